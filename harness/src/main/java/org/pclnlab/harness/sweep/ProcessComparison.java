package org.pclnlab.harness.sweep;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.GcRuntime;

/** Compares with what a program says about itself: {@code FuncForPC}, or all frames of {@code CallersFrames}. */
final class ProcessComparison {
    private final GcRuntime runtime;

    ProcessComparison(GcRuntime runtime) {
        this.runtime = runtime;
    }

    /** Compares one range of answers of either kind. */
    void compare(RunReader runs, Tally tally) throws IOException, SweepException {
        while (runs.next()) {
            long pc = runs.pc();
            for (long i = 0; i < runs.count(); i++, pc++) {
                String difference;
                try {
                    difference = switch (runs.kind()) {
                        case 'f', 'n' -> function(pc, runs);
                        default -> frames(pc, runs);
                    };
                } catch (ImageException e) {
                    difference = String.valueOf(e.getMessage());
                }
                if (difference.isEmpty()) {
                    tally.agree();
                } else if (tally.disagree()) {
                    tally.describe(pc, difference, describe(runs));
                }
            }
        }
    }

    private String function(long pc, RunReader runs) throws ImageException {
        @Nullable Func f = runtime.funcForPC(pc);
        if (f == null) {
            return runs.kind() == 'n' ? "" : "nil";
        }
        FileLine at = runtime.fileLine(f, pc);
        if (runs.kind() == 'f') {
            RunReader.Frame want = runs.frame(0);
            if (f.entry() == want.entry
                    && f.name().equals(want.name)
                    && at.line() == want.line
                    && at.file().equals(want.file)) {
                return "";
            }
        }
        return f.name() + " 0x" + Long.toHexString(f.entry()) + " " + at.file() + ":" + at.line();
    }

    private String frames(long pc, RunReader runs) throws ImageException {
        List<Frame> frames = runtime.callersFrames(pc, 0).all();
        boolean same = frames.size() == runs.frameCount();
        for (int i = 0; same && i < frames.size(); i++) {
            Frame f = frames.get(i);
            RunReader.Frame want = runs.frame(i);
            same = f.pc() == (i == 0 ? pc - want.pc : want.pc)
                    && f.entry() == want.entry
                    && f.line() == want.line
                    && f.inlined() == want.inlined
                    && f.function().equals(want.name)
                    && f.file().equals(want.file);
        }
        if (same) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < frames.size(); i++) {
            Frame f = frames.get(i);
            out.append(i == 0 ? "" : " < ").append(f.function()).append(f.inlined() ? " inlined" : "");
            out.append(" 0x").append(Long.toHexString(f.entry())).append(' ');
            out.append(f.file()).append(':').append(f.line());
        }
        return frames.isEmpty() ? "no frame" : out.toString();
    }

    private static String describe(RunReader runs) {
        if (runs.frameCount() == 0) {
            return runs.kind() == 'n' ? "nil" : "no frame";
        }
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < runs.frameCount(); i++) {
            RunReader.Frame f = runs.frame(i);
            out.append(i == 0 ? "" : " < ").append(f.name).append(f.inlined ? " inlined" : "");
            out.append(" 0x")
                    .append(Long.toHexString(f.entry))
                    .append(' ')
                    .append(f.file)
                    .append(':')
                    .append(f.line);
        }
        return out.toString();
    }
}
