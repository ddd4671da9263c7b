package org.pclnlab.harness.triage;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.pclnlab.harness.expect.Edit;
import org.pclnlab.harness.expect.ExpectationLint;
import org.pclnlab.harness.expect.Expectations;
import org.pclnlab.harness.expect.Expectations.Remark;
import org.pclnlab.harness.triage.answer.Answers;
import org.pclnlab.harness.triage.answer.Answers.Writing;
import org.pclnlab.harness.triage.answer.HiddenFailure;
import org.pclnlab.harness.triage.answer.Settings;
import org.pclnlab.harness.triage.answer.Situation;
import org.pclnlab.harness.triage.history.LaneHistory;
import org.pclnlab.harness.triage.history.Window;
import org.pclnlab.harness.triage.render.Question;

/** Asks a history about lists. */
public final class Triage {
    private final Window window;
    private final Settings settings;
    private final Writing writing;
    private final LocalDate today;

    /** @param today the day on which entries expire or not */
    public Triage(Window window, Settings settings, Writing writing, LocalDate today) {
        this.window = window;
        this.settings = settings;
        this.writing = writing;
        this.today = today;
    }

    /** All answers about some lists. */
    public Answers answers(Expectations lists) {
        return Answers.of(new Situation(window, lists, settings), writing, ExpectationLint.of(lists, today));
    }

    /** Lanes that are not looked at any more. */
    public List<LaneHistory> inactive(Expectations lists) {
        return new Situation(window, lists, settings).inactive();
    }

    /** The edits that an answer proposes; of a whole report all that need no decision. */
    public static List<Edit> edits(Answers a, Question q) {
        List<Edit> out = new ArrayList<>();
        switch (q) {
            case REPORT -> out.addAll(a.edits());
            case STALE -> a.stale().forEach(s -> out.addAll(s.edits()));
            case MISSING -> a.missing().forEach(m -> out.addAll(m.edits()));
            case FLAKY -> a.flaky().forEach(f -> out.addAll(f.edits()));
            case HIDDEN -> a.hidden().stream().map(HiddenFailure::edits).forEach(out::addAll);
            default -> {}
        }
        return Answers.distinct(out);
    }

    /** Whether somebody has to do something about an answer; with {@code strict} also about reasons and links. */
    public static boolean finding(Answers a, Question q, boolean strict) {
        boolean lists = a.remarks().stream().anyMatch(r -> counts(r, q, strict));
        return lists
                || switch (q) {
                    case REPORT -> a.finding();
                    case NEW -> a.news().stream().anyMatch(n -> n.kind().finding());
                    case STALE -> !a.stale().isEmpty();
                    case MISSING -> !a.missing().isEmpty() || !a.mass().isEmpty();
                    case FLAKY -> a.flaky().stream().anyMatch(f -> f.finding());
                    case HIDDEN -> !a.hidden().isEmpty();
                    case CAUSES, LINT -> false;
                };
    }

    /** Contradictions are wrong in any case; what is only untidy counts when it is asked for. */
    private static boolean counts(Remark r, Question q, boolean strict) {
        boolean asked = q == Question.LINT || (q == Question.REPORT && strict);
        return asked
                && switch (r.rule()) {
                    case "no-link", "weak-reason" -> strict;
                    case "dead-lane", "dead-directive", "dead-case", "gap" -> strict;
                    default -> true;
                };
    }
}
