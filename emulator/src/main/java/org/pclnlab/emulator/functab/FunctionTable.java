package org.pclnlab.emulator.functab;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.Adoption.Adopted;
import org.pclnlab.emulator.functab.Adoption.Rejected;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.metadata.FuncRecords;
import org.pclnlab.emulator.metadata.Globals;
import org.pclnlab.emulator.metadata.Metadata;

/**
 * The runtime's function table and how it comes to be (02 sections 4, 5 and 11): adopted, built on first use from site
 * records, built from loader queries, or nothing. Mutable: it is built by the first question, once, as in a process.
 */
public final class FunctionTable {
    /** Where rows came from. */
    public enum Source {
        PREBUILT("prebuilt"),
        SITES("sites"),
        DLSYM("dlsym");

        private final String word;

        Source(String word) {
            this.word = word;
        }

        /** The word in the runtime's debug line. */
        public String word() {
            return word;
        }
    }

    private static final long MAX_SITES = 1 << 20, SITES_PER_FUNCTION = 16;
    private static final long MAX_COLD_SITES = 4096;
    private static final int COLD_BUDGET = 8;

    private final Metadata metadata;
    private final DynamicLoader loader;
    private final boolean present;
    private boolean built;
    private @Nullable Rows rows;
    private @Nullable Adoption adoption;
    private Source entries = Source.DLSYM;
    private Source stubs = Source.DLSYM;
    private int coldLookups;

    /** A table that is not built yet. Nothing but the magic is read. */
    public FunctionTable(Metadata metadata, DynamicLoader loader) throws ImageException {
        this.metadata = metadata;
        this.loader = loader;
        this.present = Adoption.present(metadata.loaded().memory(), metadata.globals(), metadata.generation());
    }

    /** Whether the entry section starts with a table's magic. */
    public boolean present() {
        return present;
    }

    public boolean built() {
        return built;
    }

    /** The rows, built when this is the first question; null when there is nothing to build from. */
    public @Nullable Rows rows() throws ImageException {
        if (!built) {
            build();
            built = true;
        }
        return rows;
    }

    /** What adoption decided, and why; null when it was not attempted. */
    public @Nullable Adoption adoption() throws ImageException {
        rows();
        return adoption;
    }

    /** Whether the rows are an adopted table. */
    public boolean prebuilt() {
        return rows instanceof PrebuiltRows;
    }

    public Source entries() {
        return entries;
    }

    public Source stubs() {
        return stubs;
    }

    private void build() throws ImageException {
        Globals g = metadata.globals();
        if (g.table() == 0
                || g.count() == 0
                || g.strings() == 0
                || g.stringOffsets() == 0
                || Unsigned.less(Globals.MAX_FUNCTIONS, g.count())) {
            return;
        }
        Adoption decided = Adoption.of(metadata.loaded().memory(), g, metadata.generation());
        adoption = decided;
        if (decided instanceof Adopted adopted) {
            rows = adopted.rows();
            entries = Source.PREBUILT;
            stubs = Source.PREBUILT;
        } else if (decided instanceof Rejected) {
            rows = new FirstUse().build();
        }
    }

    /** The line the runtime prints when {@code LLGO_FUNCINFO_DEBUG} is set, after the table was built (02 section 14). */
    public String debugLine() throws ImageException {
        Rows r = rows();
        StringBuilder out = new StringBuilder("llgo funcinfo: func table frames= ");
        out.append(r == null ? 0 : r.count()).append("  buckets= ").append(r == null ? 0 : r.buckets());
        out.append("  index= ").append(r != null && r.buckets() != 0 ? "built" : "fallback");
        out.append("  entries= ").append(entries.word());
        if (metadata.generation().hasStubSites()) {
            out.append("  stubs= ").append(stubs.word());
        }
        return out.toString();
    }

    /** Rows and their lowest entries, collected from sites or loader queries. */
    private final class FirstUse {
        private final Globals g = metadata.globals();
        private final FuncRecords functions = metadata.functions();
        private final Memory memory = metadata.loaded().memory();
        private final long[] lowest = new long[(int) g.count() + 1];
        private long[] addresses = new long[64];
        private int[] indexes = new int[64];
        private int n;

        Rows build() throws ImageException {
            boolean sites = addSites(g.entryStart(), g.entryEnd(), "entry site records", true);
            entries = sites ? Source.SITES : Source.DLSYM;
            if (!sites) {
                for (long k = 1; k <= g.count(); k++) {
                    addLoaderSymbol(k, "", true);
                }
            }
            if (metadata.generation().hasStubSites()) {
                boolean stubSites = addSites(g.stubSiteStart(), g.stubSiteEnd(), "stub site records", false);
                stubs = stubSites ? Source.SITES : Source.DLSYM;
                if (!stubSites
                        && g.stubIndexes() != 0
                        && g.stubCount() != 0
                        && Unsigned.lessOrEqual(g.stubCount(), g.count())) {
                    for (long i = 0; i < g.stubCount(); i++) {
                        long k = memory.u32(g.stubIndexes() + 4 * i);
                        if (functions.valid(k)) {
                            addLoaderSymbol(k, "__llgo_stub.", false);
                        }
                    }
                }
            }
            AddressSort.sort(addresses, indexes, n);
            n = AddressSort.unique(addresses, indexes, n);
            return new FirstUseRows(addresses, indexes, n, lowest);
        }

        private boolean addSites(long start, long end, String name, boolean counts) throws ImageException {
            long limit = Unsigned.min(SITES_PER_FUNCTION * g.count(), MAX_SITES);
            SiteRecords sites = SiteRecords.read(memory, start, end, limit, name);
            boolean used = false;
            for (int i = 0; sites != null && i < sites.count(); i++) {
                long pc = sites.pc(i);
                long id = sites.id(i);
                if (pc == 0 || id == 0) {
                    continue;
                }
                long k = metadata.symbolIndex().indexFor(id);
                if (k != 0) {
                    add(pc, k, counts);
                    used = true;
                }
            }
            return used;
        }

        private void addLoaderSymbol(long k, String prefix, boolean counts) throws ImageException {
            String symbol = functions.symbol(k);
            if (!symbol.isEmpty()) {
                long address = loader.dlsym(prefix + symbol);
                if (address != 0) {
                    add(address, k, counts);
                }
            }
        }

        private void add(long pc, long k, boolean counts) {
            if (n == addresses.length) {
                addresses = Arrays.copyOf(addresses, 2 * n);
                indexes = Arrays.copyOf(indexes, 2 * n);
            }
            addresses[n] = pc;
            indexes[n++] = (int) k;
            int slot = (int) k;
            if (counts && (lowest[slot] == 0 || Unsigned.less(pc, lowest[slot]))) {
                lowest[slot] = pc;
            }
        }
    }

    /** Takes one of the eight lookups that a process may do before it builds a table (02 section 12). */
    public boolean coldBudget() {
        if (present) {
            return false;
        }
        coldLookups++;
        return Integer.compareUnsigned(coldLookups, COLD_BUDGET) <= 0;
    }

    /** The cold lookup: nearest anchor in {@code [pc, pc+64]} of the raw sites, 0 when there is none (02 section 12). */
    public long coldScan(long pc) throws ImageException {
        if (pc == 0 || present) {
            return 0;
        }
        Globals g = metadata.globals();
        long limit = Unsigned.min(SITES_PER_FUNCTION * g.count(), MAX_COLD_SITES);
        Memory memory = metadata.loaded().memory();
        long best = FirstUseRows.SLACK + 1;
        long found = 0;
        boolean stubSites = metadata.generation().hasStubSites();
        for (int section = 0; section < (stubSites ? 2 : 1) && best != 0; section++) {
            SiteRecords sites = section == 0
                    ? SiteRecords.read(memory, g.entryStart(), g.entryEnd(), limit, "entry site records")
                    : SiteRecords.read(memory, g.stubSiteStart(), g.stubSiteEnd(), limit, "stub site records");
            for (int i = 0; sites != null && i < sites.count() && best != 0; i++) {
                long distance = sites.pc(i) - pc;
                if (sites.id(i) == 0 || Unsigned.less(sites.pc(i), pc) || !Unsigned.less(distance, best)) {
                    continue;
                }
                long k = metadata.symbolIndex().indexFor(sites.id(i));
                if (k != 0) {
                    best = distance;
                    found = k;
                }
            }
        }
        return found;
    }
}
