package org.pclnlab.harness.triage.imports;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Section;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.goroot.Scrub;
import org.pclnlab.harness.goroot.Signature;
import org.pclnlab.harness.triage.history.CaseKey;
import org.pclnlab.harness.triage.history.Cause;
import org.pclnlab.harness.triage.history.ResultRow;

/**
 * Makes a result of the text that LLGo's runner prints about a case (spec 08 sections 4.13 and 7). Where a list decided, the
 * runner prints the reason of the entry and not the failure: then the cause is not known.
 */
final class LogVerdict {
    /** What the runner prints before the reason of an entry. */
    private record Listed(String text, RawResult result, Section section, boolean red) {}

    private static final Listed[] LISTED = {
        new Listed("expected failure", RawResult.FAIL_RUN, Section.XFAILS, false),
        new Listed("expected not-applicable failure", RawResult.FAIL_RUN, Section.NOT_APPLICABLE, false),
        new Listed("known flaky failure", RawResult.FAIL_RUN, Section.FLAKES, false),
        new Listed("flaky case passed", RawResult.PASS, Section.FLAKES, false),
        new Listed("unexpected success for xfail case", RawResult.PASS, Section.XFAILS, true),
        new Listed("unexpected success for not-applicable case", RawResult.PASS, Section.NOT_APPLICABLE, true),
        new Listed("skipping host-unsafe case", RawResult.SKIPPED, Section.HOST_SKIPS, false),
    };

    private LogVerdict() {}

    /**
     * The result, or null when the log does not say.
     *
     * @param over whether the case is known to be over although no verdict was printed
     */
    static @Nullable ResultRow of(CaseKey what, LogCase c, boolean over, Scrub scrub) {
        String text = c.text();
        String first = text.lines().findFirst().orElse("");
        for (Listed l : LISTED) {
            if (first.startsWith(l.text)) {
                return row(what, c, l.result, null, "", l.section, l.red);
            }
        }
        if (text.isEmpty()) {
            return switch (c.verdict()) {
                case "PASS" -> row(what, c, RawResult.PASS, null, "", null, false);
                case "SKIP" -> row(what, c, RawResult.SKIPPED, null, "", null, false);
                case "FAIL" ->
                    row(
                            what,
                            c,
                            RawResult.HARNESS_ERROR,
                            new Cause("log", "no-text", "failed without a word", "the log has no text"),
                            "",
                            null,
                            true);
                default -> over ? row(what, c, RawResult.PASS, null, "", null, false) : null;
            };
        }
        Signature s = Signature.of(text, scrub);
        Cause cause = new Cause(s.stage(), s.kind(), s.text(), CauseGroup.of(s, text));
        return row(
                what, c, result(s, cause, text), cause, text, null, !c.verdict().equals("PASS"));
    }

    private static ResultRow row(
            CaseKey what,
            LogCase c,
            RawResult result,
            @Nullable Cause cause,
            String text,
            @Nullable Section expected,
            boolean red) {
        return new ResultRow(what, 0, "", result, cause, exit(cause), text, expected, red, c.millis());
    }

    private static @Nullable Integer exit(@Nullable Cause cause) {
        if (cause == null || !cause.kind().matches("exit-?\\d{1,3}")) {
            return null;
        }
        return Integer.valueOf(cause.kind().substring(4));
    }

    private static final Map<String, RawResult> BY_STAGE = Map.of(
            "llgo build", RawResult.FAIL_BUILD,
            "llgo generated build", RawResult.FAIL_BUILD,
            "llgo tool compile", RawResult.FAIL_BUILD,
            "llgo run", RawResult.FAIL_RUN,
            "llgo generated run", RawResult.FAIL_RUN,
            "compare", RawResult.FAIL_OUTPUT,
            "diagnostics", RawResult.FAIL_DIAG,
            "guard", RawResult.RESOURCE);

    static RawResult result(Signature s, Cause cause, String text) {
        if (cause.group().startsWith("refused ")) {
            return RawResult.UNSUPPORTED_FLAG;
        }
        boolean timeout = s.kind().equals("timeout");
        if (s.stage().startsWith("baseline ") || s.stage().startsWith("go ")) {
            return timeout ? RawResult.BASELINE_TIMEOUT : RawResult.BASELINE_FAIL;
        }
        if (s.kind().equals("no-error")) {
            return RawResult.FAIL_DIAG;
        }
        RawResult byStage = BY_STAGE.get(s.stage());
        if (byStage == null) {
            return RawResult.HARNESS_ERROR; // a bad directive argument, a file that is not there
        }
        return timeout && byStage.isFailure() ? RawResult.FAIL_TIMEOUT : byStage;
    }
}
