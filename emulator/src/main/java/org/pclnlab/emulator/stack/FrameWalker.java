package org.pclnlab.emulator.stack;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * Follows a chain of frame records (05 sections 2.1 and 3). A record is two words at the frame register: the parent's
 * record, and the return address into the parent's function.
 * <pre>
 *   fp -> | prev | ret |  ...  prev -> | prev' | ret' |  ...      addresses grow to the right
 * </pre>
 * The readers of the runtime differ in what they check; each order of checks below is the runtime's, because a frame whose
 * parent link is bad is still reported, and one whose return address is bad is not. Allocates nothing. Mutable, one thread.
 */
public final class FrameWalker {
    /** A return address below this ends every walk. */
    public static final int MIN_PC = 4096;
    /** A parent farther above ends every walk; exactly as far passes. */
    public static final long MAX_STRIDE = 0x100000;
    /** Records that one walk looks at, skipped ones included. */
    public static final int MAX_FRAMES = 4096;
    /** Parent links below this are what the first frame of a thread has: 0, or 1 under a C entry. */
    private static final int MAX_ROOT = 4096;

    /** Which of the runtime's chain readers walks (05 section 3.3). */
    public enum Reader {
        /** {@code fp_callers}: {@code Callers}, captures, tracebacks. */
        CALLERS(true, false, false, MAX_FRAMES),
        /** The fault handler's. */
        FAULT(false, true, true, MAX_FRAMES),
        /** {@code nativeWalk}, the last resort of {@code Callers}; it has no limit, ours is one for hostile stacks. */
        NATIVE(false, false, false, 1 << 20),
        /** The CPU profiler's. */
        PROFILE(false, true, false, 64);

        private final boolean textBound;
        private final boolean checksAlignment;
        private final boolean probes;
        private final int limit;

        Reader(boolean textBound, boolean checksAlignment, boolean probes, int limit) {
            this.textBound = textBound;
            this.checksAlignment = checksAlignment;
            this.probes = probes;
            this.limit = limit;
        }

        /** Whether the reader asks the kernel before it reads a record, so that it cannot crash. */
        public boolean probes() {
            return probes;
        }
    }

    private final Words words;
    private final CodeMap code;
    private StopReason reason = StopReason.NO_FRAME;
    private long @Nullable [] records;

    public FrameWalker(Words words, CodeMap code) {
        this.words = words;
        this.code = code;
    }

    /** Why the last walk ended. */
    public StopReason reason() {
        return reason;
    }

    /** The next walks store the record that held each return address here, at the same index; null ends that. */
    public void recordInto(long @Nullable [] into) {
        records = into;
    }

    /** A walk from one record; see {@link #walk(Reader, long[], long, long, long[], int)}. */
    public int walk(Reader reader, long fp, long skip, long[] out) throws ImageException {
        return walk(reader, NONE, fp, skip, out, 0);
    }

    private static final long[] NONE = {};

    /**
     * Walks.
     *
     * @param head return addresses of frames below {@code fp} that are known otherwise, innermost first
     * @param fp the first record, 0 for none
     * @param skip how many addresses to leave out; negative ones count as 0
     * @param out where they go
     * @param at index of the first one in {@code out}
     * @return how many were stored
     */
    public int walk(Reader reader, long[] head, long fp, long skip, long[] out, int at) throws ImageException {
        reason = StopReason.NO_FRAME;
        int n = at;
        int i = 0;
        long left = skip;
        for (; i < head.length && n < out.length; i++) {
            if (!acceptable(reader, head[i])) {
                return n - at;
            }
            if (left > 0) {
                left--;
            } else {
                store(out, n++, head[i], 0);
            }
        }
        for (long frame = fp; ; i++) {
            if (n >= out.length) {
                reason = StopReason.FULL;
                break;
            }
            if (frame == 0) {
                break;
            }
            if (i >= reader.limit) {
                reason = StopReason.LIMIT;
                break;
            }
            if (reader.checksAlignment && (frame & 7) != 0) {
                reason = StopReason.UNALIGNED;
                break;
            }
            if (!words.read(frame)) {
                reason = StopReason.UNREADABLE;
                break;
            }
            long prev = words.value();
            if (!words.read(frame + 8)) {
                reason = StopReason.UNREADABLE;
                break;
            }
            long ret = words.value();
            if (!acceptable(reader, ret)) {
                break;
            }
            if (left > 0) {
                left--;
            } else {
                store(out, n++, ret, frame);
            }
            if (!ascends(frame, prev)) {
                break;
            }
            frame = prev;
        }
        return n - at;
    }

    private void store(long[] out, int n, long ret, long frame) {
        out[n] = ret;
        long[] r = records;
        if (r != null && n < r.length) {
            r[n] = frame;
        }
    }

    private boolean acceptable(Reader reader, long ret) throws ImageException {
        if (Unsigned.less(ret, MIN_PC)) {
            reason = StopReason.LOW_PC;
            return false;
        }
        if (reader.textBound && !code.inText(ret)) {
            reason = StopReason.OUTSIDE_TEXT;
            return false;
        }
        return true;
    }

    private boolean ascends(long frame, long prev) {
        if (Unsigned.lessOrEqual(prev, frame)) {
            reason = Unsigned.less(prev, MAX_ROOT) ? StopReason.ROOT : StopReason.NOT_ASCENDING;
        } else if (Unsigned.less(MAX_STRIDE, prev - frame)) {
            reason = StopReason.STRIDE;
        } else if ((prev & 7) != 0) {
            reason = StopReason.UNALIGNED_PARENT;
        } else {
            return true;
        }
        return false;
    }

    /**
     * Whether {@code mark} lies in the chain that starts at {@code fp} (05 section 6.3): it tells that the walk began deeper
     * than the mark, not that the marked function still runs.
     */
    public boolean live(long fp, long mark) {
        long frame = fp;
        for (int i = 0; frame != 0 && i < MAX_FRAMES; i++) {
            if (!words.read(frame)) {
                reason = StopReason.UNREADABLE;
                return false;
            }
            long prev = words.value();
            if (Unsigned.lessOrEqual(frame, mark) && (Unsigned.less(mark, prev) || prev == 0)) {
                return true;
            }
            if (!ascends(frame, prev)) {
                return false;
            }
            frame = prev;
        }
        return false;
    }
}
