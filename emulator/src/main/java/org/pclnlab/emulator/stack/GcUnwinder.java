package org.pclnlab.emulator.stack;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.GcRuntime;

/**
 * Unwinds the stack of a goroutine of a gc program by its tables of stack depths (pcsp), as the runtime's own {@code unwinder}
 * does. Mutable, one thread.
 */
public final class GcUnwinder {
    private static final int MAX_FRAMES = 1 << 20;
    private static final int TOP_FRAME = 1, SP_WRITE = 2;
    /** funcIDs, the same in Go 1.25 and 1.26. */
    static final int ASYNC_PREEMPT = 3,
            CGOCALLBACK = 4,
            CORO_START = 5,
            DEBUG_CALL = 6,
            GOPANIC = 10,
            HANDLE_ASYNC_EVENT = 11,
            PANICWRAP = 15,
            RUNTIME_MAIN = 17,
            RUN_FINALIZERS = 18,
            RUN_CLEANUPS = 19,
            SIGPANIC = 20,
            WRAPPER = 23;

    /**
     * A physical frame.
     *
     * @param pc return address into the function, or what it executes
     * @param symPc what is looked up: the call, or the instruction itself where the frame is innermost or was interrupted
     * @param sp its stack pointer
     * @param fp that of its caller
     * @param calleeId funcID of the function it called, 0 for none
     */
    public record Frame(long pc, long symPc, long sp, long fp, int fn, long entry, int calleeId) {}

    private final GcTable table;
    private final Words words;
    private final boolean linkRegister;
    private StopReason reason = StopReason.NO_FRAME;

    public GcUnwinder(GcRuntime runtime, Words words, Arch arch) {
        this.table = runtime.table();
        this.words = words;
        this.linkRegister = arch == Arch.ARM64;
    }

    /** Why the last walk ended; {@link StopReason#ROOT} is a complete stack. */
    public StopReason reason() {
        return reason;
    }

    /**
     * Walks.
     *
     * @param exact whether {@code pc} is what the thread executes; else it is where a call returns to
     * @param syscall whether the goroutine saved these values before a system call
     * @param low lowest address of the stack, {@code high} its end
     */
    public List<Frame> walk(long pc, long sp, boolean exact, boolean syscall, long low, long high)
            throws ImageException {
        List<Frame> out = new ArrayList<>();
        reason = StopReason.LIMIT;
        long at = pc;
        long stack = sp;
        boolean trap = exact;
        int callee = 0;
        while (out.size() < MAX_FRAMES) {
            int row = table.row(at);
            if (row < 0) {
                reason = out.isEmpty() ? StopReason.NO_FRAME : StopReason.OUTSIDE_TEXT;
                return out;
            }
            int fn = table.func(row);
            long entry = table.entry(fn);
            long fp = stack;
            if (table.hasStackDeltas(fn)) {
                int delta = table.stackDelta(fn, entry, at);
                if (delta < 0) {
                    reason = StopReason.UNALIGNED;
                    return out;
                }
                fp = stack + delta + (linkRegister ? 0 : 8);
            }
            long symPc = !trap && Long.compareUnsigned(at, entry) > 0 ? at - 1 : at;
            out.add(new Frame(at, symPc, stack, fp, fn, entry, callee));
            boolean innermost = out.size() == 1;
            int flag = table.flag(fn);
            boolean switches = (flag & SP_WRITE) != 0 && table.funcId(fn) != CGOCALLBACK && !(innermost && syscall);
            if ((flag & TOP_FRAME) != 0 || switches || !table.hasStackDeltas(fn)) {
                reason = (flag & TOP_FRAME) != 0 ? StopReason.ROOT : StopReason.NOT_ASCENDING;
                return out;
            }
            long slot = linkRegister ? stack : fp - 8;
            if (Long.compareUnsigned(fp, low) < 0
                    || Long.compareUnsigned(fp, high) > 0
                    || Long.compareUnsigned(fp, stack) < 0
                    || !words.read(slot)) {
                reason = StopReason.UNREADABLE;
                return out;
            }
            long next = words.value();
            if (next == 0 || (next == at && fp == stack)) {
                reason = next == 0 ? StopReason.ROOT : StopReason.NOT_ASCENDING;
                return out;
            }
            callee = table.funcId(fn);
            trap = callee == SIGPANIC || callee == ASYNC_PREEMPT || callee == DEBUG_CALL;
            at = next;
            stack = fp;
        }
        return out;
    }

    /**
     * {@code runtime.Callers} over frames: one value for each logical frame, "call pc + 1", wrappers left out as the runtime
     * leaves them out.
     */
    public long[] pcs(List<Frame> frames) throws ImageException {
        List<Long> out = new ArrayList<>();
        for (Frame f : frames) {
            int callee = f.calleeId();
            for (Logical l : logical(f)) {
                if (l.funcId() != WRAPPER || !elides(callee)) {
                    out.add(l.pc() + 1);
                }
                callee = l.funcId();
            }
        }
        return out.stream().mapToLong(Long::longValue).toArray();
    }

    /** Whether a wrapper that called such a function is invisible. */
    static boolean elides(int calleeId) {
        return calleeId != GOPANIC && calleeId != SIGPANIC && calleeId != PANICWRAP;
    }

    /**
     * One call that a physical frame stands for.
     *
     * @param pc what is looked up
     * @param index in the function's inline tree, -1 for the function itself
     */
    record Logical(long pc, int index, int funcId, int nameOff) {}

    /** The calls of a physical frame, innermost first; the last one is the function itself. */
    List<Logical> logical(Frame f) throws ImageException {
        List<Logical> out = new ArrayList<>();
        long pc = f.symPc();
        while (out.size() < 1024) {
            int index = table.inlineIndex(f.fn(), f.entry(), pc);
            if (index < 0) {
                out.add(new Logical(pc, -1, table.funcId(f.fn()), table.nameOff(f.fn())));
                return out;
            }
            int node = table.inlineNode(f.fn(), index);
            out.add(new Logical(pc, index, table.inlineFuncId(node), table.inlineNameOff(node)));
            pc = f.entry() + table.inlineParentPc(node);
        }
        return out;
    }

    GcTable table() {
        return table;
    }

    Words words() {
        return words;
    }
}
