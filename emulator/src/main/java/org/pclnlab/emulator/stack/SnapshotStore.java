package org.pclnlab.emulator.stack;

import java.util.Arrays;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException.BadValue;

/**
 * What a goroutine keeps of the stack that a panic removed (05 section 5.1). Nothing ever empties it but storing an empty
 * list: after a recovered panic it stays, stale.
 * <pre>
 *  off size field
 *    0    4 n        number of valid pcs, 0..64; 0 = no snapshot
 *    4    4 armed    1 = a fault handler stored this; the next capture is left out
 *    8    4 fault    1 = captured without the text bound
 *   12    4 padding
 *   16    8 rec1     recover mark: a frame address, 0 = none
 *   24    8 rec2     always 0
 *   32  512 pcs
 * </pre>
 * Mutable.
 */
public final class SnapshotStore {
    /** Most pcs of a capture. */
    public static final int CAPTURE = 64;

    static final int N_OFF = 0, ARMED_OFF = 4, FAULT_OFF = 8, REC1_OFF = 16, PCS_OFF = 32;
    public static final int SIZE = 544;

    private final long[] pcs = new long[CAPTURE];
    private int n;
    private boolean armed;
    private boolean fault;
    private long mark;

    /**
     * Reads one.
     *
     * @throws BadValue when it claims more pcs than fit
     */
    static SnapshotStore read(Bytes at) throws BadValue {
        SnapshotStore s = new SnapshotStore();
        long n = at.u32(N_OFF);
        if (n > CAPTURE) {
            throw new BadValue(at.where(N_OFF, "n"), Long.toString(n), "0 to " + CAPTURE);
        }
        s.n = (int) n;
        s.armed = at.u32(ARMED_OFF) != 0;
        s.fault = at.u32(FAULT_OFF) != 0;
        s.mark = at.u64(REC1_OFF);
        for (int i = 0; i < s.n; i++) {
            s.pcs[i] = at.u64(PCS_OFF + 8 * i);
        }
        return s;
    }

    /** An ordinary capture replaces what is there. */
    void storePanic(long... list) {
        store(list, false);
    }

    /** A hardware fault's capture, made before the panic is entered. */
    void storeFault(long... list) {
        store(list, true);
    }

    private void store(long[] list, boolean isFault) {
        n = Math.min(list.length, CAPTURE);
        System.arraycopy(list, 0, pcs, 0, n);
        armed = isFault;
        fault = isFault;
        mark = 0;
    }

    /** Panic entry: whether a fault handler has captured already. */
    boolean disarm() {
        boolean was = armed;
        armed = false;
        return was;
    }

    /** A recover succeeded in the function above this frame. */
    void markRecover(long fp) {
        mark = fp;
    }

    /** The pcs as they were captured, innermost first. */
    public long[] pcs() {
        return Arrays.copyOf(pcs, n);
    }

    public boolean isEmpty() {
        return n == 0;
    }

    public boolean armed() {
        return armed;
    }

    /** Whether a hardware fault's. */
    public boolean fault() {
        return fault;
    }

    /** The recover mark, 0 without one. */
    public long mark() {
        return mark;
    }
}
