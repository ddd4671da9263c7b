package org.pclnlab.emulator.metadata;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * Which generation an image carries (01 section 1.1): guessed from sections and symbols, then verified by content. The
 * record size is the decisive fact; exactly one size makes the sampled records name themselves in the symbol index.
 * */
public final class GenerationDetector {
    static final long FTB1 = 0x314254464F474C4CL, FTB2 = 0x324254464F474C4CL;
    private static final int SAMPLES = 8;
    private static final String ROW_CACHE = "runtime.runtimePrebuiltFuncs", RUNTIME = "runtime.FuncForPC";

    private GenerationDetector() {}

    /**
     * The generation of an image.
     *
     * @throws Unsupported when the image has no LLGo metadata
     * @throws Inconsistent when its records fit no known size
     */
    public static Generation detect(LoadedImage loaded, Globals globals) throws ImageException {
        Image image = loaded.image();
        if (!globals.present(image)) {
            throw new Unsupported(
                    new Where(image.name(), 0, "image", "metadata"),
                    "no llgo_funcinfo_entry section and no __llgo_funcinfo_table symbol",
                    "an executable built by LLGo");
        }
        boolean stubs = SiteKind.STUB.section(image) != null || globals.hasStubGlobals();
        Section entry = SiteKind.ENTRY.section(image);
        boolean readOnlyEntry = entry != null && image.format() == Image.Format.ELF && !entry.writable();
        // Where the globals have names and none is about stubs, the runtime does not know redirects, whatever lies
        // there.
        boolean redirect = entry != null && !globals.named() && magic(image, entry) == FTB2;

        Generation guess = Generation.MAIN;
        if (stubs || redirect) {
            guess = readOnlyEntry ? narrow(image, redirect) : Generation.PR2026;
        }
        if (globals.count() == 0 || globals.table() == 0) {
            return guess; // nothing to decode, so nothing to verify and nothing that depends on it
        }
        boolean wide = passes(loaded, globals, Generation.PR2026);
        boolean narrow = passes(loaded, globals, Generation.PR2016);
        if (wide == narrow) {
            // One record, or damaged metadata: content does not decide, sections do.
            if (!wide && entry == null && SiteKind.PCLINE.section(image) == null) {
                throw new Inconsistent(
                        new Where(image.name(), globals.table(), "function records", ""),
                        "records of " + Hex.of(globals.count()) + " functions that fit neither size",
                        "28 or 16 bytes each");
            }
            return guess;
        }
        if (narrow) {
            return narrow(image, redirect);
        }
        return stubs || redirect ? Generation.PR2026 : Generation.MAIN;
    }

    /**
     * #2016 or #1906: they write the same bytes, unless a table was spilled. #2016's runtime has a per-row cache, a global
     * that its symbol table names (measured: nm of both); a runtime without it is #1906. Without the runtime's names, as in
     * stripped and forged images, #2016 is assumed: it answers alike wherever entries are 4-aligned.
     */
    private static Generation narrow(Image image, boolean redirect) throws ImageException {
        if (redirect) {
            return Generation.PR2016;
        }
        @Nullable Symbol[] found = image.symbols().find(ROW_CACHE, RUNTIME);
        return found[0] == null && found[1] != null ? Generation.PR1906 : Generation.PR2016;
    }

    static long magic(Image image, Section section) throws ImageException {
        Bytes contents = image.contents(section);
        return contents.size() >= 8 ? contents.u64(0) : 0;
    }

    /** Whether the image's entry section starts with a prebuilt table or a redirect. */
    public static boolean rewritten(Image image) throws ImageException {
        @Nullable Section entry = SiteKind.ENTRY.section(image);
        long magic = entry == null ? 0 : magic(image, entry);
        return magic == FTB1 || magic == FTB2;
    }

    /** Whether sampled records, read at this generation's size, hash to index entries that hold their own position. */
    private static boolean passes(LoadedImage loaded, Globals globals, Generation size) throws ImageException {
        long n = globals.count();
        if (Unsigned.less(Globals.MAX_FUNCTIONS, n)) {
            return false;
        }
        Metadata trial = Metadata.of(loaded, size, globals);
        FuncRecords records = trial.functions();
        int hits = 0;
        try {
            // Where the majority is found already, the other samples do not change the answer.
            for (int i = 0; i < SAMPLES && hits * 2 <= SAMPLES; i++) {
                long k = 1 + (n - 1) * i / SAMPLES;
                for (int field = FuncRecords.SYMBOL_PKG; field <= FuncRecords.FILE_NAME; field++) {
                    if (!Unsigned.less(records.id(k, field), trial.strings().count())) {
                        return false;
                    }
                }
                if (trial.symbolIndex().indexFor(Names.symbolId(records.symbol(k))) == k) {
                    hits++;
                }
            }
        } catch (ImageException outside) {
            return false;
        }
        return hits * 2 > SAMPLES || (n < SAMPLES && hits > 0);
    }
}
