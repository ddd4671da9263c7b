package org.pclnlab.emulator.metadata;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;

/**
 * The runtime's global variables, with the values a process finds in them (01 section 6): runtime addresses and counts.
 * A missing pointer is 0 and a missing count is 0, as after linker garbage collection.
 *
 * @param named whether the image has symbols for them; if not, the values come from sections and content search
 */
public record Globals(
        boolean named,
        long table,
        long count,
        long strings,
        long stringOffsets,
        long stringCount,
        long hash,
        long hashMask,
        long symbolIndex,
        long symbolIndexCount,
        long entryStart,
        long entryEnd,
        long pclineTable,
        long pclineCount,
        long pcsiteStart,
        long pcsiteEnd,
        boolean hasFpChain,
        int fpChain,
        long stubIndexes,
        long stubCount,
        long stubSiteStart,
        long stubSiteEnd,
        boolean hasStubGlobals) {

    /** Caps that the runtime applies (01 section 6): exceeding one silently disables that piece. */
    public static final long MAX_FUNCTIONS = 1 << 20;

    static final long MAX_HASH_MASK = 1 << 22;

    private static final String[] NAMES = {
        "__llgo_funcinfo_table",
        "__llgo_funcinfo_count",
        "__llgo_funcinfo_strings",
        "__llgo_funcinfo_string_offsets",
        "__llgo_funcinfo_string_count",
        "__llgo_funcinfo_hash",
        "__llgo_funcinfo_hash_mask",
        "__llgo_funcinfo_symbol_index",
        "__llgo_funcinfo_symbol_index_count",
        "__llgo_funcinfo_entry_start",
        "__llgo_funcinfo_entry_end",
        "__llgo_pcline_table",
        "__llgo_pcline_count",
        "__llgo_pcsite_start",
        "__llgo_pcsite_end",
        "__llgo_fp_chain",
    };
    private static final String[] STUB_NAMES = {
        "__llgo_funcinfo_stub_indexes",
        "__llgo_funcinfo_stub_count",
        "__llgo_funcinfo_stubsite_start",
        "__llgo_funcinfo_stubsite_end",
    };
    private static final int FP_CHAIN = 15;

    /** Reads the globals by name; those without a symbol are 0. */
    public static Globals read(LoadedImage loaded) throws ImageException {
        SymbolTable symbols = loaded.image().symbols();
        @Nullable Symbol[] found = symbols.find(NAMES);
        // Globals about stubs come with a section of stub sites, but for images without any site section. A search for
        // names that are not there reads the whole table, so it is not made where sections already say no.
        Section entry = SiteKind.ENTRY.section(loaded.image());
        boolean askForStubs = entry == null
                || SiteKind.STUB.section(loaded.image()) != null
                || GenerationDetector.magic(loaded.image(), entry) == GenerationDetector.FTB2;
        @Nullable Symbol[] stubs = askForStubs ? symbols.find(STUB_NAMES) : new @Nullable Symbol[STUB_NAMES.length];
        long[] v = new long[NAMES.length + STUB_NAMES.length];
        for (int i = 0; i < v.length; i++) {
            Symbol s = i < NAMES.length ? found[i] : stubs[i - NAMES.length];
            if (s != null && i != FP_CHAIN) {
                v[i] = loaded.memory().u64(loaded.toPc(s.value()));
            }
        }
        Symbol chain = found[FP_CHAIN];
        return new Globals(
                found[0] != null,
                v[0],
                v[1],
                v[2],
                v[3],
                v[4],
                v[5],
                v[6],
                v[7],
                v[8],
                v[9],
                v[10],
                v[11],
                v[12],
                v[13],
                v[14],
                chain != null,
                chain != null ? loaded.memory().u8(loaded.toPc(chain.value())) : 1,
                v[16],
                v[17],
                v[18],
                v[19],
                stubs[1] != null || stubs[2] != null);
    }

    /** Whether the image carries LLGo site sections or globals at all. */
    public boolean present(Image image) {
        return named || SiteKind.ENTRY.section(image) != null;
    }
}
