package org.pclnlab.harness.explain;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.gopclntab.GcExplainer;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Trail;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.GcRuntime;
import org.pclnlab.emulator.symbolize.LlgoExplainer;
import org.pclnlab.emulator.symbolize.Runtimes;

/**
 * One lookup and how it came to its answer.
 *
 * @param kind whose runtime, such as {@code LLGo main}
 * @param func what {@code FuncForPC} gives; null for nil, and where the process stops
 * @param fileLine what {@code FileLine} gives for the pc
 * @param stopped why the process would stop; null where it answers
 */
public record Explanation(
        String image,
        String kind,
        long pc,
        List<Trail.Step> steps,
        @Nullable Func func,
        FileLine fileLine,
        @Nullable String stopped) {

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
            String generation = explainer.metadata().generation().name().toLowerCase(Locale.ROOT);
            String kind = "LLGo " + generation;
            try {
                if (warm) {
                    explainer.warm();
                }
                LlgoExplainer.Explained e = explainer.explain(pc, trail);
                return new Explanation(name, kind, pc, trail.steps(), e.func(), e.fileLine(), null);
            } catch (ImageException outside) {
                return stopped(name, kind, pc, trail, outside);
            }
        }
        GcRuntime runtime = GcRuntime.open(loaded);
        String kind = "gc " + (runtime.table().module().hasEpclntab() ? "Go 1.26" : "Go 1.25");
        try {
            GcExplainer.explain(runtime.table(), pc, trail);
            Func f = runtime.funcForPC(pc);
            FileLine at = f == null ? FileLine.NONE : runtime.fileLine(f, pc);
            return new Explanation(name, kind, pc, trail.steps(), f, at, null);
        } catch (ImageException outside) {
            return stopped(name, kind, pc, trail, outside);
        }
    }

    private static Explanation stopped(String name, String kind, long pc, Trail trail, ImageException why) {
        return new Explanation(name, kind, pc, trail.steps(), null, FileLine.NONE, String.valueOf(why.getMessage()));
    }
}
