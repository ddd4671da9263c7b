package org.pclnlab.harness.lookup;

import java.io.IOException;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.LlgoRuntime;

/** Answers an LLGo program gives about itself: {@code FuncForPC} and {@code FileLine}. It knows no inlined frames. */
final class LlgoAnswers implements PcAnswers {
    private final LlgoRuntime runtime;
    private final boolean llvm;

    private LlgoAnswers(LlgoRuntime runtime, boolean llvm) {
        this.runtime = runtime;
        this.llvm = llvm;
    }

    static LlgoAnswers open(LoadedImage loaded, boolean llvm) throws ImageException {
        return new LlgoAnswers(LlgoRuntime.open(loaded), llvm);
    }

    @Override
    public void answer(long pc, LookupOutput out) throws IOException, ImageException {
        Func f = runtime.funcForPC(pc);
        FileLine at = runtime.fileLine(f, pc);
        out.utf8(f.name());
        out.put('\n');
        out.utf8(at.file().isEmpty() ? "??" : at.file());
        out.put(':');
        out.ascii(Long.toString(at.line()));
        out.ascii(llvm ? ":0\n\n" : "\n");
    }
}
