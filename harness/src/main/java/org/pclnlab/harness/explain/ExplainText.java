package org.pclnlab.harness.explain;

import java.io.PrintWriter;
import org.pclnlab.emulator.image.load.Trail;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.harness.report.Printable;

/** An explanation for a terminal. */
public final class ExplainText {
    private static final int BYTES = 8;

    private ExplainText() {}

    public static void print(Explanation e, PrintWriter out) {
        out.println("image    " + Printable.of(e.image()) + " (" + e.kind() + ")");
        if (e.slide() != 0) {
            out.println("slide    " + Hex.of(e.slide())
                    + ": all addresses are those of a process that has the image there");
            out.println("pc       " + Hex.of(e.pc()) + ", link-time address " + Hex.of(e.pc() - e.slide()));
        } else {
            out.println("pc       " + Hex.of(e.pc()));
        }
        int number = 1;
        for (Trail.Step s : e.steps()) {
            out.println();
            out.printf(
                    "%3d  %-16s %s%s%n",
                    number++, s.id(), Printable.of(s.text()), s.spec().isEmpty() ? "" : "  [" + s.spec() + "]");
            for (Trail.Read r : s.reads()) {
                read(r, out);
            }
        }
        out.println();
        Func f = e.func();
        if (e.stopped() != null) {
            out.println("answer   none, the process would stop: " + Printable.of(e.stopped()));
        } else if (e.ofFrames()) {
            frames(e, out);
        } else if (f == null) {
            out.println("answer   nil");
        } else {
            out.println("answer   " + Printable.of(f.name()) + ", entry " + Hex.of(f.entry()));
            out.println("         " + Printable.of(e.fileLine().file()) + ":"
                    + e.fileLine().line());
        }
    }

    private static void frames(Explanation e, PrintWriter out) {
        if (e.frames().isEmpty()) {
            out.println("answer   no frame");
        }
        for (Frame f : e.frames()) {
            Func func = f.func();
            out.println("frame    " + Printable.of(f.function()) + ", entry " + Hex.of(f.entry()) + ", PC "
                    + Hex.of(f.pc()));
            out.println("         " + Printable.of(f.file()) + ":" + f.line());
            out.println("         Func "
                    + (func == null ? "nil" : Printable.of(func.name()) + ", entry " + Hex.of(func.entry())));
        }
    }

    private static void read(Trail.Read r, PrintWriter out) {
        if (r.address() == 0) {
            out.printf("       %-10s %-24s %-28s %s%n", "", "", Printable.of(r.what()), Printable.of(r.value()));
            return;
        }
        String at = r.fileOff() < 0 ? "not in file" : Hex.of(r.fileOff());
        out.printf("       %-10s %-24s %-28s %s%n", at, hex(r), Printable.of(r.what()), Printable.of(r.value()));
    }

    private static String hex(Trail.Read r) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < Math.min(r.hex().length(), 2 * BYTES); i += 2) {
            out.append(i == 0 ? "" : " ").append(r.hex(), i, i + 2);
        }
        return out.append(r.length() > BYTES ? "+" : "").toString();
    }
}
