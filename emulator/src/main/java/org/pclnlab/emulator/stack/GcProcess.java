package org.pclnlab.emulator.stack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.stack.unwind.Registers;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.emulator.symbolize.GcRuntime;

/**
 * A gc program from outside: its goroutines, found through {@code runtime.allgs}, and what each of them does. Without symbols
 * (a stripped program) only threads can be shown.
 */
public final class GcProcess {
    private static final String ALLGS = "runtime.allgs", REASONS = "runtime.waitReasonStrings";
    private static final long MAX_GOROUTINES = 1 << 24;
    private static final int MAX_REASON = 64;

    private final LoadedImage image;
    private final GcRuntime runtime;
    private final @Nullable Symbol allgs;
    private final @Nullable Symbol reasons;

    public GcProcess(LoadedImage image) throws ImageException {
        this.image = image;
        this.runtime = GcRuntime.open(image);
        @Nullable Symbol[] found = image.image().symbols().find(ALLGS, REASONS);
        this.allgs = found[0];
        this.reasons = found[1];
    }

    public GcRuntime runtime() {
        return runtime;
    }

    LoadedImage image() {
        return image;
    }

    /** Why goroutines cannot be listed, empty when they can. */
    public String blindness() {
        return allgs == null ? "no symbol " + ALLGS + " (stripped?): only threads are shown" : "";
    }

    /** All goroutines that are alive, by number. */
    public List<GcGoroutine> goroutines(Memory memory) throws ImageException {
        List<GcGoroutine> out = new ArrayList<>();
        Symbol s = allgs;
        if (s == null) {
            return out;
        }
        Bytes slice = memory.at(image.toPc(s.value()), 24, ALLGS);
        long count = slice.u64(8);
        if (Long.compareUnsigned(count, MAX_GOROUTINES) > 0) {
            throw new BadValue(slice.where(8, "len"), Long.toUnsignedString(count), "at most " + MAX_GOROUTINES);
        }
        if (count == 0) {
            return out;
        }
        Bytes pointers = memory.at(slice.u64(0), 8 * count, ALLGS);
        List<Bytes> gs = new ArrayList<>();
        for (int i = 0; i < (int) count; i++) {
            Bytes g = memory.at(pointers.u64(8 * i), GcLayout.SIZE, "runtime.g");
            if (!GcLayout.plausible(g)) {
                throw new BadValue(
                        new Where(memory.name(), g.origin(0), "runtime.g", "sched.g"),
                        Hex.of(g.u64(72)),
                        "its own address or 0");
            }
            gs.add(g);
        }
        GcLayout layout = GcLayout.find(gs, runtime.table());
        for (Bytes g : gs) {
            GcGoroutine one = layout.read(g);
            if (!one.dead()) {
                out.add(one);
            }
        }
        out.sort((a, b) -> Long.compareUnsigned(a.id(), b.id()));
        return out;
    }

    /** Keeps what is needed of a process that is held as a whole. */
    public void capture(CapturedTarget process, List<ThreadState> held) throws ImageException {
        for (GcGoroutine g : goroutines(process.memory())) {
            GcLayout.threadOf(g.m(), held, process.memory());
            process.stack(g.syscallSp() != 0 ? g.syscallSp() : g.schedSp(), g.high());
        }
    }

    /** Whether a goroutine belongs to the runtime itself; tracebacks leave those out. */
    public boolean isSystem(GcGoroutine g) throws ImageException {
        int row = runtime.table().row(g.startPc());
        if (row < 0) {
            return false;
        }
        int fn = runtime.table().func(row);
        return switch (runtime.table().funcId(fn)) {
            case GcUnwinder.RUNTIME_MAIN, GcUnwinder.CORO_START, GcUnwinder.HANDLE_ASYNC_EVENT -> false;
            default -> runtime.table().name(runtime.table().nameOff(fn)).startsWith("runtime.");
        };
    }

    /** What a goroutine's header says in brackets. */
    public String state(GcGoroutine g) throws ImageException {
        return (g.waits() ? waitReason(g.waitReason()) : g.statusText()) + (g.locked() ? ", locked to thread" : "");
    }

    /** What a thread executes itself, on whatever stack that is. */
    public List<Frame> threadFrames(ThreadState thread, Target target) throws ImageException {
        Registers r = thread.registers();
        GcUnwinder unwinder = new GcUnwinder(runtime, new Words(target.memory()), target.arch());
        List<GcUnwinder.Frame> frames = unwinder.walk(r.pc(), r.sp(), true, false, 0, -1L);
        return runtime.callersFrames(unwinder.pcs(frames)).all();
    }

    /** The runtime's words for a reason to wait. */
    String waitReason(int number) throws ImageException {
        Symbol s = reasons;
        if (s == null || number >= s.size() / 16) {
            return s == null ? "waiting, reason " + number : "unknown wait reason";
        }
        Memory memory = image.memory();
        Bytes string = memory.at(image.toPc(s.value()) + 16L * number, 16, REASONS);
        long length = string.u64(8);
        if (Long.compareUnsigned(length, MAX_REASON) > 0) {
            throw new BadValue(string.where(8, "len"), Long.toUnsignedString(length), "at most " + MAX_REASON);
        }
        Bytes text = memory.at(string.u64(0), length, REASONS);
        return new String(text.copy(0, text.size()), StandardCharsets.UTF_8);
    }
}
