package org.pclnlab.harness.check;

import java.io.PrintWriter;
import org.pclnlab.emulator.image.Rule.Level;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.harness.check.CheckReport.Group;
import org.pclnlab.harness.check.CheckReport.Place;
import org.pclnlab.harness.check.CheckReport.Result;
import org.pclnlab.harness.check.CheckReport.Status;
import org.pclnlab.harness.report.Printable;

/** A check for a terminal: one line for each rule, and under a broken one its places. */
public final class CheckText {
    private static final int PLACES = 5;

    private final PrintWriter out;
    private final boolean all;

    private CheckText(PrintWriter out, boolean all) {
        this.out = out;
        this.all = all;
    }

    /** Prints a report; without {@code all}, rules that an image has nothing for and places behind the fifth are left out. */
    public static void print(CheckReport report, boolean all, PrintWriter out) {
        new CheckText(out, all).print(report);
    }

    private void print(CheckReport r) {
        out.println("image    " + Printable.of(r.image()) + " (" + r.container() + ", " + r.kind() + ")");
        out.println("runtime  " + Printable.of(r.summary()));
        for (Group g : r.groups()) {
            group(g);
        }
        out.println();
        out.println((r.findings() == 0
                        ? "sound"
                        : "FINDINGS: " + r.findings() + " broken rule" + (r.findings() == 1 ? "" : "s"))
                + (r.notes() == 0 ? "" : ", " + r.notes() + (r.notes() == 1 ? " note" : " notes")));
    }

    private void group(Group g) {
        boolean head = true;
        for (Result r : g.results()) {
            if (r.status() == Status.NOT_APPLICABLE && !all) {
                continue;
            }
            if (head) {
                out.println();
                out.println(g.title() + (g.runtime() ? "  [the runtime's own]" : "  [the runtime does not look]"));
                head = false;
            }
            String word = r.status() == Status.BROKEN && r.level() != Level.ERROR
                    ? r.level() == Level.NOTE ? "note" : "WARN"
                    : r.status().word();
            out.printf("  %-4s  %-24s  %s%s%n", word, r.rule().id(), r.rule().text(), detail(r));
            places(r);
        }
    }

    private static String detail(Result r) {
        return r.detail().isEmpty() ? "" : ": " + Printable.of(r.detail());
    }

    private void places(Result r) {
        int shown = 0;
        for (Place p : r.places()) {
            if (shown++ == PLACES && !all) {
                break;
            }
            String at = p.fileOff() >= 0 ? "file " + Hex.of(p.fileOff()) + ", " : "";
            out.println("          " + at + "address " + Hex.of(p.address()) + ": " + Printable.of(p.field())
                    + ": found " + Printable.of(p.found()) + ", expected " + Printable.of(p.expected()));
        }
        int left = r.count() - Math.min(r.places().size(), all ? Integer.MAX_VALUE : PLACES);
        if (left > 0) {
            out.println("          and " + left + " more");
        }
    }
}
