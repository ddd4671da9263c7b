package org.pclnlab.emulator.symbolize;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shadow stack of one thread (04 section 9.2): always in #1906 and #2016, later only in programs that were compiled with
 * {@code LLGO_SHADOW_STACK=1}. Tracked functions push themselves; {@code Caller} and {@code Callers} hand out small odd
 * numbers, synthetic pcs, that stand for a frame's content. Mutable, one thread.
 *
 * <p>The location list of the original is not modelled: what fills it is not specified, and with an empty one the
 * emulator agrees with processes of module builds.
 */
public final class ShadowStore {
    private static final int TAG_CALLER = 1, TAG_CALLERS = 3, TAG_BITS = 2;

    /**
     * What a synthetic pc stands for.
     *
     * @param entry address of the function; 0 for the three static frames
     */
    public record ShadowFrame(long entry, String function, String file, long line, long startLine) {
        static ShadowFrame named(String function) {
            return new ShadowFrame(0, function, "", 0, 0);
        }
    }

    private static final ShadowFrame CALLERS = ShadowFrame.named("runtime.Callers");
    private static final ShadowFrame MAIN = ShadowFrame.named("runtime.main");
    private static final ShadowFrame GOEXIT = ShadowFrame.named("runtime.goexit");

    private final List<ShadowFrame> stack = new ArrayList<>();
    private final List<ShadowFrame> interned = new ArrayList<>();
    private final Map<ShadowFrame, Integer> sequence = new HashMap<>();

    /** Prologue of a tracked function. Returns the mark that {@link #truncate} takes. */
    public int push(long entry, long declarationLine) {
        stack.add(new ShadowFrame(entry, "", "", declarationLine, declarationLine));
        return stack.size() - 1;
    }

    /** Puts a frame on top of the stack as it is. Returns the mark that {@link #truncate} takes. */
    public int push(ShadowFrame frame) {
        stack.add(frame);
        return stack.size() - 1;
    }

    /** Gives a frame's content its number, the next one if it has none, as a capture does. */
    public void intern(ShadowFrame frame) {
        intern(frame, TAG_CALLER);
    }

    /** What a tracked function does before a call: the innermost frame with that entry gets name, file and line. */
    public void at(long entry, String function, String file, long line) {
        for (int i = stack.size() - 1; i >= 0; i--) {
            ShadowFrame f = stack.get(i);
            if (f.entry() == entry) {
                stack.set(i, new ShadowFrame(entry, function, file, line, f.startLine()));
                return;
            }
        }
    }

    /** Return of a tracked function. */
    public void truncate(int mark) {
        while (stack.size() > Math.max(mark, 0)) {
            stack.remove(stack.size() - 1);
        }
    }

    private long intern(ShadowFrame f, int tag) {
        Integer known = sequence.get(f);
        if (known == null) {
            interned.add(f);
            known = interned.size();
            sequence.put(f, known);
        }
        return ((long) known << TAG_BITS) | tag;
    }

    /** {@code Callers(skip, out)}: itself, the stack, and the two frames that every stack ends with. */
    public int callers(long skip, long[] out) {
        if (stack.isEmpty()) {
            return 0;
        }
        int n = 0;
        long from = Math.max(skip, 0);
        for (long i = from; i < stack.size() + 3L && n < out.length; i++) {
            out[n++] = intern(logical(i), TAG_CALLERS);
        }
        return n;
    }

    /** Frame number {@code i} of {@link #callers}. */
    private ShadowFrame logical(long i) {
        if (i == 0) {
            return CALLERS;
        }
        long fromTop = i - 1;
        if (fromTop < stack.size()) {
            return stack.get(stack.size() - 1 - (int) fromTop);
        }
        return fromTop == stack.size() ? MAIN : GOEXIT;
    }

    /** {@code Caller(skip)}: its synthetic pc, 0 when there is no such frame. */
    public long caller(long skip) {
        return skip < 0 || stack.isEmpty() || skip > stack.size() + 1L ? 0 : intern(logical(skip + 1), TAG_CALLER);
    }

    /** The frame that a synthetic pc stands for; the tag is not compared, so 6 answers like 5 and 7. */
    public @Nullable ShadowFrame find(long pc) {
        long number = pc >>> TAG_BITS;
        return (pc & 3) != 0 && number >= 1 && number <= interned.size() ? interned.get((int) number - 1) : null;
    }
}
