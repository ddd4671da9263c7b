package org.pclnlab.harness.sweep;

import java.io.PrintWriter;
import java.util.Locale;

/** A sweep's result as text for people. */
public final class SweepText {
    private SweepText() {}

    public static void print(SweepResult result, PrintWriter out) {
        out.println("image    " + result.image());
        out.println("witness  " + result.witness());
        for (Tally t : result.tallies()) {
            out.printf(
                    Locale.ROOT,
                    "%-8s %d pcs, %d agree (%s %%)  [%s]%n",
                    t.wrong() == 0 ? "agree" : "DIFFER",
                    t.pcs(),
                    t.pcs() - t.wrong(),
                    t.percent(),
                    t.what());
            for (String d : t.first()) {
                out.println("  " + d);
            }
            if (t.wrong() > t.first().size()) {
                out.println("  ... and " + (t.wrong() - t.first().size()) + " more");
            }
        }
        for (String note : result.notes()) {
            out.println("note     " + note);
        }
        out.printf(Locale.ROOT, "seconds  %.1f, of it the witness %.1f%n", result.seconds(), result.witnessSeconds());
    }
}
