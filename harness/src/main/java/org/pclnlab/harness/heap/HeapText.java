package org.pclnlab.harness.heap;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.pclnlab.emulator.heapprofile.ProfileRecord;
import org.pclnlab.emulator.heapprofile.Scaling;
import org.pclnlab.harness.report.Printable;

/** The text output of {@code pclnlab heap}. */
public final class HeapText {
    private HeapText() {}

    public static void print(String file, List<Consistency.Test> tests, PrintWriter out) {
        out.println(Printable.of(file) + ": "
                + (tests.stream().anyMatch(Consistency.Test::alarms) ? "NOT consistent" : "consistent")
                + " with unbiased sampling");
        for (Consistency.Test t : tests) {
            out.println(String.format(
                    Locale.ROOT,
                    "  %-7s %s  p %s (alarms below %s)  %s",
                    t.name(),
                    t.alarms() ? "ALARM" : "ok   ",
                    Numbers.probability(t.p()),
                    Numbers.probability(t.limit()),
                    Printable.of(t.statistic())));
        }
    }

    public static void total(int alarms, int profiles, double error, PrintWriter out) {
        out.println(alarms + " of " + profiles + " profiles alarm; an unbiased sampler does so with probability "
                + Numbers.probability(error) + " or less each");
    }

    public static void print(Simulation.Result result, long seed, PrintWriter out) {
        out.println(String.format(
                Locale.ROOT,
                "%s: %d of %d runs alarm = %.2f %% [%.2f %%, %.2f %%] (exact interval at 99 %%, seed %d)",
                result.sampler(),
                result.alarms().hits(),
                result.alarms().runs(),
                100 * result.alarms().value(),
                100 * result.alarms().low(),
                100 * result.alarms().high(),
                seed));
        out.println((result.sampler().unbiased()
                        ? "promised: false alarms in at most " + Numbers.probability(result.error())
                        : "promised: a biased sampler is rejected in at least 0.99")
                + " of the runs: "
                + (result.asPromised() ? "kept" : "BROKEN"));
    }

    /** Raw and scaled counts, in the order of the reader. */
    public static void print(Replay.Result result, PrintWriter out) {
        out.println(
                String.format(Locale.ROOT, "%10s %14s %12s %14s  stack", "objects", "bytes", "scaled", "scaled bytes"));
        for (ProfileRecord r : result.records()) {
            Scaling.Estimate e = Scaling.scale(r.allocObjects(), r.allocBytes(), result.rate());
            out.println(String.format(
                    Locale.ROOT,
                    "%10d %14d %12d %14d  %s%s",
                    r.allocObjects(),
                    r.allocBytes(),
                    e.objects(),
                    e.bytes(),
                    r.stack(),
                    r.freeObjects() == 0 ? "" : " (freed " + r.freeObjects() + ")"));
        }
        out.println(result.records().size() + " records, " + result.samples() + " samples of " + result.allocations()
                + " allocations at rate " + result.rate());
    }
}
