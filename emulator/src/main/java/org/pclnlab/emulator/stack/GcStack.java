package org.pclnlab.emulator.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.emulator.symbolize.GcRuntime;

/** The stack of one goroutine of a gc program, and what package runtime would say about it. */
public final class GcStack {
    private final GcProcess process;
    private final GcGoroutine goroutine;
    private final @Nullable ThreadState thread;
    private final GcUnwinder unwinder;
    private final List<GcUnwinder.Frame> frames;
    private final StopReason reason;

    /** The stacks of all goroutines that are alive, by number. */
    public static List<GcStack> all(GcProcess process, Target target) throws ImageException {
        Map<Integer, ThreadState> threads = new HashMap<>();
        for (ThreadState t : target.threads()) {
            threads.put(t.tid(), t);
        }
        List<GcStack> out = new ArrayList<>();
        for (GcGoroutine g : process.goroutines(target.memory())) {
            out.add(new GcStack(process, target, threads, g));
        }
        return out;
    }

    /** Unwinds a goroutine: from its thread's registers where it runs, else from where it was put aside. */
    private GcStack(GcProcess process, Target target, Map<Integer, ThreadState> threads, GcGoroutine g)
            throws ImageException {
        this.process = process;
        this.goroutine = g;
        this.thread = g.running() || g.inSyscall() ? GcLayout.threadOf(g.m(), threads, target.memory()) : null;
        this.unwinder = new GcUnwinder(process.runtime(), new Words(target.memory()), target.arch());
        ThreadState t = thread;
        long sp = t == null ? 0 : t.registers().sp();
        boolean onStack = Long.compareUnsigned(g.low(), sp) <= 0 && Long.compareUnsigned(sp, g.high()) < 0;
        if (g.syscallSp() != 0) {
            this.frames = unwinder.walk(g.syscallPc(), g.syscallSp(), false, true, g.low(), g.high());
        } else if (g.running()
                && t != null
                && onStack
                && process.runtime().table().row(t.registers().pc()) >= 0) {
            this.frames = unwinder.walk(t.registers().pc(), sp, true, false, g.low(), g.high());
        } else {
            this.frames = unwinder.walk(g.schedPc(), g.schedSp(), false, false, g.low(), g.high());
        }
        this.reason = unwinder.reason();
    }

    public GcGoroutine goroutine() {
        return goroutine;
    }

    /** The thread it runs on, null for none. */
    public @Nullable ThreadState thread() {
        return thread;
    }

    public StopReason reason() {
        return reason;
    }

    /** Physical frames, innermost first. */
    public List<GcUnwinder.Frame> frames() {
        return frames;
    }

    /** Logical frames, innermost first, as {@code CallersFrames} over {@code Callers} gives them. */
    public List<Frame> logical() throws ImageException {
        return logical(0);
    }

    /** The same from one physical frame on: what its function would get. */
    public List<Frame> logical(int from) throws ImageException {
        return process.runtime()
                .callersFrames(unwinder.pcs(frames.subList(from, frames.size())))
                .all();
    }

    /** Index of the physical frame above the innermost call of a function whose name ends like this, -1 without one. */
    public int callerOf(String suffix) throws ImageException {
        for (int i = 0; i + 1 < frames.size(); i++) {
            int nameOff = unwinder.table().nameOff(frames.get(i).fn());
            if (GcRuntime.forPrint(unwinder.table().name(nameOff)).endsWith(suffix)) {
                return i + 1;
            }
        }
        return -1;
    }

    /** Its text in a traceback of all goroutines. */
    public String text() throws ImageException {
        return new GcTraceText(process, unwinder).goroutine(goroutine, frames);
    }

    /** The text of {@code runtime.Stack} as the function of a physical frame would get it. */
    public String textFrom(int from) throws ImageException {
        return new GcTraceText(process, unwinder).running(goroutine, frames.subList(from, frames.size()));
    }
}
