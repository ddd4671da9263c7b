package org.pclnlab.harness.goroot.run;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.goroot.CaseRow;
import org.pclnlab.harness.goroot.CaseRow.Failure;
import org.pclnlab.harness.goroot.CaseRow.Judged;
import org.pclnlab.harness.goroot.CaseVerdict;
import org.pclnlab.harness.goroot.FlagPredictor;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.RawOutcome;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.goroot.Signature;
import org.pclnlab.harness.goroot.StageResult;
import org.pclnlab.harness.goroot.exec.Setup;
import org.pclnlab.harness.goroot.exec.Side;

/** Makes rows of outcomes: signature, cause, verdict, conditions. */
final class Rows {
    private final GorootRun run;
    private final Judge judge;

    Rows(GorootRun run) {
        this.run = run;
        this.judge = new Judge(run.plan().expectations(), run.plan().strict());
    }

    Judge judge() {
        return judge;
    }

    /**
     * A row.
     *
     * @param given the verdict, null to judge
     * @param sweep the setting of a repetition, empty for attempt 0
     */
    CaseRow row(
            Side side,
            GorootCase c,
            String source,
            RawOutcome raw,
            @Nullable Judged given,
            Setup setup,
            int attempt,
            String sweep) {
        Failure failure = failure(side, raw);
        List<String> predicted = side.tool().isGc() ? List.of() : FlagPredictor.refused(c);
        Judged judged = given;
        if (judged == null) {
            boolean foreseen = predicted.containsAll(raw.refused());
            judged = attempt > 0
                    ? new Judged(CaseVerdict.REPEAT, false, null)
                    : judge.judge(run.lane(run.canary(side.tool().name()).generation()), c, raw, failure, foreseen);
        }
        return new CaseRow(
                c,
                side.tool().name(),
                attempt,
                source,
                run.clock().instant().toString(),
                new CaseRow.Conditions(Machines.load(), setup.gomaxprocs(), Machines.stackKib(setup), sweep),
                raw,
                failure,
                predicted,
                judged);
    }

    private @Nullable Failure failure(Side side, RawOutcome raw) {
        if (raw.result() == RawResult.PASS || raw.result() == RawResult.SKIPPED) {
            return null;
        }
        Signature signature = Signature.of(raw.text(), run.scrub(side));
        StageResult s = raw.failed();
        String group = raw.refused().isEmpty() ? "" : "refused " + String.join(" ", raw.refused());
        return new Failure(
                signature, s == null ? null : s.exit(), s == null ? 0 : s.signal(), s != null && s.timedOut(), group);
    }
}
