package org.pclnlab.harness.triage.history;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.goroot.RawResult;

/** Numbers that stand for results and sections in the file. They keep their meaning for ever: only append. */
final class Codes {
    private static final List<RawResult> RESULTS = List.of(
            RawResult.PASS,
            RawResult.FAIL_BUILD,
            RawResult.FAIL_RUN,
            RawResult.FAIL_OUTPUT,
            RawResult.FAIL_DIAG,
            RawResult.FAIL_TIMEOUT,
            RawResult.UNSUPPORTED_FLAG,
            RawResult.BASELINE_FAIL,
            RawResult.BASELINE_TIMEOUT,
            RawResult.HARNESS_ERROR,
            RawResult.RESOURCE,
            RawResult.SKIPPED);

    private static final List<Section> SECTIONS =
            List.of(Section.HOST_SKIPS, Section.TIMEOUTS, Section.FLAKES, Section.XFAILS, Section.NOT_APPLICABLE);

    private Codes() {}

    static int of(RawResult r) {
        return RESULTS.indexOf(r);
    }

    static int of(Section s) {
        return SECTIONS.indexOf(s);
    }

    static @Nullable RawResult result(int code) {
        return code >= 0 && code < RESULTS.size() ? RESULTS.get(code) : null;
    }

    static @Nullable Section section(int code) {
        return code >= 0 && code < SECTIONS.size() ? SECTIONS.get(code) : null;
    }
}
