package org.pclnlab.benchmarks.self;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of a benchmark: goals with their values and verdicts, and what was not run. Mutable. */
final class Goals {
    /** One goal; {@code value} is met when it is at most {@code limit}. */
    record Goal(String name, double value, double limit, String unit, String detail) {
        boolean met() {
            return value <= limit;
        }
    }

    /** A peer or a tool that is absent. */
    record NotRun(String what, String reason) {}

    private final List<Goal> goals = new ArrayList<>();
    private final List<NotRun> notRun = new ArrayList<>();

    void add(String name, double value, double limit, String unit, String detail) {
        goals.add(new Goal(name, value, limit, unit, detail));
    }

    void notRun(String what, String reason) {
        notRun.add(new NotRun(what, reason));
    }

    List<Goal> goals() {
        return goals;
    }

    List<NotRun> notRun() {
        return notRun;
    }

    boolean met() {
        return goals.stream().allMatch(Goal::met);
    }

    void print(PrintWriter out, boolean verdicts) {
        for (Goal g : goals) {
            String verdict = verdicts ? g.met() ? "  met   " : "  MISSED" : "";
            out.printf(
                    Locale.ROOT,
                    "%-34s goal <= %-7s value %-9s%s  %s%n",
                    g.name(),
                    number(g.limit()) + g.unit(),
                    number(g.value()) + g.unit(),
                    verdict,
                    g.detail());
        }
        for (NotRun n : notRun) {
            out.println("not run: " + n.what() + " (" + n.reason() + ")");
        }
        out.flush();
    }

    private static String number(double v) {
        return String.format(Locale.ROOT, Math.abs(v) >= 100 ? "%.0f" : "%.2f", v);
    }
}
