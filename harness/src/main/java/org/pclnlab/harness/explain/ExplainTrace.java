package org.pclnlab.harness.explain;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.image.load.Trail;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.harness.report.model.Trace;

/** An explanation as a part of a report. */
public final class ExplainTrace {
    private ExplainTrace() {}

    /**
     * The same steps and bytes.
     *
     * @param program what the report calls the image
     */
    public static Trace of(Explanation e, String program) {
        List<Trace.Step> steps = new ArrayList<>();
        for (Trail.Step s : e.steps()) {
            List<Trace.Read> reads = new ArrayList<>();
            for (Trail.Read r : s.reads()) {
                boolean derived = r.address() == 0;
                reads.add(new Trace.Read(
                        derived || r.fileOff() < 0 ? "" : Hex.of(r.fileOff()),
                        derived ? "" : Hex.of(r.address()),
                        derived ? "" : r.hex(),
                        r.what(),
                        r.value()));
            }
            steps.add(new Trace.Step(s.id(), s.text(), s.spec(), reads));
        }
        return new Trace(program, e.kind(), Hex.of(e.pc()), steps, answer(e));
    }

    private static String answer(Explanation e) {
        String stopped = e.stopped();
        if (stopped != null) {
            return "none, the process would stop: " + stopped;
        }
        if (e.ofFrames()) {
            Frame f = e.frames().isEmpty() ? null : e.frames().get(0);
            return f == null ? "no frame" : f.function() + " at " + f.file() + ":" + f.line();
        }
        Func f = e.func();
        return f == null
                ? "nil"
                : f.name() + ", entry " + Hex.of(f.entry()) + ", "
                        + e.fileLine().file() + ":" + e.fileLine().line();
    }
}
