package org.pclnlab.emulator.functab;

import java.util.Arrays;
import org.pclnlab.emulator.functab.Adoption.Adopted;
import org.pclnlab.emulator.image.Findings;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Metadata;

/** Applies every {@link SymbolRule}; a stripped image has nothing to compare with. */
public final class SymbolLint {
    private static final String STUB = "__llgo_stub.";
    private static final int MOST_ALIASES = 64;

    private final Metadata m;
    private final Adopted adopted;
    private final Findings findings;
    private final SymbolTable symbols;
    /** Addresses of the rows, sorted; the last symbol at each, -1 for none; and from a symbol to one before it. */
    private long[] entries = {};

    private int[] first = {};
    private int[] next = {};

    private SymbolLint(Metadata metadata, Adopted adopted, Findings findings) throws ImageException {
        this.m = metadata;
        this.adopted = adopted;
        this.findings = findings;
        this.symbols = metadata.loaded().image().symbols();
    }

    /** Compares every row with the function symbols of text. */
    public static void check(Metadata metadata, Adopted adopted, Findings findings) {
        findings.applied(SymbolRule.ROW_IS_SYMBOL);
        findings.apply(SymbolRule.ROW_NAME, () -> new SymbolLint(metadata, adopted, findings).run());
    }

    private void run() throws ImageException {
        PrebuiltRows rows = adopted.rows();
        entries = new long[rows.count()];
        for (int row = 0; row < entries.length; row++) {
            entries[row] = rows.entry(row);
        }
        Arrays.sort(entries);
        first = new int[entries.length];
        Arrays.fill(first, -1);
        if (collect()) {
            for (int row = 0; row < entries.length; row++) {
                compare(row, rows.entry(row), rows.funcIndex(row));
            }
        }
    }

    /** Chains the function symbols of every row's address; false when there are no function symbols at all. */
    private boolean collect() throws ImageException {
        next = new int[symbols.count()];
        boolean any = false;
        for (int i = 0; i < next.length; i++) {
            Symbol s = symbols.nameless(i);
            if (s.kind() != Symbol.Kind.FUNCTION || !s.defined()) {
                continue;
            }
            any = true;
            int slot = Arrays.binarySearch(entries, m.loaded().toPc(s.value()));
            if (slot >= 0) {
                next[i] = first[slot];
                first[slot] = i;
            }
        }
        return any;
    }

    private void compare(int row, long entry, long funcIndex) throws ImageException {
        long at = adopted.at() + FtabHeader.SIZE + (long) FtabHeader.ROW_SIZE * row;
        int i = first[Arrays.binarySearch(entries, entry)];
        if (i < 0) {
            findings.add(
                    SymbolRule.ROW_IS_SYMBOL,
                    at,
                    "row[" + row + "].entryOff",
                    Hex.of(entry),
                    "the start of a function symbol");
            return;
        }
        if (!m.functions().valid(funcIndex)) {
            return; // table/func-index says so
        }
        String symbol = m.functions().symbol(funcIndex);
        String other = symbols.at(i).name();
        for (int alias = 0; i >= 0 && alias < MOST_ALIASES; alias++) {
            String name = symbols.at(i).name();
            if (name.equals(symbol) || (m.generation().hasStubSites() && name.equals(STUB + symbol))) {
                return;
            }
            i = next[i];
        }
        findings.add(SymbolRule.ROW_NAME, at + 4, "row[" + row + "].funcIndex", symbol, "the record of " + other);
    }
}
