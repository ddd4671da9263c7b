package org.pclnlab.harness.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.Adoption;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.metadata.Names;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.GoRuntime;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.emulator.symbolize.Runtimes;
import org.pclnlab.harness.toolchain.Result;

/**
 * Sweeps an executable that answers for itself: a program with the {@code pcs} oracle in it, built by LLGo or gc. The
 * emulated process is asked the same questions in the same order (spec 04 section 17).
 */
final class SelfSweep {
    /** How far before and behind the text section pcs are asked too. */
    private static final long MARGIN = 64;

    private static final String DEBUG_LINE = "llgo funcinfo: ";

    private final SweepRequest request;
    private final Witnesses witnesses;

    SelfSweep(SweepRequest request, Witnesses witnesses) {
        this.request = request;
        this.witnesses = witnesses;
    }

    SweepResult run() throws SweepException, ImageException, IOException {
        MappedFile file = MappedFile.open(request.image());
        LoadedImage loaded = Loader.view(Images.read(file.bytes()));
        if (loaded.image().positionIndependent()) {
            throw new SweepException(
                    request.image() + " is position-independent; the process's addresses are not known beforehand");
        }
        Section text = loaded.image().text();
        long lo = text.vmaddr() - MARGIN;
        long hi = text.end() + MARGIN;
        // The first range makes the process build its tables, so that no later answer comes from the cold path. Then
        // four
        // ranges, one for each alignment: aligned and unaligned pcs are answered by different rules, so runs get
        // longer.
        StringBuilder questions = new StringBuilder();
        long[] starts = {text.vmaddr(), lo, lo + 1, lo + 2, lo + 3};
        long[] steps = {1, 4L * request.step(), 4L * request.step(), 4L * request.step(), 4L * request.step()};
        long[] ends = {text.vmaddr() + 40, hi, hi, hi, hi};
        for (int i = 0; i < starts.length; i++) {
            questions.append("F ").append(Long.toHexString(starts[i]));
            questions.append(' ').append(Long.toHexString(ends[i]));
            questions.append(' ').append(Long.toHexString(steps[i])).append('\n');
        }
        long begin = System.nanoTime();
        Path answers = witnesses.work().resolve("answers");
        Result process = witnesses.program(
                List.of(request.image().toAbsolutePath().toString()),
                Map.of("LLGO_FUNCINFO_DEBUG", "1"),
                questions.toString(),
                answers);
        GoRuntime runtime = Runtimes.open(loaded);
        Tally funcs = new Tally("FuncForPC: name, entry, file, line", request.keep());
        String version;
        double witnessSeconds;
        try (RunReader runs = new RunReader(answers)) {
            for (int i = 0; i < starts.length; i++) {
                compare(runtime, runs, steps[i], funcs);
            }
            long expected = 0;
            for (int i = 0; i < starts.length; i++) {
                expected += (ends[i] - starts[i] + steps[i] - 1) / steps[i];
            }
            if (runs.queries() != expected) {
                throw new SweepException("the process answered " + runs.queries() + " of " + expected + " questions");
            }
            version = runs.version();
            witnessSeconds = runs.nanos() / 1e9;
        }
        List<Tally> tallies = new ArrayList<>(List.of(funcs));
        List<String> notes = new ArrayList<>();
        if (runtime instanceof LlgoRuntime llgo) {
            tallies.add(debugLines(llgo, process.stderr().text(), notes));
        }
        file.checkUnchanged();
        return new SweepResult(
                describe(loaded.image(), runtime),
                "the process itself, " + version,
                tallies,
                notes,
                (System.nanoTime() - begin) / 1e9,
                witnessSeconds);
    }

    private String describe(Image image, GoRuntime runtime) throws ImageException {
        StringBuilder out = new StringBuilder().append(request.image());
        out.append(" (")
                .append(image.format())
                .append(' ')
                .append(image.arch().goName())
                .append(", ");
        if (!(runtime instanceof LlgoRuntime llgo)) {
            return out.append("gc)").toString();
        }
        out.append("LLGo ").append(llgo.metadata().generation()).append(", ");
        Adoption adoption = llgo.table().adoption();
        if (adoption instanceof Adoption.Adopted adopted) {
            out.append("table adopted").append(adopted.redirected() ? " through a redirect" : "");
            out.append(": ").append(adopted.rows().count()).append(" rows");
        } else if (adoption instanceof Adoption.Rejected rejected) {
            out.append("table rejected by check ")
                    .append(rejected.check())
                    .append(": ")
                    .append(rejected.reason());
        } else {
            out.append("no function metadata");
        }
        return out.append(')').toString();
    }

    private static void compare(GoRuntime runtime, RunReader runs, long step, Tally tally)
            throws IOException, SweepException {
        while (runs.next()) {
            long pc = runs.pc();
            for (long i = 0; i < runs.count(); i++, pc += step) {
                String difference;
                try {
                    difference = difference(runtime, runs, pc);
                } catch (ImageException e) {
                    difference = String.valueOf(e.getMessage());
                }
                if (difference.isEmpty()) {
                    tally.agree();
                } else if (tally.disagree()) {
                    tally.describe(pc, difference, describe(runs, pc));
                }
            }
        }
    }

    private static String difference(GoRuntime runtime, RunReader runs, long pc) throws ImageException {
        @Nullable Func f = runtime.funcForPC(pc);
        if (f == null) {
            return runs.kind() == 'n' ? "" : "nil";
        }
        FileLine at = runtime.fileLine(f, pc);
        if (runs.kind() == 'f') {
            RunReader.Frame want = runs.frame(0);
            if (f.entry() == (want.entryIsPc ? pc : want.entry)
                    && f.name().equals(want.placeholder ? Names.unknown(pc) : want.name)
                    && at.line() == want.line
                    && at.file().equals(want.file)) {
                return "";
            }
        }
        return f.name() + " 0x" + Long.toHexString(f.entry()) + " " + at.file() + ":" + at.line();
    }

    private static String describe(RunReader runs, long pc) {
        if (runs.kind() != 'f') {
            return "nil";
        }
        RunReader.Frame f = runs.frame(0);
        String name = f.placeholder ? Names.unknown(pc) : f.name;
        return name + " 0x" + Long.toHexString(f.entryIsPc ? pc : f.entry) + " " + f.file + ":" + f.line;
    }

    /** Compares what the process printed about its tables with what the emulator would print. */
    private static Tally debugLines(LlgoRuntime runtime, String stderr, List<String> notes) throws ImageException {
        Tally tally = new Tally("LLGO_FUNCINFO_DEBUG: function and pcline table, field by field", "lines", 2);
        List<String> theirs =
                stderr.lines().filter(l -> l.startsWith(DEBUG_LINE)).toList();
        for (String ours :
                List.of(runtime.table().debugLine(), runtime.statements().debugLine())) {
            if (theirs.contains(ours)) {
                tally.agree();
                notes.add(ours);
            } else if (tally.disagree()) {
                tally.describe(0, ours, String.join(" / ", theirs));
            }
        }
        return tally;
    }
}
