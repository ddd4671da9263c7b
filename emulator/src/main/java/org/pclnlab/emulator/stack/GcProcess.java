package org.pclnlab.emulator.stack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
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
    /** How much of a thread's stack is kept where it runs no goroutine. */
    private static final long THREAD_STACK = 8 << 10;

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

    /** Addresses of all g's there ever were, the first goroutine's first; empty without symbols. */
    long[] addresses(Memory memory) throws ImageException {
        Symbol s = allgs;
        if (s == null) {
            return new long[0];
        }
        Bytes slice = memory.at(image.toPc(s.value()), 24, ALLGS);
        long count = slice.u64(8);
        if (Long.compareUnsigned(count, MAX_GOROUTINES) > 0) {
            throw new BadValue(slice.where(8, "len"), Long.toUnsignedString(count), "at most " + MAX_GOROUTINES);
        }
        Bytes pointers = memory.at(slice.u64(0), 8 * count, ALLGS);
        long[] out = new long[(int) count];
        for (int i = 0; i < out.length; i++) {
            out[i] = pointers.u64(8 * i);
        }
        return out;
    }

    /** All goroutines that are alive, by number. */
    public List<GcGoroutine> goroutines(Memory memory) throws ImageException {
        List<Bytes> gs = new ArrayList<>();
        for (long at : addresses(memory)) {
            Bytes g = memory.at(at, GcLayout.SIZE, "runtime.g");
            if (!GcLayout.plausible(g)) {
                throw new BadValue(
                        new Where(memory.name(), g.origin(0), "runtime.g", "sched.g"),
                        Hex.of(g.u64(72)),
                        "its own address or 0");
            }
            gs.add(g);
        }
        List<GcGoroutine> out = new ArrayList<>();
        if (gs.isEmpty()) {
            return out;
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

    /** Keeps what is needed of a process that is held as a whole: little is looked at, because it waits. */
    public void capture(CapturedTarget process, List<ThreadState> held) throws ImageException {
        long[] gs = addresses(process.memory());
        long[] size = new long[gs.length];
        Arrays.fill(size, GcLayout.SIZE);
        process.keepAll(gs, size);
        long[] ms = new long[gs.length];
        long[] mSize = new long[gs.length];
        long[] stacks = new long[gs.length];
        long[] used = new long[gs.length];
        for (int i = 0; i < gs.length; i++) {
            if (process.memory().available(gs[i]) < GcLayout.SIZE) {
                continue;
            }
            Bytes g = process.memory().at(gs[i], GcLayout.SIZE, "runtime.g");
            ms[i] = GcLayout.m(g);
            mSize[i] = ms[i] == 0 ? 0 : GcLayout.M_SIZE;
            stacks[i] = GcLayout.sp(g);
            used[i] = stacks[i] == 0 ? 0 : GcLayout.high(g) - stacks[i];
        }
        process.keepAll(ms, mSize);
        process.keepAll(stacks, used);
        threads(process, gs, held);
    }

    /** What threads execute, which may lie below what their goroutine last saved, or on a stack of the runtime's. */
    private static void threads(CapturedTarget process, long[] gs, List<ThreadState> held) throws ImageException {
        TreeMap<Long, Long> ends = new TreeMap<>(Long::compareUnsigned);
        for (long at : gs) {
            if (process.memory().available(at) >= GcLayout.SIZE) {
                Bytes g = process.memory().at(at, GcLayout.SIZE, "runtime.g");
                ends.put(GcLayout.low(g), GcLayout.high(g));
            }
        }
        long[] sp = new long[held.size()];
        long[] used = new long[held.size()];
        for (int i = 0; i < sp.length; i++) {
            sp[i] = held.get(i).registers().sp();
            Map.Entry<Long, Long> stack = ends.floorEntry(sp[i]);
            boolean inside = stack != null && Long.compareUnsigned(sp[i], stack.getValue()) < 0;
            used[i] = inside
                    ? stack.getValue() - sp[i]
                    : Math.min(THREAD_STACK, process.memory().available(sp[i]));
        }
        process.keepAll(sp, used);
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
