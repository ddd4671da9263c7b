package org.pclnlab.harness.stack;

import java.io.PrintWriter;
import java.util.List;
import org.pclnlab.harness.report.Printable;

/** A report in the form of Go's own tracebacks, so that what reads those reads this. */
final class StackText {
    private StackText() {}

    /**
     * Prints all stacks.
     *
     * @param raw both halves one after the other, instead of the whole
     */
    static void print(StackReport report, boolean raw, PrintWriter out) {
        out.println(report.target() + ": " + report.kind() + (report.form().isEmpty() ? "" : " (" + report.form() + ")")
                + ", " + Printable.of(report.executable()));
        for (String note : report.notes()) {
            out.println("note: " + Printable.of(note));
        }
        for (StackReport.Stack s : report.stacks()) {
            out.println();
            print(s, raw, out);
        }
    }

    private static void print(StackReport.Stack s, boolean raw, PrintWriter out) {
        out.println(header(s) + ":");
        for (String note : s.notes()) {
            out.println("note: " + Printable.of(note));
        }
        if (!s.text().isEmpty()) {
            // gc's own text, with arguments; its header is replaced by ours
            s.text()
                    .lines()
                    .skip(1)
                    .forEach(line -> out.println(
                            line.startsWith("\t") ? "\t" + Printable.of(line.substring(1)) : Printable.of(line)));
            return;
        }
        if (!raw) {
            frames(s.frames(), out);
        } else {
            out.println("live half, to its " + s.end() + ":");
            frames(s.live(), out);
            StackReport.Panic p = s.panic();
            if (p != null && !s.snapshot().isEmpty()) {
                out.println((p.fault() ? "fault" : "panic") + " snapshot, " + p.captured() + " pcs, "
                        + (p.active() ? "in flight" : "stale") + ", recover mark 0x" + Long.toHexString(p.mark())
                        + ":");
                frames(s.snapshot(), out);
            }
        }
        StackReport.Line created = s.createdBy();
        if (created != null) {
            out.println("created by " + Printable.of(created.function()));
            place(created, out);
        }
    }

    private static String header(StackReport.Stack s) {
        StringBuilder out = new StringBuilder();
        if (s.goroutine() != null) {
            out.append("goroutine ").append(s.goroutine()).append(" [").append(Printable.of(s.state()));
            StackReport.Panic p = s.panic();
            if (p != null && p.active()) {
                out.append(", panicking");
            }
            if (s.tid() != 0) {
                out.append(", thread ").append(s.tid());
            }
            return out.append(']').toString();
        }
        out.append("thread ").append(s.tid());
        return out.append(s.thread().isEmpty() ? "" : " [" + Printable.of(s.thread()) + "]")
                .toString();
    }

    private static void frames(List<StackReport.Line> frames, PrintWriter out) {
        for (StackReport.Line f : frames) {
            out.println(Printable.of(f.function()) + "(...)");
            place(f, out);
        }
    }

    private static void place(StackReport.Line f, PrintWriter out) {
        String file = !f.file().isEmpty() ? f.file() : f.object().isEmpty() ? "???" : f.object();
        String symbol = f.symbol().isEmpty() ? "" : " [" + Printable.of(f.symbol()) + "]";
        out.println("\t" + Printable.of(file) + ":" + f.line() + f.offset() + symbol);
    }
}
