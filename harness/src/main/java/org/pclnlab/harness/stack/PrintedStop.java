package org.pclnlab.harness.stack;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.probe.GoQuote;
import org.pclnlab.harness.toolchain.Dialogue;

/**
 * What a program says about its own stack before it stops (package {@code stop} of the probes).
 * <pre>
 *   stop NAME PID
 *   p 0xPC                                    of runtime.Callers(0), innermost first
 *   f 0xPC 0xENTRY "FUNCTION" "FILE" LINE     of runtime.CallersFrames over them
 *   s "TEXT"                                  of runtime.Stack
 *   wait
 * </pre>
 */
record PrintedStop(String name, int pid, List<Long> pcs, List<Frame> frames, String text) {
    private static final int MAX_FRAMES = 1 << 16;

    /** The next stop of a program; null when it ended. */
    static @Nullable PrintedStop next(Dialogue program) throws EnvironmentException {
        String name = "";
        int pid = 0;
        String text = "";
        List<Long> pcs = new ArrayList<>();
        List<Frame> frames = new ArrayList<>();
        for (String line = program.line(); line != null; line = program.line()) {
            try {
                if (line.startsWith("stop ")) {
                    int blank = line.lastIndexOf(' ');
                    name = line.substring(5, blank);
                    pid = Integer.parseInt(line.substring(blank + 1));
                } else if (pid != 0 && line.startsWith("p 0x") && pcs.size() < MAX_FRAMES) {
                    pcs.add(Long.parseUnsignedLong(line.substring(4), 16));
                } else if (pid != 0 && line.startsWith("f 0x") && frames.size() < MAX_FRAMES) {
                    frames.add(frame(line));
                } else if (pid != 0 && line.startsWith("s \"")) {
                    text = GoQuote.unquote(line.substring(2));
                } else if (pid != 0 && line.equals("wait")) {
                    return new PrintedStop(name, pid, pcs, frames, text);
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
                throw new EnvironmentException("a line that is no part of a stop: " + line, e);
            }
        }
        return null;
    }

    private static Frame frame(String line) {
        int entryAt = line.indexOf(' ', 2);
        int nameAt = line.indexOf(' ', entryAt + 1);
        int nameEnd = GoQuote.end(line, nameAt + 1);
        int fileEnd = GoQuote.end(line, nameEnd + 1);
        return new Frame(
                Long.parseUnsignedLong(line.substring(4, entryAt), 16),
                null,
                GoQuote.unquote(line.substring(nameAt + 1, nameEnd)),
                GoQuote.unquote(line.substring(nameEnd + 1, fileEnd)),
                Long.parseLong(line.substring(fileEnd + 1)),
                0,
                Long.parseUnsignedLong(line.substring(entryAt + 3, nameAt), 16));
    }
}
