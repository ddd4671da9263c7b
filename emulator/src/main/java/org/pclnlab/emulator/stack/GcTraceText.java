package org.pclnlab.emulator.stack;

import java.util.ArrayDeque;
import java.util.List;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.GcRuntime;

/**
 * The text in which gc's runtime prints the stack of a goroutine (05 section 9.6): frames of package runtime hidden unless
 * exported, arguments in hexadecimal, at most 50 inner and 50 outer frames. Left out: minutes of waiting, for which the
 * process's clock would be needed.
 */
final class GcTraceText {
    private static final int INNER = 50, OUTER = 50;
    private static final int ARG_LIVE_INDEX = 3, ARG_INFO = 5, ARG_LIVE_INFO = 6;
    private static final int END = 0xff, START_AGG = 0xfe, END_AGG = 0xfd, DOTS = 0xfc, TOO_LARGE = 0xfb;
    private static final int MAX_ARGS = 256;

    private final GcProcess process;
    private final GcUnwinder unwinder;
    private final GcTable table;

    GcTraceText(GcProcess process, GcUnwinder unwinder) {
        this.process = process;
        this.unwinder = unwinder;
        this.table = unwinder.table();
    }

    /** Header with the goroutine's state, frames, creator. */
    String goroutine(GcGoroutine g, List<GcUnwinder.Frame> frames) throws ImageException {
        return text(g, process.state(g), frames);
    }

    /** As the running goroutine prints itself. */
    String running(GcGoroutine g, List<GcUnwinder.Frame> frames) throws ImageException {
        return text(g, "running" + (g.locked() ? ", locked to thread" : ""), frames);
    }

    private String text(GcGoroutine g, String state, List<GcUnwinder.Frame> frames) throws ImageException {
        StringBuilder out = new StringBuilder("goroutine ");
        out.append(Long.toUnsignedString(g.id())).append(" [").append(state).append("]:\n");
        Printer printer = new Printer(false);
        printer.all(frames);
        if (printer.count == 0) {
            printer = new Printer(true);
            printer.all(frames);
        }
        printer.end(out);
        created(g, out);
        return out.toString();
    }

    /** Whether a frame is shown; those of package runtime are not, unless exported or {@code panic}. */
    private static boolean shown(int funcId, String name, boolean first, int callee) {
        if (funcId == GcUnwinder.WRAPPER && GcUnwinder.elides(callee)) {
            return false;
        }
        if (funcId == GcUnwinder.RUN_FINALIZERS || funcId == GcUnwinder.RUN_CLEANUPS) {
            return true;
        }
        if (name.equals("runtime.gopanic") && !first) {
            return true;
        }
        return name.indexOf('.') >= 0
                && (!name.startsWith("runtime.") || exported(name.substring("runtime.".length())));
    }

    private static boolean exported(String name) {
        int dot = name.lastIndexOf('.');
        String receiver = dot < 0 ? "" : name.substring(0, dot);
        String last = name.substring(dot + 1);
        if (receiver.startsWith("(*") && receiver.endsWith(")")) {
            receiver = receiver.substring(2, receiver.length() - 1);
        }
        return upper(last) && (receiver.isEmpty() || upper(receiver));
    }

    private static boolean upper(String s) {
        return !s.isEmpty() && s.charAt(0) >= 'A' && s.charAt(0) <= 'Z';
    }

    /** Collects the frames that are shown; the middle of a long stack is left out. */
    private final class Printer {
        private final boolean everything;
        private final StringBuilder inner = new StringBuilder();
        private final ArrayDeque<String> outer = new ArrayDeque<>();
        int count;

        Printer(boolean everything) {
            this.everything = everything;
        }

        void all(List<GcUnwinder.Frame> frames) throws ImageException {
            for (GcUnwinder.Frame f : frames) {
                int callee = f.calleeId();
                for (GcUnwinder.Logical l : unwinder.logical(f)) {
                    String name = table.name(l.nameOff());
                    if (everything || shown(l.funcId(), name, count == 0, callee)) {
                        add(frame(f, l, GcRuntime.forPrint(name)));
                    }
                    callee = l.funcId();
                }
            }
        }

        private void add(String text) {
            if (count++ < INNER) {
                inner.append(text);
                return;
            }
            outer.add(text);
            if (outer.size() > OUTER) {
                outer.poll();
            }
        }

        void end(StringBuilder out) {
            out.append(inner);
            int elided = count - INNER - outer.size();
            if (elided > 0) {
                out.append("...").append(elided).append(" frames elided...\n");
            }
            outer.forEach(out::append);
        }
    }

    private String frame(GcUnwinder.Frame f, GcUnwinder.Logical l, String name) throws ImageException {
        StringBuilder out = new StringBuilder(name.equals("runtime.gopanic") ? "panic" : name);
        boolean inlined = l.index() >= 0;
        out.append('(');
        if (inlined) {
            out.append("...");
        } else {
            arguments(f, out);
        }
        long at = table.fileLine(f.fn(), f.entry(), l.pc());
        out.append(")\n\t")
                .append(table.fileOf(GcTable.filePart(at)))
                .append(':')
                .append(GcTable.linePart(at));
        if (!inlined && Long.compareUnsigned(f.pc(), f.entry()) > 0) {
            out.append(" +0x").append(Long.toHexString(f.pc() - f.entry()));
        }
        return out.append('\n').toString();
    }

    /**
     * The arguments of a function: a program of offset and size in its frame, braces for structures. Values whose place may be
     * reused by now get a question mark.
     */
    private void arguments(GcUnwinder.Frame f, StringBuilder out) throws ImageException {
        int from = table.funcdata(f.fn(), ARG_LIVE_INFO, 0);
        int live = table.pcdata(f.fn(), ARG_LIVE_INDEX, f.entry(), f.symPc());
        int slot = 0;
        boolean start = true;
        for (int i = 0; i < MAX_ARGS; i++) {
            int op = table.funcdata(f.fn(), ARG_INFO, i);
            if (op < 0 || op == END) {
                return;
            }
            if (op != END_AGG && !start) {
                out.append(", ");
            }
            start = op == START_AGG;
            switch (op) {
                case START_AGG -> out.append('{');
                case END_AGG -> out.append('}');
                case DOTS -> out.append("...");
                case TOO_LARGE -> out.append('_');
                default -> {
                    int size = Math.max(table.funcdata(f.fn(), ARG_INFO, ++i), 0);
                    value(f, op, size, out);
                    boolean dead = from >= 0
                            && live > 0
                            && op >= from
                            && (table.funcdata(f.fn(), ARG_LIVE_INFO, live + slot / 8) >> (slot % 8) & 1) == 0;
                    out.append(dead ? "?" : "");
                    slot += op >= (from < 0 ? 0xff : from) ? 1 : 0;
                }
            }
        }
    }

    private void value(GcUnwinder.Frame f, int off, int size, StringBuilder out) {
        if (!unwinder.words().read(f.fp() + off)) {
            out.append('_');
            return;
        }
        long v = unwinder.words().value();
        long masked = size < 8 ? v << (64 - 8 * size) >>> (64 - 8 * size) : v;
        out.append("0x").append(Long.toHexString(masked));
    }

    private void created(GcGoroutine g, StringBuilder out) throws ImageException {
        int row = table.row(g.createdPc());
        if (row < 0 || g.id() == 1) {
            return;
        }
        int fn = table.func(row);
        String name = table.name(table.nameOff(fn));
        if (!shown(table.funcId(fn), name, false, 0)) {
            return;
        }
        long entry = table.entry(fn);
        boolean inside = Long.compareUnsigned(g.createdPc(), entry) > 0;
        out.append("created by ").append(GcRuntime.forPrint(name));
        if (g.creator() != 0) {
            out.append(" in goroutine ").append(Long.toUnsignedString(g.creator()));
        }
        long at = table.fileLine(fn, entry, inside ? g.createdPc() - 1 : g.createdPc());
        out.append("\n\t")
                .append(table.fileOf(GcTable.filePart(at)))
                .append(':')
                .append(GcTable.linePart(at));
        if (inside) {
            out.append(" +0x").append(Long.toHexString(g.createdPc() - entry));
        }
        out.append('\n');
    }
}
