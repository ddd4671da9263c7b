package org.pclnlab.harness.stack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.stack.GcGoroutine;
import org.pclnlab.emulator.stack.GcProcess;
import org.pclnlab.emulator.stack.GcStack;
import org.pclnlab.emulator.stack.Target;
import org.pclnlab.emulator.stack.TargetObjects;
import org.pclnlab.emulator.stack.ThreadState;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.emulator.symbolize.Func;

/** The goroutines of a gc program, then the threads that run none of them. */
final class GcStacks {
    private final GcProcess process;
    private final TargetObjects objects;
    private final boolean system;

    GcStacks(GcProcess process, TargetObjects objects, boolean system) {
        this.process = process;
        this.objects = objects;
        this.system = system;
    }

    StackReport read(Target target) throws ImageException {
        List<String> notes = new ArrayList<>(target.notes());
        notes.addAll(objects.notes());
        if (!process.blindness().isEmpty()) {
            notes.add(process.blindness());
        }
        List<StackReport.Stack> stacks = new ArrayList<>();
        Set<Integer> busy = new HashSet<>();
        int hidden = 0;
        for (GcStack stack : GcStack.all(process, target)) {
            GcGoroutine g = stack.goroutine();
            ThreadState t = stack.thread();
            if (t != null) {
                busy.add(t.tid());
            }
            if (system || !process.isSystem(g)) {
                stacks.add(goroutine(stack));
            } else {
                hidden++;
            }
        }
        for (ThreadState t : target.threads()) {
            if (!busy.contains(t.tid())) {
                stacks.add(thread(t, target));
            }
        }
        if (hidden != 0) {
            notes.add(hidden + " goroutines of the runtime itself are left out; --system shows them");
        }
        return new StackReport(target.name(), objects.executable().path(), "gc", "", notes, stacks);
    }

    private StackReport.Stack goroutine(GcStack stack) throws ImageException {
        List<StackReport.Line> frames = new ArrayList<>();
        for (Frame f : stack.logical()) {
            frames.add(line(f));
        }
        GcGoroutine g = stack.goroutine();
        ThreadState t = stack.thread();
        return new StackReport.Stack(
                t == null ? 0 : t.tid(),
                t == null ? "" : t.name(),
                g.id(),
                process.state(g),
                frames,
                frames,
                List.of(),
                null,
                stack.text(),
                stack.reason().text(),
                createdBy(g),
                List.of());
    }

    private static StackReport.Line line(Frame f) {
        return new StackReport.Line(
                f.pc() + 1, f.entry(), f.function(), f.file(), f.line(), "", "", f.inlined(), "unwind_table");
    }

    private StackReport.@Nullable Line createdBy(GcGoroutine g) throws ImageException {
        Func f = process.runtime().funcForPC(g.createdPc());
        if (f == null || g.id() == 1) {
            return null;
        }
        FileLine at = process.runtime().fileLine(f, g.createdPc() - 1);
        return new StackReport.Line(
                g.createdPc(), f.entry(), f.name(), at.file(), at.line(), "", "", false, "created by");
    }

    /** A thread of the runtime's own, or of C. */
    private StackReport.Stack thread(ThreadState t, Target target) throws ImageException {
        List<StackReport.Line> frames = new ArrayList<>();
        for (Frame f : process.threadFrames(t, target)) {
            frames.add(line(f));
        }
        return new StackReport.Stack(
                t.tid(), t.name(), null, "", frames, frames, List.of(), null, "", "", null, List.of());
    }
}
