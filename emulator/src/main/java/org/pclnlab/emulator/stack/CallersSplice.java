package org.pclnlab.emulator.stack;

import java.util.Arrays;
import java.util.List;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.symbolize.StackWalk;

/**
 * The stack of one goroutine as {@code runtime.Callers} sees it (05 sections 4, 6 and 8): frame records, and the snapshot of
 * the last panic where it is visible. Mutable only in that walks are counted by the walker; one thread.
 */
public final class CallersSplice implements StackWalk {
    /** Live pcs that are considered once a goroutine has panicked. */
    public static final int RAW = 128;

    /**
     * A stack at a call of {@code runtime.Callers}.
     *
     * @param below return addresses of the calls between the walker and {@code chain}, innermost first: one in {@code
     *     callersWithPanicSplice}, one in {@code Callers}, and those above that have no record in memory any more
     * @param chain the first record in memory
     * @param liveFrom frame of the visibility function: the interval from it to {@code chain} counts as part of the chain
     * @param caller whether {@code runtime.Caller} asks, which calls {@code Callers} only for the native walk
     */
    public record At(List<Long> below, long chain, long liveFrom, boolean caller) {
        /** A stack whose records are all in memory, seen from the walker. */
        public static At record(long fp, long liveFrom) {
            return new At(List.of(), fp, liveFrom, false);
        }
    }

    private final FrameWalker walker;
    private final Splice splice;
    private final SnapshotStore store;
    private final boolean panicActive;
    private final boolean available;
    private final At at;
    private final long[] below;

    /**
     * Makes one.
     *
     * @param available {@code fp_available()} (05 section 2.2)
     * @param panicActive whether a panic of this goroutine is in flight
     */
    public CallersSplice(
            FrameWalker walker, Splice splice, SnapshotStore store, boolean panicActive, boolean available, At at) {
        this.walker = walker;
        this.splice = splice;
        this.store = store;
        this.panicActive = panicActive;
        this.available = available;
        this.at = at;
        this.below = at.below().stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public boolean available() {
        return available;
    }

    /** {@code callers_splice(skip, out)}. */
    @Override
    public int physical(long skip, long[] out) throws ImageException {
        if (out.length == 0) {
            return 0;
        }
        if (store.isEmpty()) {
            return walk(skip + 1, out);
        }
        long[] view = view();
        long from = Math.max(skip, 0);
        if (from >= view.length) {
            return 0;
        }
        int n = Math.min(out.length, view.length - (int) from);
        System.arraycopy(view, (int) from, out, 0, n);
        return n;
    }

    /** Both halves put together, from {@code runtime.Callers} on, limited as after a panic. */
    public long[] view() throws ImageException {
        long[] live = live();
        return live.length == 0 || !visible() ? live : splice.splice(live, store);
    }

    /** The live half alone: what memory's records say. */
    public long[] live() throws ImageException {
        long[] raw = new long[RAW];
        return Arrays.copyOf(raw, walk(1, raw));
    }

    private int walk(long skip, long[] out) throws ImageException {
        return walker.walk(FrameWalker.Reader.CALLERS, below, at.chain, skip, out, 0);
    }

    /** Whether the snapshot is put in (05 section 6.2). */
    public boolean visible() {
        if (store.isEmpty() || panicActive) {
            return !store.isEmpty();
        }
        long mark = store.mark();
        if (mark == 0) {
            return false;
        }
        if (at.liveFrom != at.chain && Unsigned.lessOrEqual(at.liveFrom, mark) && Unsigned.less(mark, at.chain)) {
            return true;
        }
        return walker.live(at.chain, mark);
    }

    @Override
    public int nativeWalk(long skip, long[] out) throws ImageException {
        // A C int: the low half of a Go int.
        int low = (int) skip;
        long[] head = below;
        if (at.caller && head.length != 0) {
            head = new long[below.length + 1];
            head[0] = below[0];
            System.arraycopy(below, 0, head, 1, below.length);
        }
        return walker.walk(FrameWalker.Reader.NATIVE, head, at.chain, low, out, 0);
    }
}
