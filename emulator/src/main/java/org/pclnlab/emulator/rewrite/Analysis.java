package org.pclnlab.emulator.rewrite;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.FtabHeader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.metadata.Generation;

/**
 * What a sidecar has to know of an executable before its sites are removed (03 section 12.2). Reads only.
 *
 * @param identity SHA-256 of the whole file as it is
 * @param entrySites ascending, none twice; owner is empty
 * @param stubSites of a generation with stubs
 * @param pclineSites ascending, none twice
 */
public record Analysis(
        Bytes identity,
        Statistics statistics,
        int pclineRecords,
        List<Site> entrySites,
        List<Site> stubSites,
        List<Site> pclineSites) {

    /** A site: distance from the image base, id, and for statements the name of the function around it. */
    public record Site(long offset, long id, String owner) implements Comparable<Site> {
        @Override
        public int compareTo(Site o) {
            int c = Long.compareUnsigned(offset, o.offset);
            c = c != 0 ? c : Long.compareUnsigned(id, o.id);
            return c != 0 ? c : owner.compareTo(o.owner);
        }
    }

    /** Either an analysis or the words of the refusal. */
    public sealed interface Result {
        /** Done. */
        record Analysed(Analysis analysis) implements Result {}

        /** In the words of the original. */
        record Refused(String referenceText, boolean abnormal) implements Result {}
    }

    /**
     * Analyses a file.
     *
     * @param forced the generation, or null for the one that the file was built for
     */
    public static Result of(byte[] bytes, String name, @Nullable Generation forced) {
        try {
            return new Result.Analysed(of(Inputs.load(Bytes.of(bytes, name), forced)));
        } catch (Refusal refusal) {
            return new Result.Refused(refusal.referenceText(), refusal.isAbnormal());
        }
    }

    static Analysis of(Input input) throws Refusal {
        checkLayout(input);
        long magic = input.entry.magic();
        if (magic == FtabHeader.MAGIC || (input.rules.spills() && magic == FtabHeader.REDIRECT_MAGIC)) {
            throw new Refusal("entry sites have already been rewritten");
        }
        SiteList entries = SiteList.of(input.entry, input);
        SiteList stubs = SiteList.of(input.stub, input);
        SiteList pclines = SiteList.of(input.pcline, input);
        if (entries.count() == 0) {
            throw new Refusal("no entry records");
        }
        FunctionSymbols functions = input.functions();
        Kept kept = new Kept(functions);
        kept.add(entries);
        kept.add(stubs);
        if (kept.count() == 0) {
            throw new Refusal("no records survived dedup");
        }
        List<Site> entrySites = new ArrayList<>();
        List<Site> stubSites = new ArrayList<>();
        for (int i = 0; i < functions.count(); i++) {
            long pc = functions.addr(i);
            if (kept.id(i) != 0 && inRange(input, pc)) {
                boolean stub = input.rules.stubs() && functions.stubPrefix(i) != 0;
                (stub ? stubSites : entrySites).add(new Site(pc - input.imageBase(), kept.id(i), ""));
            }
        }
        if (input.rules.stubs() && entrySites.isEmpty()) {
            throw new Refusal("no entry records survived dedup");
        }
        Statistics statistics = new Statistics(
                input.rules.generation(),
                input.format(),
                entries.count(),
                stubs.count(),
                kept.count(),
                kept.inlineCopies(),
                kept.noSymbol(),
                0,
                0,
                0);
        return new Analysis(
                Bytes.of(sha256(input.file), "identity"),
                statistics,
                pclines.count(),
                unique(entrySites),
                unique(stubSites),
                unique(statements(input, pclines, functions)));
    }

    private static List<Site> statements(Input input, SiteList pclines, FunctionSymbols functions) throws Refusal {
        List<Site> out = new ArrayList<>();
        String[] names = new String[functions.count()];
        for (int i = 0; i < pclines.count(); i++) {
            long pc = pclines.pc(i);
            int owner = inRange(input, pc) ? functions.owner(pc) : -1;
            if (owner >= 0) {
                String name = names[owner];
                if (name == null) {
                    int skip = input.rules.stubs() ? functions.stubPrefix(owner) : 0;
                    name = functions.name(owner, skip);
                    names[owner] = name;
                }
                out.add(new Site(pc - input.imageBase(), pclines.id(i), name));
            }
        }
        return out;
    }

    private static boolean inRange(Input input, long pc) {
        return input.inText(pc) && Unsigned.lessOrEqual(input.imageBase(), pc);
    }

    private static List<Site> unique(List<Site> sites) {
        Site[] sorted = sites.toArray(new Site[0]);
        Arrays.sort(sorted);
        List<Site> out = new ArrayList<>();
        for (Site s : sorted) {
            if (out.isEmpty() || !out.get(out.size() - 1).equals(s)) {
                out.add(s);
            }
        }
        return List.copyOf(out);
    }

    /** What both analysis and detach require (03 section 12.1). */
    static void checkLayout(Input input) throws Refusal {
        if (input.pointerSize() != 8) {
            throw new Refusal("external pclntab requires a 64-bit binary (pointer size " + input.pointerSize() + ")");
        }
        if (!input.littleEndian()) {
            throw new Refusal("external pclntab requires a little-endian binary");
        }
        if (Unsigned.lessOrEqual(input.textEnd, input.textStart)) {
            throw new Refusal(
                    "missing or invalid text range [" + Hex.of(input.textStart) + "," + Hex.of(input.textEnd) + ")");
        }
        if (Unsigned.less(input.textStart, input.imageBase())) {
            throw new Refusal(
                    "image base " + Hex.of(input.imageBase()) + " is above text start " + Hex.of(input.textStart));
        }
    }

    static byte[] sha256(Bytes file) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(file.buffer().duplicate().position(0));
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
