package org.pclnlab.harness.goroot.run;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.goroot.CaseRow;
import org.pclnlab.harness.goroot.RawResult;

/**
 * Notices that a tool or the harness is broken, and not case after case (spec 08 section 14.2.19): the first five cases
 * without an entry fail to build with one signature, or more than a quarter of at least twenty fail with one. A refused
 * flag is no such failure, it was predicted. Used by one thread at a time.
 */
final class MassFailure {
    private static final int FIRST = 5;
    private static final int ENOUGH = 20;

    private final Map<String, Integer> bySignature = new HashMap<>();
    private int seen;

    /**
     * What tripped the guard.
     *
     * @param failing cases with the signature
     * @param seen cases without an entry
     */
    record Trip(String signature, int failing, int seen) {
        String text(String tool) {
            return failing + " of the first " + seen + " cases without an entry fail on " + tool
                    + " in one and the same way, so something other than the cases is broken: " + signature;
        }
    }

    /** Looks at a case that no list names; what tripped, or null. */
    @Nullable Trip see(CaseRow row) {
        if (row.raw().result() == RawResult.SKIPPED || row.raw().result() == RawResult.UNSUPPORTED_FLAG) {
            return null;
        }
        seen++;
        CaseRow.Failure f = row.failure();
        if (f == null) {
            return null;
        }
        String signature = f.signature().line();
        int failing = bySignature.merge(signature, 1, Integer::sum);
        boolean none =
                seen == FIRST && failing == FIRST && f.signature().stage().endsWith("build");
        boolean many = seen >= ENOUGH && failing * 4 > seen;
        return none || many ? new Trip(signature, failing, seen) : null;
    }
}
