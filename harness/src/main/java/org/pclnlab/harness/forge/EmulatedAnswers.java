package org.pclnlab.harness.forge;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.harness.forge.ForgedProcess.Answer;
import org.pclnlab.harness.forge.ForgedProcess.Mode;
import org.pclnlab.harness.forge.ForgedProcess.Query;

/** The emulator's side of a conversation with a forged program. */
final class EmulatedAnswers {
    private EmulatedAnswers() {}

    /** What a fresh process of {@code loaded} answers, one text for each pc, in the order of the questions. */
    static List<String> of(LoadedImage loaded, List<Query> queries) throws ImageException {
        return of(LlgoRuntime.open(loaded), queries);
    }

    /** The same of a process that runs. */
    static List<String> of(LlgoRuntime runtime, List<Query> queries) throws ImageException {
        List<String> out = new ArrayList<>();
        for (Query q : queries) {
            long pc = q.lo();
            do {
                out.add(one(runtime, q.mode(), pc));
                pc += q.step();
            } while (q.step() != 0 && Long.compareUnsigned(pc, q.hi()) < 0);
        }
        return out;
    }

    /** One answer, as {@link Answer} writes it. */
    static String one(LlgoRuntime runtime, Mode mode, long pc) throws ImageException {
        if (mode == Mode.N) {
            Frame frame = Objects.requireNonNull(runtime.callersFrames(pc).next());
            char kind = frame.func() == null ? 'n' : 'f';
            return new Answer(kind, pc, frame.function(), frame.entry(), frame.file(), frame.line()).toString();
        }
        Func f = runtime.funcForPC(pc);
        FileLine at = runtime.fileLine(f, pc);
        return new Answer('f', pc, f.name(), f.entry(), at.file(), at.line()).toString();
    }
}
