package org.pclnlab.harness.explain;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.gopclntab.GcExplainer;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Trail;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.GcRuntime;
import org.pclnlab.emulator.symbolize.LlgoExplainer;
import org.pclnlab.emulator.symbolize.Runtimes;

/**
 * One lookup and how it came to its answer.
 *
 * @param kind whose runtime, such as {@code LLGo main}
 * @param slide where the image is; the pc and all addresses of steps and answers are those of a process
 * @param func what {@code FuncForPC} gives; null for nil, and where the process stops
 * @param fileLine what {@code FileLine} gives for the pc
 * @param frames what {@code CallersFrames([pc])} gives, where that was asked; then {@code func} is null
 * @param question {@code FuncForPC} or {@code CallersFrames}
 * @param stopped why the process would stop; null where it answers
 */
public record Explanation(
        String image,
        String kind,
        long slide,
        long pc,
        List<Trail.Step> steps,
        @Nullable Func func,
        FileLine fileLine,
        @Nullable String stopped,
        List<Frame> frames,
        String question) {

    private static final String FUNC = "FuncForPC", FRAMES = "CallersFrames";

    /** An answer of {@code FuncForPC}. */
    public Explanation(
            String image,
            String kind,
            long slide,
            long pc,
            List<Trail.Step> steps,
            @Nullable Func func,
            FileLine fileLine,
            @Nullable String stopped) {
        this(image, kind, slide, pc, steps, func, fileLine, stopped, List.of(), FUNC);
    }

    /** Whether frames were asked for. */
    public boolean ofFrames() {
        return question.equals(FRAMES);
    }

    /** Asks the runtime that the image carries for the frames of one pc, a return address; see {@link #of}. */
    public static Explanation ofFrames(LoadedImage loaded, long pc, boolean warm) throws ImageException {
        String name = loaded.image().name();
        Trail trail = new Trail(loaded);
        String kind;
        List<Frame> frames;
        String stopped = null;
        if (Runtimes.isLlgo(loaded)) {
            LlgoExplainer explainer = LlgoExplainer.open(loaded);
            kind = kind(explainer);
            try {
                if (warm) {
                    explainer.warm();
                }
                frames = List.of(explainer.explainFrame(pc, trail));
            } catch (ImageException outside) {
                frames = List.of();
                stopped = String.valueOf(outside.getMessage());
            }
        } else {
            GcRuntime runtime = GcRuntime.open(loaded);
            kind = kind(runtime);
            try {
                frames = runtime.callersFrames(pc).all();
                // gc looks at the call, one byte below; an entry it takes for itself (04 section 11 rule 6).
                long call = frames.isEmpty() ? pc : frames.get(0).pc();
                GcExplainer.explain(runtime.table(), call, trail);
            } catch (ImageException outside) {
                frames = List.of();
                stopped = String.valueOf(outside.getMessage());
            }
        }
        return new Explanation(
                name, kind, loaded.slide(), pc, trail.steps(), null, FileLine.NONE, stopped, frames, FRAMES);
    }

    private static String kind(LlgoExplainer explainer) {
        return "LLGo " + explainer.metadata().generation().name().toLowerCase(Locale.ROOT);
    }

    private static String kind(GcRuntime runtime) {
        return "gc " + (runtime.table().module().hasEpclntab() ? "Go 1.26" : "Go 1.25");
    }

    /**
     * Asks the runtime that the image carries.
     *
     * @param warm whether the process has symbolized before; it makes a difference where no table is adopted
     */
    public static Explanation of(LoadedImage loaded, long pc, boolean warm) throws ImageException {
        String name = loaded.image().name();
        Trail trail = new Trail(loaded);
        if (Runtimes.isLlgo(loaded)) {
            LlgoExplainer explainer = LlgoExplainer.open(loaded);
            String kind = kind(explainer);
            try {
                if (warm) {
                    explainer.warm();
                }
                LlgoExplainer.Explained e = explainer.explain(pc, trail);
                return new Explanation(name, kind, loaded.slide(), pc, trail.steps(), e.func(), e.fileLine(), null);
            } catch (ImageException outside) {
                return stopped(loaded, kind, pc, trail, outside);
            }
        }
        GcRuntime runtime = GcRuntime.open(loaded);
        String kind = kind(runtime);
        try {
            GcExplainer.explain(runtime.table(), pc, trail);
            Func f = runtime.funcForPC(pc);
            FileLine at = f == null ? FileLine.NONE : runtime.fileLine(f, pc);
            return new Explanation(name, kind, loaded.slide(), pc, trail.steps(), f, at, null);
        } catch (ImageException outside) {
            return stopped(loaded, kind, pc, trail, outside);
        }
    }

    private static Explanation stopped(LoadedImage loaded, String kind, long pc, Trail trail, ImageException why) {
        String name = loaded.image().name();
        return new Explanation(
                name, kind, loaded.slide(), pc, trail.steps(), null, FileLine.NONE, String.valueOf(why.getMessage()));
    }
}
