package org.pclnlab.emulator.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.pclnlab.emulator.memory.ImageException;

/**
 * The list of pcs that the fault handler puts together (05 section 10.4): what libunwind found, continued over frame records;
 * or the faulting pc and the records alone. The first pc is one above the faulting instruction, so that everything can be
 * looked up one byte lower.
 *
 * @param pcs at most 64
 * @param nameIndex for each pc the slot of the name that libunwind gave, -1 for pcs that the records gave
 */
public record FaultCapture(List<Long> pcs, List<Integer> nameIndex) {
    /** What a fault raises, by signal number; the value's text is printed behind {@code runtime error: }. */
    public static String panicText(int signal) {
        return signal == SIGFPE ? "integer divide by zero" : "invalid memory address or nil pointer dereference";
    }

    private static final int SIGFPE = 8;

    /**
     * Without libunwind.
     *
     * @param pc of the fault, 0 when it is not known
     * @param fp frame register at the fault
     */
    public static FaultCapture byRecords(FrameWalker walker, long pc, long fp) throws ImageException {
        long[] out = new long[SnapshotStore.CAPTURE];
        int n = 0;
        if (pc != 0) {
            out[n++] = pc + 1;
        }
        n += walker.walk(FrameWalker.Reader.FAULT, new long[0], fp, 0, out, n);
        return of(out, n, 0);
    }

    /**
     * With libunwind.
     *
     * @param found pcs, innermost first, at least one
     * @param endFp frame register in the last of them, 0 when unknown
     */
    public static FaultCapture byLibunwind(FrameWalker walker, List<Long> found, long endFp) throws ImageException {
        long[] out = new long[SnapshotStore.CAPTURE];
        int n = Math.min(found.size(), out.length);
        for (int i = 0; i < n; i++) {
            out[i] = found.get(i);
        }
        out[0]++;
        int named = n;
        if (endFp != 0 && n < out.length) {
            int m = walker.walk(FrameWalker.Reader.FAULT, new long[0], endFp, 0, out, n);
            if (m > 0 && out[n] == out[n - 1]) {
                m--; // one duplicate is dropped, even where two are genuine
                System.arraycopy(out, n + 1, out, n, m);
            }
            n += m;
        }
        return of(out, n, named);
    }

    private static FaultCapture of(long[] pcs, int n, int named) {
        List<Integer> index = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            index.add(i < named ? i : -1);
        }
        return new FaultCapture(Arrays.stream(pcs, 0, n).boxed().toList(), List.copyOf(index));
    }
}
