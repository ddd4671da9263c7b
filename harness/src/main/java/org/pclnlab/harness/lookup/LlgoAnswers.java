package org.pclnlab.harness.lookup;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.AnswerMap;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.LlgoRuntime;

/** Answers an LLGo program gives about itself: {@code FuncForPC} and {@code FileLine}. It knows no inlined frames. */
final class LlgoAnswers implements PcAnswers {
    private static final int MANY = 48;

    private final LlgoRuntime runtime;
    private final Frame frame = new Frame();
    private @Nullable AnswerMap map;

    private LlgoAnswers(LlgoRuntime runtime) {
        this.runtime = runtime;
    }

    static LlgoAnswers open(LoadedImage loaded) throws ImageException {
        return new LlgoAnswers(LlgoRuntime.open(loaded));
    }

    @Override
    public int many() {
        return MANY;
    }

    /** A context for each slot of the map: there are few statements. */
    @Override
    public @Nullable PcRuns runs() throws ImageException {
        AnswerMap m = AnswerMap.of(runtime);
        map = m;
        if (m == null) {
            return null;
        }
        int[] context = new int[m.slots()];
        for (int slot = 0; slot < context.length; slot++) {
            context[slot] = m.answers(slot) ? slot + 1 : PcRuns.NO_CONTEXT;
        }
        return new PcRuns(m.index(), m.base(), m.end(), context, new int[0], context.length + 1);
    }

    @Override
    public void answer(long pc, AnswerForm form, LookupOutput out) throws IOException, ImageException {
        Func func = runtime.funcForPC(pc);
        FileLine at = runtime.fileLine(func, pc);
        Frame f = frame.clear();
        f.name.set(func.name());
        f.file.set(at.file());
        f.line = at.line();
        f.entry = func.entry();
        write(f, form, out);
    }

    @Override
    public boolean answer(int context, int line, AnswerForm form, LookupOutput out) throws IOException, ImageException {
        AnswerMap m = map;
        if (m == null) {
            return false;
        }
        int slot = context - 1;
        Frame f = frame.clear();
        m.name(slot, f.name);
        m.file(slot, f.file);
        f.line = m.line(slot);
        f.entry = m.entry(slot);
        write(f, form, out);
        return f.name.length() != 0; // the runtime names pcs without a name one by one
    }

    private static void write(Frame f, AnswerForm form, LookupOutput out) throws IOException {
        form.begin(out);
        form.frame(f, true, out);
        form.end(out);
    }
}
