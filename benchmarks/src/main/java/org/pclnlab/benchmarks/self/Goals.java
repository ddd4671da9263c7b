package org.pclnlab.benchmarks.self;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of a benchmark: goals with their values and verdicts, and what was not run. Mutable. */
final class Goals {
    /**
     * One goal; it is met when {@code value} is at most {@code limit}, or with {@code floor} at least.
     *
     * @param tie the samples do not tell the value from the limit: then it is not missed either
     */
    record Goal(String name, double value, double limit, boolean floor, boolean tie, String unit, String detail) {
        boolean met() {
            return tie || (floor ? value >= limit : value <= limit);
        }

        private String verdict() {
            boolean beyond = floor ? value < limit : value > limit;
            return !beyond ? "  met   " : tie ? "  tie   " : "  MISSED";
        }
    }

    /** A peer or a tool that is absent. */
    record NotRun(String what, String reason) {}

    private final List<Goal> goals = new ArrayList<>();
    private final List<NotRun> notRun = new ArrayList<>();

    void add(String name, double value, double limit, String unit, String detail) {
        goals.add(new Goal(name, value, limit, false, false, unit, detail));
    }

    /** A goal that samples were compared for, {@code tie} when a test does not tell them apart. */
    void add(String name, double value, double limit, boolean tie, String unit, String detail) {
        goals.add(new Goal(name, value, limit, false, tie, unit, detail));
    }

    /** A goal that is met from {@code limit} upwards. */
    void atLeast(String name, double value, double limit, String unit, String detail) {
        goals.add(new Goal(name, value, limit, true, false, unit, detail));
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
            String verdict = verdicts ? g.verdict() : "";
            out.printf(
                    Locale.ROOT,
                    "%-44s goal %s %-7s value %-9s%s  %s%n",
                    g.name(),
                    g.floor() ? ">=" : "<=",
                    g.limit() == Double.POSITIVE_INFINITY ? "none" : number(g.limit()) + g.unit(),
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
