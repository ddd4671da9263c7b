package org.pclnlab.emulator.image.macho;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;

/** The symbols of a Mach-O image; names lose the one underscore that linkers prepend. Sizes are not recorded: 0. */
final class MachoSymbols implements SymbolTable {
    /** {@link Symbol#section} of an absolute symbol, the value ELF has for it. */
    private static final int ABSOLUTE = 0xfff1;

    private final Bytes symbols;
    private final Bytes names;
    private final List<Section64> sections;

    private MachoSymbols(Bytes symbols, Bytes names, List<Section64> sections) {
        this.symbols = symbols;
        this.names = names;
        this.sections = sections;
    }

    static MachoSymbols read(Bytes file, SymtabCommand command, List<Section64> sections) throws ImageException {
        return new MachoSymbols(
                file.slice(command.symoff(), command.nsyms() * Nlist64.SIZE, "Mach-O symbol table"),
                file.slice(command.stroff(), command.strsize(), "Mach-O string table"),
                sections);
    }

    @Override
    public int count() {
        return symbols.size() / Nlist64.SIZE;
    }

    @Override
    public Symbol at(int index) throws ImageException {
        Nlist64 n = Nlist64.read(symbols, index * Nlist64.SIZE);
        int section = n.inSection() ? n.sect() : n.absolute() ? ABSOLUTE : 0;
        Symbol.Kind kind = Symbol.Kind.OTHER;
        if (n.inSection()) {
            if (n.sect() == 0 || n.sect() > sections.size()) {
                throw new Inconsistent(
                        symbols.where(index * Nlist64.SIZE + Nlist64.SECT_OFF, "n_sect"),
                        Integer.toString(n.sect()),
                        "1 to " + sections.size() + ", the number of sections");
            }
            Section64 s = sections.get(n.sect() - 1);
            kind = s.code() ? Symbol.Kind.FUNCTION : s.threadLocal() ? Symbol.Kind.TLS : Symbol.Kind.DATA;
        }
        return new Symbol(name(index, n.strx()), n.value(), 0, kind, section);
    }

    private String name(int index, long strx) throws ImageException {
        int end = strx < names.size() ? names.indexOfNul((int) strx) : -1;
        if (end < 0) {
            throw new BadValue(
                    symbols.where(index * Nlist64.SIZE, "n_strx"),
                    Hex.of(strx),
                    "a terminated name inside " + Hex.of(names.size()) + " bytes");
        }
        int start = (int) strx;
        if (end > start && names.u8(start) == '_') {
            start++;
        }
        return new String(names.copy(start, end), StandardCharsets.UTF_8);
    }

    @Override
    public @Nullable Symbol[] find(String... wanted) throws ImageException {
        @Nullable Symbol[] out = new @Nullable Symbol[wanted.length];
        int missing = wanted.length;
        for (int i = count() - 1; i >= 0 && missing > 0; i--) {
            if (!Nlist64.inSection(symbols.u8(i * Nlist64.SIZE + Nlist64.TYPE_OFF))) {
                continue;
            }
            long strx = symbols.u32(i * Nlist64.SIZE + Nlist64.STRX_OFF);
            if (strx >= names.size()) {
                continue; // at() says so; a search for other names is not disturbed
            }
            int start = names.u8((int) strx) == '_' ? (int) strx + 1 : (int) strx;
            for (int k = 0; k < wanted.length; k++) {
                if (out[k] == null && names.cstrEquals(start, wanted[k])) {
                    out[k] = at(i);
                    missing--;
                    break;
                }
            }
        }
        return out;
    }
}
