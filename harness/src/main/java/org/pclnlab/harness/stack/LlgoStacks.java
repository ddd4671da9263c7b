package org.pclnlab.harness.stack;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.sidecar.Attempt;
import org.pclnlab.emulator.stack.GoroutineRecord;
import org.pclnlab.emulator.stack.LiveStack;
import org.pclnlab.emulator.stack.LlgoProcess;
import org.pclnlab.emulator.stack.LlgoThread;
import org.pclnlab.emulator.stack.StopReason;
import org.pclnlab.emulator.stack.Target;
import org.pclnlab.emulator.stack.TargetObject;
import org.pclnlab.emulator.stack.TargetObjects;
import org.pclnlab.emulator.stack.ThreadState;
import org.pclnlab.emulator.symbolize.Sym;

/** The threads of an LLGo program, each of which is one goroutine or none. */
final class LlgoStacks {
    /** A function without row may be named after the one before it; an anchor lies at most this far behind its function. */
    private static final long ANCHOR = 64;

    private final LlgoProcess process;
    private final TargetObjects objects;

    LlgoStacks(LlgoProcess process, TargetObjects objects) {
        this.process = process;
        this.objects = objects;
    }

    StackReport read(Target target) throws ImageException {
        List<StackReport.Stack> stacks = new ArrayList<>();
        for (ThreadState t : target.threads()) {
            stacks.add(stack(new LlgoThread(process, objects, target, t)));
        }
        List<String> notes = new ArrayList<>(target.notes());
        notes.addAll(objects.notes());
        Attempt attempt = Attempt.of(process.runtime().metadata().loaded());
        if (attempt != null) {
            notes.add("sidecar " + attempt.line());
        }
        if (!process.blindness().isEmpty()) {
            notes.add(process.blindness());
        }
        return new StackReport(
                target.name(),
                objects.executable().path(),
                "llgo",
                process.form().name().toLowerCase(Locale.ROOT),
                notes,
                stacks);
    }

    private StackReport.Stack stack(LlgoThread thread) throws ImageException {
        List<StackReport.Line> live = new ArrayList<>();
        for (LiveStack.At at : thread.live().frames()) {
            live.add(line(at.pc(), at.exact(), at.by().name().toLowerCase(Locale.ROOT)));
        }
        List<StackReport.Line> snapshot = lines(thread.snapshot());
        List<StackReport.Line> frames = live;
        int kept = thread.junction();
        if (kept >= 0) {
            frames = new ArrayList<>(live.subList(0, kept));
            frames.addAll(snapshot);
        }
        GoroutineRecord g = thread.goroutine();
        StackReport.Panic panic = g == null
                ? null
                : new StackReport.Panic(
                        g.panicActive(),
                        g.store().fault(),
                        g.store().pcs().length,
                        g.store().mark());
        ThreadState t = thread.thread();
        StopReason reason = thread.live().reason();
        return new StackReport.Stack(
                t.tid(),
                t.name(),
                g == null ? null : Long.valueOf(g.id()),
                "running",
                frames,
                live,
                snapshot,
                panic,
                "",
                reason.text(),
                null,
                thread.notes());
    }

    private List<StackReport.Line> lines(long[] pcs) throws ImageException {
        List<StackReport.Line> out = new ArrayList<>();
        for (long pc : pcs) {
            out.add(line(pc, false, "snapshot"));
        }
        return out;
    }

    private StackReport.Line line(long pc, boolean exact, String from) throws ImageException {
        long lookup = exact ? pc : pc - 1;
        TargetObject object = objects.find(lookup);
        Symbol symbol = object == null ? null : object.function(lookup);
        if (object != null && object != objects.executable()) {
            return foreign(pc, object, symbol, from);
        }
        Sym s = process.code().sym(lookup);
        String name = s.function().isEmpty() ? "pc=0x" + Long.toHexString(pc) : s.function();
        long start = object == null || symbol == null ? 0 : symbol.value() + object.slide();
        boolean other = symbol != null
                && Long.compareUnsigned(start, s.entry()) > 0
                && start - s.entry() > ANCHOR
                && !symbol.name().startsWith("__llgo_pcsite_");
        String nearer = symbol != null && other ? symbol.name() : "";
        return new StackReport.Line(pc, s.entry(), name, s.file(), s.line(), "", nearer, false, from);
    }

    private static StackReport.Line foreign(long pc, TargetObject object, @Nullable Symbol symbol, String from) {
        long entry = symbol == null ? 0 : symbol.value() + object.slide();
        String name = symbol == null ? "pc=0x" + Long.toHexString(pc) : symbol.name();
        return new StackReport.Line(pc, entry, name, "", 0, object.path(), "", false, from);
    }
}
