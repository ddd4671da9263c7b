package org.pclnlab.harness.sweep;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.Adoption;
import org.pclnlab.emulator.functab.DynamicLoader;
import org.pclnlab.emulator.functab.ElfDynamicLoader;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.sidecar.Attempt;
import org.pclnlab.emulator.sidecar.Sidecars;
import org.pclnlab.emulator.symbolize.GcRuntime;
import org.pclnlab.emulator.symbolize.GoRuntime;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.emulator.symbolize.Runtimes;
import org.pclnlab.harness.toolchain.Result;

/**
 * Sweeps an executable that answers for itself: a program with the {@code pcs} oracle in it, built by LLGo or gc. One
 * process answers {@code FuncForPC}, another one {@code CallersFrames}, because a frame changes later answers of {@code
 * FuncForPC} (spec 04 D-01). An emulated process is asked the same questions in the same order (spec 04 section 17).
 *
 * <p>Everything is compared at link-time addresses: of a position-independent program the process subtracts its slide, which
 * it finds from the anchor, and pcs that are the same number in every process are not asked.
 */
final class SelfSweep {
    private static final String DEBUG_LINE = "llgo funcinfo: ", ANCHOR = "main.anchor", STUB = "__llgo_stub.";

    private final SweepRequest request;
    private final Witnesses witnesses;
    private final Explainer explainer;
    private final List<Tally> tallies = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private String version = "";
    private double witnessSeconds;
    private double ownSeconds;
    private String stderr = "";

    SelfSweep(SweepRequest request, Witnesses witnesses, Explainer explainer) {
        this.request = request;
        this.witnesses = witnesses;
        this.explainer = explainer;
    }

    SweepResult run() throws SweepException, ImageException, IOException {
        MappedFile file = MappedFile.open(request.image());
        LoadedImage loaded = Sidecars.complete(Loader.view(Images.read(file.bytes())), request.image(), null);
        Attempt attempt = Attempt.of(loaded);
        if (attempt != null) {
            notes.add("sidecar " + attempt.line());
        }
        boolean llgo = Runtimes.isLlgo(loaded);
        SelfQuestions questions = SelfQuestions.of(loaded.image(), request.step());
        long begin = System.nanoTime();
        GoRuntime first = mode(SelfComparison.Mode.F, loaded, llgo, questions);
        String debug = stderr;
        mode(SelfComparison.Mode.N, loaded, llgo, questions);
        if (first instanceof LlgoRuntime runtime) {
            tallies.add(debugLines(runtime, debug));
        }
        file.checkUnchanged();
        long pcs = 0;
        for (Tally t : tallies) {
            pcs += t.unit().equals("pcs") ? t.pcs() : 0;
        }
        notes.add("pcs a second: pclnlab " + (long) (pcs / ownSeconds) + ", the process "
                + (long) (pcs / witnessSeconds));
        return new SweepResult(
                describe(loaded.image(), first),
                "the process itself, " + version,
                tallies,
                notes,
                (System.nanoTime() - begin) / 1e9,
                witnessSeconds);
    }

    /** One process and its emulation. Gives the emulated one. */
    private GoRuntime mode(SelfComparison.Mode mode, LoadedImage loaded, boolean llgo, SelfQuestions questions)
            throws SweepException, ImageException, IOException {
        Path answers = witnesses.work().resolve("answers" + mode);
        Result process = witnesses.program(
                List.of(request.image().toAbsolutePath().toString()),
                Map.of("LLGO_FUNCINFO_DEBUG", "1"),
                anchor(loaded.image()) + questions.lines(mode.name().charAt(0)) + "Q\n",
                answers);
        stderr = process.stderr().text();
        long begin = System.nanoTime();
        ProcessObjects objects = objects(answers, loaded.image());
        GoRuntime runtime = open(loaded, llgo, objects);
        Tally text = new Tally(mode.label(), request.keep());
        Tally outside = new Tally(mode.label() + ", outside text", request.keep());
        Tally others = new Tally(mode.label() + ", in all mappings of the process", request.keep());
        tallies.addAll(List.of(text, outside, others));
        SelfComparison comparison = new SelfComparison(runtime, mode, explainer, request.image());
        try (RunReader runs = new RunReader(answers)) {
            long expected = 0;
            for (SelfQuestions.Range r : questions.text()) {
                comparison.compare(runs, r.step(), text);
                expected += r.count();
            }
            for (SelfQuestions.Range r : questions.outside()) {
                comparison.compare(runs, r.step(), outside);
                expected += r.count();
            }
            if (runs.queries() != expected) {
                throw new SweepException("the process answered " + runs.queries() + " of " + expected + " questions");
            }
            comparison.compare(runs, 1, others);
            version = runs.version();
            witnessSeconds += runs.nanos() / 1e9;
        }
        ownSeconds += (System.nanoTime() - begin) / 1e9;
        if (mode == SelfComparison.Mode.N) {
            notes.add("objects of the process: " + String.join(", ", objects.names()));
        }
        return runtime;
    }

    private static GoRuntime open(LoadedImage loaded, boolean llgo, ProcessObjects objects) throws ImageException {
        if (!llgo) {
            return GcRuntime.open(loaded);
        }
        DynamicLoader loader =
                loaded.image() instanceof ElfImage ? objects.with(new ElfDynamicLoader(loaded)) : DynamicLoader.NONE;
        return LlgoRuntime.open(loaded, loader);
    }

    /** The objects are at the end of the answers, but the emulated process has them from its start. */
    private ProcessObjects objects(Path answers, Image image) throws IOException, SweepException, ImageException {
        try (RunReader runs = new RunReader(answers)) {
            runs.skipToMap();
            return ProcessObjects.of(runs.map(), request.image(), slide(runs, image));
        }
    }

    private static String anchor(Image image) throws SweepException, ImageException {
        return image.positionIndependent() ? "A " + Long.toHexString(anchorAddress(image)) + "\n" : "";
    }

    private static long slide(RunReader runs, Image image) throws SweepException, ImageException {
        return image.positionIndependent() ? runs.anchor() - anchorAddress(image) : 0;
    }

    private static long anchorAddress(Image image) throws SweepException, ImageException {
        // Where closures have stubs, the value of a func points to the stub.
        @Nullable Symbol[] found = image.symbols().find(STUB + ANCHOR, ANCHOR);
        Symbol s = found[0] != null ? found[0] : found[1];
        if (s == null) {
            throw new SweepException("position-independent, and no symbol " + ANCHOR + " tells where it was loaded");
        }
        return s.value();
    }

    private String describe(Image image, GoRuntime runtime) throws ImageException {
        StringBuilder out = new StringBuilder().append(request.image());
        out.append(" (").append(image.format()).append(' ');
        out.append(image.arch().goName()).append(image.positionIndependent() ? " PIE, " : ", ");
        if (!(runtime instanceof LlgoRuntime llgo)) {
            return out.append("gc)").toString();
        }
        out.append("LLGo ").append(llgo.metadata().generation()).append(", ");
        Adoption adoption = llgo.table().adoption();
        if (adoption instanceof Adoption.Adopted adopted) {
            out.append("table adopted").append(adopted.redirected() ? " through a redirect" : "");
            out.append(": ").append(adopted.rows().count()).append(" rows");
        } else if (adoption instanceof Adoption.Rejected rejected) {
            out.append("first use, because check ").append(rejected.check());
            out.append(" refused a table: ").append(rejected.reason());
        } else {
            out.append("no function metadata");
        }
        return out.append(')').toString();
    }

    /** Tables of a sidecar are built without a word (spec 07 section 8 step 8). */
    private static Tally silence(List<String> theirs) {
        Tally tally = new Tally("LLGO_FUNCINFO_DEBUG: no line about tables from a sidecar", "silences", 1);
        if (theirs.isEmpty()) {
            tally.agree();
        } else if (tally.disagree()) {
            tally.describe(0, "nothing", String.join(" / ", theirs));
        }
        return tally;
    }

    /** Compares what the process printed about its tables with what the emulator would print. */
    private Tally debugLines(LlgoRuntime runtime, String printed) throws ImageException {
        List<String> theirs =
                printed.lines().filter(l -> l.startsWith(DEBUG_LINE)).toList();
        if (runtime.metadata().installed()) {
            return silence(theirs);
        }
        Tally tally = new Tally("LLGO_FUNCINFO_DEBUG: function and pcline table, field by field", "lines", 2);
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
