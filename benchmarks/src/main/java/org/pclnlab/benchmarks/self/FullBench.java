package org.pclnlab.benchmarks.self;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.pclnlab.benchmarks.data.BenchImage;
import org.pclnlab.benchmarks.data.PcStream;
import org.pclnlab.benchmarks.peer.GoPeer;
import org.pclnlab.benchmarks.peer.PeerSources;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.metadata.NameBytes;
import org.pclnlab.emulator.symbolize.AnswerMap;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.GcRuntime;
import org.pclnlab.harness.outcome.EnvironmentException;

/**
 * {@code bench hot --full --peer go}: function, file and line as bytes against gc's {@code FuncForPC}, {@code Name} and
 * {@code FileLine} in a process of its own (goal G3). Cached: laid out once for each run of pcs. Rebuilt: put together from the
 * string pool each time.
 */
final class FullBench {
    private static final int SLICE = 1024, WARM_UP = 60;
    private static final double CACHED_MID = 0.05, REBUILT_MID = 0.25, CACHED_ENTRY = 0.2;

    private FullBench() {}

    /** An answer as bytes. */
    private static final class Answer {
        private final byte[] name;
        private final byte[] file;
        private final long line;

        Answer(byte[] name, byte[] file, long line) {
            this.name = name;
            this.file = file;
            this.line = line;
        }
    }

    static void run(BenchImage image, int rounds, Path work, Goals goals)
            throws IOException, InterruptedException, ImageException, EnvironmentException {
        AnswerMap map = AnswerMap.of(image.runtime());
        if (map == null) {
            throw new EnvironmentException(image.path() + ": its answers are no runs of pcs");
        }
        Answer[] cached = new Answer[map.slots()];
        NameBytes name = new NameBytes();
        NameBytes file = new NameBytes();
        SliceMinima[] loops = new SliceMinima[3];
        long[] mid = PcStream.of(PcStream.Kind.MID, image.rows());
        long[] entry = PcStream.of(PcStream.Kind.ENTRY, image.rows());
        for (long[] pcs : List.of(mid, entry)) {
            for (long pc : pcs) {
                int slot = map.slot(pc);
                cached[slot] = checked(image, map, slot, pc, name, file);
            }
        }
        loops[0] = new SliceMinima(mid.length, SLICE, (from, to) -> cached(map, cached, mid, from, to)).warm(WARM_UP);
        loops[1] =
                new SliceMinima(entry.length, SLICE, (from, to) -> cached(map, cached, entry, from, to)).warm(WARM_UP);
        loops[2] =
                new SliceMinima(mid.length, SLICE, (from, to) -> rebuilt(map, mid, from, to, name, file)).warm(WARM_UP);
        String[] what = {"cached, mid", "cached, entry", "rebuilt, mid"};
        double[] limits = {CACHED_MID, CACHED_ENTRY, REBUILT_MID};
        for (int i = 0; i < loops.length; i++) {
            goals.add("G3 " + what[i] + ": allocated per answer", Allocation.each(loops[i], mid.length), 0, " B", "");
            loops[i].forget();
        }
        Path program;
        try {
            program = PeerSources.buildGo("gopeer", work);
        } catch (EnvironmentException absent) {
            goals.notRun("peer go", String.valueOf(absent.getMessage()));
            return;
        }
        try (GoPeer go = new GoPeer(program, PcStream.LENGTH, SLICE)) {
            check(program, go.answers());
            for (int i = 0; i < rounds; i++) {
                go.round();
                for (SliceMinima loop : loops) {
                    loop.round();
                }
            }
            double[] theirs = {go.nanos(false), go.nanos(true), go.nanos(false)};
            for (int i = 0; i < loops.length; i++) {
                goals.add(
                        "G3 " + what[i] + " against gc's runtime",
                        loops[i].each() / theirs[i],
                        limits[i],
                        "x",
                        String.format(
                                Locale.ROOT,
                                "pclnlab %.1f ns, gc %.1f ns, %d rounds",
                                loops[i].each(),
                                theirs[i],
                                rounds));
            }
        }
    }

    /** The answer of a slot, which has to be the emulated runtime's. */
    private static Answer checked(BenchImage image, AnswerMap map, int slot, long pc, NameBytes name, NameBytes file)
            throws ImageException {
        map.name(slot, name);
        map.file(slot, file);
        byte[] n = java.util.Arrays.copyOf(name.bytes(), name.length());
        byte[] f = java.util.Arrays.copyOf(file.bytes(), file.length());
        Func func = image.runtime().funcForPC(pc);
        FileLine at = image.runtime().fileLine(func, pc);
        if (!func.name().equals(new String(n, StandardCharsets.UTF_8))
                || !at.file().equals(new String(f, StandardCharsets.UTF_8))
                || at.line() != map.line(slot)) {
            throw new IllegalStateException("pc 0x" + Long.toHexString(pc) + ": the runtime says " + func + " " + at);
        }
        return new Answer(n, f, at.line());
    }

    /** Gc's runtime has to say about its own program what the emulated one says. */
    private static void check(Path program, List<String> answers) throws IOException, ImageException {
        GcRuntime gc =
                GcRuntime.open(Loader.view(Images.read(MappedFile.open(program).bytes())));
        for (String line : answers) {
            long pc = Long.parseUnsignedLong(line.substring(0, line.indexOf(' ')), 16);
            Func f = gc.funcForPC(pc);
            FileLine at = f == null ? FileLine.NONE : gc.fileLine(f, pc);
            String ours = Long.toHexString(pc) + " " + at.file() + ":" + at.line() + " " + (f == null ? "" : f.name());
            if (!ours.equals(line)) {
                throw new IllegalStateException("gc says " + line + ", pclnlab " + ours);
            }
        }
    }

    private static long cached(AnswerMap map, Answer[] cached, long[] pcs, int from, int to) {
        long sum = 0;
        for (int i = from; i < to; i++) {
            Answer a = cached[map.slot(pcs[i])];
            sum += a.name.length + a.file.length + a.line;
        }
        return sum;
    }

    private static long rebuilt(AnswerMap map, long[] pcs, int from, int to, NameBytes name, NameBytes file) {
        long sum = 0;
        try {
            for (int i = from; i < to; i++) {
                int slot = map.slot(pcs[i]);
                map.name(slot, name);
                map.file(slot, file);
                sum += name.length() + file.length() + map.line(slot);
            }
        } catch (ImageException e) {
            throw new IllegalStateException(e);
        }
        return sum;
    }
}
