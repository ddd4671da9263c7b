package org.pclnlab.harness.sweep;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Names;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.GoRuntime;

/** Asks an emulated process what the real one was asked, in its order, and compares answer by answer. */
final class SelfComparison {
    /** What is asked about each pc. */
    enum Mode {
        F("FuncForPC: name, entry, file, line"),
        N("CallersFrames: function, entry, file, line, Func or nil");

        private final String label;

        Mode(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }

    private final GoRuntime runtime;
    private final Mode mode;
    private final Explainer explainer;
    private final Path image;

    /** The emulator's answer in the protocol's terms: f, n or 0. */
    private char kind;

    private String name = "";
    private long entry;
    private String file = "";
    private long line;

    SelfComparison(GoRuntime runtime, Mode mode, Explainer explainer, Path image) {
        this.runtime = runtime;
        this.mode = mode;
        this.explainer = explainer;
        this.image = image;
    }

    /** Compares one range of answers, {@code step} bytes apart. */
    void compare(RunReader runs, long step, Tally tally) throws IOException, SweepException {
        while (runs.next()) {
            long pc = runs.pc();
            for (long i = 0; i < runs.count(); i++, pc += step) {
                String error = "";
                boolean same = false;
                try {
                    ask(pc);
                    same = same(runs, pc);
                } catch (ImageException e) {
                    error = String.valueOf(e.getMessage());
                }
                if (same) {
                    tally.agree();
                } else if (tally.disagree()) {
                    tally.describe(pc, error.isEmpty() ? describe() : error, describe(runs, pc));
                    explain(pc, tally);
                }
            }
        }
    }

    private void explain(long pc, Tally tally) {
        try {
            explainer.explain(image, pc, mode == Mode.F).forEach(tally::remark);
        } catch (ImageException e) {
            tally.remark("cannot be explained: " + e.getMessage());
        }
    }

    private void ask(long pc) throws ImageException {
        kind = mode == Mode.F ? 'n' : '0';
        name = "";
        file = "";
        entry = 0;
        line = 0;
        if (mode == Mode.F) {
            Func f = runtime.funcForPC(pc);
            if (f != null) {
                FileLine at = runtime.fileLine(f, pc);
                answer('f', f.name(), f.entry(), at.file(), at.line());
            }
            return;
        }
        @Nullable Frame f = runtime.callersFrames(pc).next();
        // The oracle cannot tell the frame of pc 0 from no frame.
        if (f != null && f.pc() != 0) {
            answer(f.func() == null ? 'n' : 'f', f.function(), f.entry(), f.file(), f.line());
        }
    }

    private void answer(char k, String function, long at, String inFile, long inLine) {
        kind = k;
        name = function;
        entry = at;
        file = inFile;
        line = inLine;
    }

    private boolean same(RunReader runs, long pc) {
        if (kind != runs.kind()) {
            return false;
        }
        if (kind == '0' || runs.frameCount() == 0) {
            return true;
        }
        RunReader.Frame want = runs.frame(0);
        return entry == (want.entryIsPc ? pc : want.entry)
                && name.equals(want.placeholder ? Names.unknown(pc) : want.name)
                && line == want.line
                && file.equals(want.file);
    }

    private String describe() {
        return describe(kind, name, entry, file, line);
    }

    private static String describe(RunReader runs, long pc) {
        if (runs.frameCount() == 0) {
            return describe(runs.kind(), "", 0, "", 0);
        }
        RunReader.Frame f = runs.frame(0);
        return describe(
                runs.kind(), f.placeholder ? Names.unknown(pc) : f.name, f.entryIsPc ? pc : f.entry, f.file, f.line);
    }

    private static String describe(char k, String name, long entry, String file, long line) {
        String what = k == 'f' ? "" : k == 'n' ? "Func nil: " : "no frame: ";
        return what + name + " 0x" + Long.toHexString(entry) + " " + file + ":" + line;
    }
}
