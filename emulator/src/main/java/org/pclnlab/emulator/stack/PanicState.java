package org.pclnlab.emulator.stack;

import java.util.ArrayDeque;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What one goroutine knows of its panics, as a state machine (05 sections 5.2 to 5.5 and 10.4): raise, recover, rethrow and
 * Goexit, with the snapshot that each leaves behind. Functions with deferred calls are named by their defer record, a
 * deferred function's activation by its recover token; both are any non-zero numbers. Mutable, one thread.
 */
public final class PanicState {
    /** What becomes of the running function after a rethrow. */
    public enum Outcome {
        /** It returns normally. */
        RETURNS,
        /** Control jumps to the current defer record. */
        JUMPS,
        /** No defer record is left: the panic is fatal. */
        FATAL,
        /** No defer record is left and {@code Goexit} is pending: the goroutine ends. */
        ENDS
    }

    /** One panic in flight. */
    private static final class Panic {
        final String value;
        long owner;

        Panic(String value, long owner) {
            this.value = value;
            this.owner = owner;
        }
    }

    /** What a bracketed deferred call saves. */
    private record Bracket(long frame, @Nullable Panic panic) {}

    private final PanicForm form;
    private final SnapshotStore store = new SnapshotStore();
    private final ArrayDeque<Panic> panics = new ArrayDeque<>();
    private final ArrayDeque<Long> defers = new ArrayDeque<>();
    private final ArrayDeque<Bracket> brackets = new ArrayDeque<>();
    private long recoverFrame;
    private @Nullable Panic recoverPanic;
    private boolean goexit;
    private boolean faultPending;

    public PanicState(PanicForm form) {
        this.form = form;
    }

    public SnapshotStore store() {
        return store;
    }

    /** Whether a panic is in flight: then the snapshot is visible to all of the goroutine. */
    public boolean panicActive() {
        return !panics.isEmpty();
    }

    /** Values and owners of the panics in flight, the newest first; owner 0 is nobody. */
    public String panics() {
        StringBuilder out = new StringBuilder();
        for (Panic p : panics) {
            out.append(out.length() == 0 ? "" : ", ")
                    .append(p.value)
                    .append('@')
                    .append(p.owner);
        }
        return out.toString();
    }

    /** The current defer record, 0 without one. */
    public long defer() {
        Long top = defers.peek();
        return top == null ? 0 : top;
    }

    /** The token whose activation may recover. */
    public long recoverFrame() {
        return recoverFrame;
    }

    /** Value of the panic that may be recovered, empty without one. */
    public String recoverPanic() {
        Panic p = recoverPanic;
        return p == null ? "" : p.value;
    }

    /** Whether the process would print a fault's stack for its next fatal panic: cleared by every recover (05 section 10.5). */
    public boolean faultPending() {
        return faultPending;
    }

    /** A function with deferred calls begins. */
    public void pushDefer(long record) {
        defers.push(record);
    }

    /** It has run them all. */
    public void popDefer() {
        defers.poll();
    }

    /**
     * {@code panic(value)}.
     *
     * @param capture the raw walk from the capturing function on; empty clears the snapshot
     */
    public Outcome raise(String value, long... capture) {
        if (form.snapshots() && !store.disarm()) {
            store.storePanic(capture);
        }
        if (form != PanicForm.LIST) {
            panics.clear();
        }
        panics.push(new Panic(value, defer()));
        return rethrow();
    }

    /** A hardware fault's capture; the panic itself follows with {@link #raise}. */
    public void fault(long... pcs) {
        if (form.snapshots()) {
            faultPending = pcs.length != 0;
            store.storeFault(pcs);
        }
    }

    /** {@code rethrow(defer)}: at the end of a panic's entry, and where a function has run its deferred calls. */
    public Outcome rethrow() {
        Panic top = panics.peek();
        if (top == null) {
            return !goexit ? Outcome.RETURNS : defers.isEmpty() ? Outcome.ENDS : Outcome.JUMPS;
        }
        long link = defer();
        if (form == PanicForm.LIST) {
            if (top == recoverPanic) {
                return Outcome.RETURNS; // suspended under a running deferred call
            }
            supersede(top, link);
            top.owner = link;
        }
        return link == 0 ? Outcome.FATAL : Outcome.JUMPS;
    }

    /** Older panics of the same owner can never be recovered any more. */
    private void supersede(Panic top, long link) {
        panics.pop();
        for (Panic older = panics.peek(); older != null && older.owner == link; older = panics.peek()) {
            panics.pop();
            if (recoverPanic == older) {
                recoverPanic = null;
            }
        }
        panics.push(top);
    }

    /**
     * A deferred call begins. The compiler brackets those whose callee may call {@code recover} directly.
     *
     * @param token of the callee's activation
     */
    public void enterDeferred(long token, boolean bracketed) {
        if (bracketed) {
            Panic top = panics.peek();
            brackets.push(new Bracket(recoverFrame, recoverPanic));
            recoverFrame = token;
            recoverPanic = top != null && top.owner == defer() ? top : null;
        }
    }

    /** It has returned. */
    public void leaveDeferred(boolean bracketed) {
        if (bracketed) {
            Bracket saved = Objects.requireNonNull(brackets.poll(), "no deferred call is running");
            recoverFrame = saved.frame;
            recoverPanic = saved.panic;
        }
    }

    /**
     * {@code recover()}.
     *
     * @param token of the activation that calls it
     * @param mark frame of the hook that notes the recovery, 0 when it could not be read
     * @return the value, or null where the program gets nil
     */
    public @Nullable String recover(long token, long mark) {
        Panic top = panics.peek();
        if (form == PanicForm.LIST) {
            boolean mine = token != 0 && token == recoverFrame && recoverPanic != null && recoverPanic == top;
            if (!mine) {
                return null;
            }
            recoverFrame = 0;
            recoverPanic = null;
        }
        if (top == null) {
            return null;
        }
        panics.pop();
        faultPending = false;
        if (mark != 0 && form.snapshots()) {
            store.markRecover(mark);
        }
        return top.value;
    }

    /** {@code runtime.Goexit()}: no snapshot is taken. */
    public Outcome goexit() {
        if (form == PanicForm.LIST) {
            if (!panics.isEmpty()) {
                faultPending = false;
            }
            panics.clear();
            recoverFrame = 0;
            recoverPanic = null;
        }
        goexit = true;
        if (form != PanicForm.LIST && !panics.isEmpty()) {
            return defers.isEmpty() ? Outcome.ENDS : Outcome.JUMPS;
        }
        return rethrow();
    }
}
