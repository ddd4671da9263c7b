package org.pclnlab.harness.conform;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.harness.probe.Answer;
import org.pclnlab.harness.probe.Answers;
import org.pclnlab.harness.probe.Answers.ProtocolException;
import org.pclnlab.harness.probe.Query;
import org.pclnlab.harness.probe.Scenario;
import org.pclnlab.harness.toolchain.Result;

/** What one run of a probe answers: what it printed, and of a scenario also how it ended. */
final class Outcome {
    /** Part of a query's name that no probe uses itself. */
    private static final String END = "end", FATAL = "fatal", OUTPUT = "output";

    private Outcome() {}

    /**
     * The answers of a run.
     *
     * @throws ProtocolException when it has none; its message says why
     */
    static Answers of(Scenario scenario, Result r) throws ProtocolException {
        if (r.timedOut() || (!scenario.observed() && !r.ok())) {
            throw new ProtocolException("run: " + r.explain());
        }
        String output = r.stdout().text();
        if (!scenario.observed()) {
            return Answers.parse(output);
        }
        boolean answers = output.startsWith(Answers.MAGIC);
        Answers printed = answers ? Answers.parse(output) : Answers.NONE;
        List<Query> all = new ArrayList<>();
        for (Query q : printed.queries()) {
            all.add(q.named(scenario.name() + "/" + q.name()));
        }
        all.add(text(
                scenario, END, Query.Question.END, r.exit() > 128 && r.exit() < 192 ? r.how() : "exit " + r.exit()));
        if (!answers && !output.isEmpty()) {
            all.add(text(scenario, OUTPUT, Query.Question.TEXT, FrameLists.output(output)));
        }
        if (!r.ok()) {
            all.add(text(scenario, FATAL, Query.Question.FATAL, r.stderr().text()));
        }
        return printed.with(all);
    }

    private static Query text(Scenario scenario, String name, Query.Question question, String value) {
        return Query.noPc(scenario.name() + "/" + name, question, new Answer(true, 0, value, "", 0));
    }
}
