package org.pclnlab.emulator.stack;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.stack.unwind.CallFrame;
import org.pclnlab.emulator.stack.unwind.Registers;

/**
 * The live half of a stopped LLGo thread: what it is in, then its frame records (05 section 5.6). A thread stops anywhere, most
 * often in a system call of the C library, whose code uses the frame register for something else; up to the first Go frame
 * that has its own record the walk follows call frame information, from there the records, with the runtime's own limits.
 *
 * @param frames innermost first
 * @param reason why it ends
 */
public record LiveStack(List<At> frames, StopReason reason) {
    /** Frames of C code that are followed before giving up. */
    private static final int MAX_TOP = 256;

    /** How a frame was found. */
    public enum By {
        /** The thread's own registers. */
        REGISTERS,
        /** Call frame information. */
        UNWIND_TABLE,
        /** A return address on top of the stack, for want of anything better. */
        STACK_TOP,
        /** A frame record. */
        RECORD
    }

    /**
     * One frame.
     *
     * @param pc a return address; the instruction itself when {@code exact}
     * @param exact whether {@code pc} is being executed: the innermost frame, or one that a signal interrupted
     * @param fp the frame register in this function; its record where it has one
     */
    public record At(long pc, boolean exact, long fp, By by) {
        /** The address to look up. */
        public long lookup() {
            return exact ? pc : pc - 1;
        }
    }

    /** The pcs as return addresses, one above an exact one. */
    public long[] pcs() {
        long[] out = new long[frames.size()];
        for (int i = 0; i < out.length; i++) {
            out[i] = frames.get(i).lookup() + 1;
        }
        return out;
    }

    /** Walks a thread. */
    static LiveStack of(LlgoProcess process, TargetObjects objects, ThreadState thread, Target target)
            throws ImageException {
        return new Walk(process, objects, target).run(thread.registers().copy());
    }

    /** One walk. */
    private static final class Walk {
        private final LlgoProcess process;
        private final TargetObjects objects;
        private final Words words;
        private final List<At> frames = new ArrayList<>();

        Walk(LlgoProcess process, TargetObjects objects, Target target) {
            this.process = process;
            this.objects = objects;
            this.words = new Words(target.memory());
        }

        LiveStack run(Registers r) throws ImageException {
            boolean exact = true;
            By by = By.REGISTERS;
            StopReason reason = StopReason.LIMIT;
            while (frames.size() < MAX_TOP) {
                long pc = r.pc();
                frames.add(new At(pc, exact, r.fp(), by));
                CallFrame cfi = callFrame(exact ? pc : pc - 1, r);
                if (process.code().inText(pc) && ownRecord(pc, cfi, r)) {
                    return new LiveStack(frames, records(r.fp()));
                }
                long before = r.sp();
                boolean stepped = cfi != null ? step(cfi, r) : process.code().inText(pc) && leaf(pc, r);
                if (!stepped) {
                    // What cannot be unwound still has a frame register that may be the caller's.
                    reason = frames.size() == 1 ? records(r.fp()) : StopReason.UNREADABLE;
                    break;
                }
                if (Long.compareUnsigned(r.sp(), before) <= 0 && r.pc() == pc) {
                    reason = StopReason.NOT_ASCENDING;
                    break;
                }
                exact = cfi != null && cfi.signalFrame();
                by = cfi != null ? By.UNWIND_TABLE : By.STACK_TOP;
            }
            return new LiveStack(frames, reason);
        }

        private @Nullable CallFrame callFrame(long pc, Registers r) throws ImageException {
            TargetObject object = objects.find(pc);
            try {
                return object == null ? null : CallFrame.at(object.frames(), pc - object.slide(), r);
            } catch (ImageException damaged) {
                return null;
            }
        }

        /** Whether the frame register points to the record of the function that holds {@code pc}. */
        private boolean ownRecord(long pc, @Nullable CallFrame cfi, Registers r) throws ImageException {
            if (cfi != null) {
                return cfi.keepsRecord(r);
            }
            long entry = process.code().sym(pc).entry();
            return entry != 0
                    && process.scan().makesRecord(entry)
                    && pc - entry >= process.scan().prologue(entry).size();
        }

        private boolean step(CallFrame cfi, Registers r) {
            try {
                return cfi.step(r, this::word);
            } catch (ImageException unreadable) {
                return false;
            }
        }

        private long word(long addr) throws ImageException {
            return words.read(addr) ? words.value() : words.memory().u64(addr);
        }

        /** A function without table and record: its return address is on top if it has pushed nothing. */
        private boolean leaf(long pc, Registers r) throws ImageException {
            long entry = process.code().sym(pc).entry();
            boolean pushed = entry != 0 && process.scan().makesRecord(entry) && pc - entry >= 1;
            long at = r.sp() + (pushed ? 8 : 0);
            if (!words.read(at) || !process.code().inText(words.value())) {
                return false;
            }
            r.step(words.value(), at + 8, r.fp());
            return true;
        }

        private StopReason records(long fp) throws ImageException {
            FrameWalker walker = new FrameWalker(words, process.code());
            long[] pcs = new long[FrameWalker.MAX_FRAMES];
            long[] records = new long[FrameWalker.MAX_FRAMES];
            walker.recordInto(records);
            int n = walker.walk(FrameWalker.Reader.CALLERS, fp, 0, pcs);
            StopReason reason = walker.reason();
            for (int i = 0; i < n; i++) {
                long own = i + 1 < n ? records[i + 1] : words.read(records[i]) ? words.value() : 0;
                frames.add(new At(pcs[i], false, own, By.RECORD));
            }
            return reason;
        }
    }

    /** The first frame of a function, innermost first; -1 without one. */
    public int indexOf(CodeMap code, String function) throws ImageException {
        for (int i = 0; i < frames.size(); i++) {
            if (code.sym(frames.get(i).lookup()).function().equals(function)) {
                return i;
            }
        }
        return -1;
    }
}
