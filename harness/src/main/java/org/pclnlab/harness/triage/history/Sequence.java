package org.pclnlab.harness.triage.history;

import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.goroot.RawResult;

/**
 * What the runs of a lane say about one case, oldest first. Each run is one number, because there are hundreds of thousands:
 * <pre>
 *  bits  0..3   result + 1, 0 = the case was not in the run
 *        4..6   section of the entry that decided then + 1, 0 = none
 *        7      counted against the run then
 *        8..17  exit code + 2, 0 = unknown
 *       18..49  cause, 0 = none
 * </pre>
 */
public final class Sequence {
    static final String PACKED =
            "(result + 1) | (coalesce(expected + 1, 0) << 4) | (red << 7) | (coalesce((exit + 2) & 1023, 0) << 8)"
                    + " | (coalesce(cause, 0) << 18)";

    private final long[] runs;

    Sequence(int size) {
        runs = new long[size];
    }

    /** False when the number is none that a history has. */
    boolean set(int run, long packed) {
        runs[run] = packed;
        boolean section = (packed >> 4 & 7) == 0 || expected(run) != null;
        return result(run) != null && section && packed >>> 18 <= Integer.MAX_VALUE;
    }

    /** Number of runs, whether the case is in them or not. */
    public int size() {
        return runs.length;
    }

    /** The result in a run, or null when the case is not in it. */
    public @Nullable RawResult result(int run) {
        int r = (int) (runs[run] & 15);
        return Codes.result(r - 1);
    }

    public boolean passed(int run) {
        return result(run) == RawResult.PASS;
    }

    public boolean failed(int run) {
        RawResult r = result(run);
        return r != null && r.isFailure();
    }

    /** The section whose entry decided when the run was made, or null. */
    public @Nullable Section expected(int run) {
        int s = (int) (runs[run] >> 4 & 7);
        return Codes.section(s - 1);
    }

    public boolean red(int run) {
        return (runs[run] >> 7 & 1) != 0;
    }

    /** Exit code of what failed, or null. */
    public @Nullable Integer exit(int run) {
        int e = (int) (runs[run] >> 8 & 1023);
        return e == 0 ? null : e - 2;
    }

    /** Number of the cause, 0 for none. */
    public int cause(int run) {
        return (int) (runs[run] >> 18);
    }
}
