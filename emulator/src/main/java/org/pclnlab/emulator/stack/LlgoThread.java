package org.pclnlab.emulator.stack;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.Caller;
import org.pclnlab.emulator.symbolize.Frame;

/** One stopped thread of an LLGo program: both halves of its stack, and what package runtime would say about it. */
public final class LlgoThread {
    /** Slots of {@code runtime.Stack} and of the fatal traceback. */
    private static final int STACK_SLOTS = 64;

    private final LlgoProcess process;
    private final TargetObjects objects;
    private final Target target;
    private final ThreadState thread;
    private final LiveStack live;
    private final @Nullable GoroutineRecord goroutine;
    private final List<String> notes = new ArrayList<>();
    private final Splice splice;

    /** Reads a thread; what cannot be read of its panics becomes a note. */
    public LlgoThread(LlgoProcess process, TargetObjects objects, Target target, ThreadState thread)
            throws ImageException {
        this.process = process;
        this.objects = objects;
        this.target = target;
        this.thread = thread;
        this.live = LiveStack.of(process, objects, thread, target);
        this.splice = new Splice(process.code(), process.core());
        GoroutineRecord found = null;
        try {
            found = process.record(thread, target.memory());
        } catch (ImageException unreadable) {
            notes.add("goroutine record: " + unreadable.getMessage());
        }
        this.goroutine = found;
    }

    public ThreadState thread() {
        return thread;
    }

    /** The half that is in memory. */
    public LiveStack live() {
        return live;
    }

    /** The goroutine's record, null for threads that never ran Go and where it cannot be found. */
    public @Nullable GoroutineRecord goroutine() {
        return goroutine;
    }

    /** What could not be read, as sentences. */
    public List<String> notes() {
        return notes;
    }

    private SnapshotStore store() {
        return goroutine == null ? new SnapshotStore() : goroutine.store();
    }

    /** The half that a panic took away, trimmed as the runtime trims it; empty without one. */
    public long[] snapshot() throws ImageException {
        return splice.trim(store().pcs(), store().fault());
    }

    /** Whether a panic of this goroutine is in flight: then its snapshot belongs to the stack. */
    public boolean panicActive() {
        return goroutine != null && goroutine.panicActive();
    }

    /** How many live frames stay when the snapshot of a panic in flight is put in; -1 where it is not. */
    public int junction() throws ImageException {
        return panicActive() ? splice.junction(live.pcs(), snapshot()) : -1;
    }

    /**
     * What package runtime would see if the innermost call of {@code function} on this stack asked it now.
     *
     * @return null when the function is not on the stack, or has no record
     */
    public @Nullable View calledFrom(String function) throws ImageException {
        int i = live.indexOf(process.code(), function);
        return i < 0 ? null : new View(i);
    }

    /** The same for the function of one frame of {@link #live}. */
    public View calledFrom(int frame) throws ImageException {
        return new View(frame);
    }

    /** First instruction of the function that holds a pc: rows of a table made at first use may begin behind the prologue. */
    private long start(long pc) throws ImageException {
        TargetObject object = objects.find(pc);
        long start = object == null ? 0 : object.frames().start(pc - object.slide());
        return start != 0 && object != null
                ? start + object.slide()
                : process.code().sym(pc).entry();
    }

    /** Frame records and snapshot from one function's point of view. */
    public final class View {
        private final LiveStack.At at;
        private final long entry;

        private View(int index) throws ImageException {
            this.at = live.frames().get(index);
            this.entry = start(at.lookup());
        }

        private CallersSplice splice(LlgoProcess.Api api) throws ImageException {
            CallersSplice.At from = process.calledFrom(api, entry, at.lookup() + 1, at.fp());
            FrameWalker walker = new FrameWalker(new Words(target.memory()), process.code());
            boolean available = process.form().walksFrames();
            return new CallersSplice(walker, splice, store(), panicActive(), available, from);
        }

        /** Whether a snapshot would be put in. */
        public boolean visible() throws ImageException {
            return splice(LlgoProcess.Api.CALLERS).visible();
        }

        /** {@code runtime.Callers(skip, out)} with so many slots. */
        public long[] callers(long skip, int slots) throws ImageException {
            long[] out = new long[slots];
            return Arrays.copyOf(out, process.runtime().callers(splice(LlgoProcess.Api.CALLERS), skip, out));
        }

        /** {@code runtime.Caller(skip)}. */
        public Caller caller(long skip) throws ImageException {
            return process.runtime().caller(splice(LlgoProcess.Api.CALLER), skip);
        }

        /** {@code runtime.CallersFrames} over {@link #callers}. */
        public List<Frame> frames(long skip, int slots) throws ImageException {
            return process.code().frames(callers(skip, slots));
        }

        /** The text of {@code runtime.Stack} into a buffer that is large enough. */
        public String stackText() throws ImageException {
            long[] out = new long[STACK_SLOTS];
            int n = process.runtime().callers(splice(LlgoProcess.Api.STACK), 0, out);
            long id = process.form().printsGoroutineId() && goroutine != null ? goroutine.id() : 1;
            return new TraceText(process.code(), splice).stack(id, Arrays.copyOf(out, n));
        }
    }
}
