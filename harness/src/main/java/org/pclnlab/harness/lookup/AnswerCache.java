package org.pclnlab.harness.lookup;

import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;

/**
 * Answers of one image in one form, each laid out once, shared by the workers. What is laid out is a context of
 * {@link PcRuns}: the bytes before the number in which runs differ, and those behind it. A <em>place</em> says where they are:
 *
 * <pre>
 *  63        32 31         16 15       0
 *  | offset    | bytes before | behind  |    0: not here; nothing behind: no number either
 * </pre>
 *
 * Workers keep what they have been told and read it without a lock: who was told under the lock sees what was written before.
 * How many bytes are kept does not depend on the number of questions.
 */
final class AnswerCache {
    /** Not kept here. */
    static final long NOWHERE = 0;

    static final int OFFSET_SHIFT = 32, BEFORE_SHIFT = 16, LOW = 0xffff;
    private static final int MOST = 1 << 24;

    /** What one worker has been told. Mutable, owned by the worker. */
    static final class Known {
        PcRuns runs = PcRuns.EMPTY;
        /** Of each context, or {@link #NOWHERE}. */
        long[] places = {NOWHERE};
        /** The bytes that the places point into. */
        byte[] pool = {};
    }

    private final PcAnswers answers;
    private final AnswerForm form;
    private final LookupOutput scratch = new LookupOutput();
    private byte[] pool = new byte[1 << 16];
    /** The first byte is left out, so that no place is {@link #NOWHERE}. */
    private int used = 1;

    private long[] places = {NOWHERE};
    private PcRuns runs = PcRuns.EMPTY;
    private @Nullable ImageException problem;

    AnswerCache(PcAnswers answers, AnswerForm form) {
        this.answers = answers;
        this.form = form;
    }

    /** Gets ready for many questions: {@link #layOut} pays for about as many as the number it gives. */
    synchronized int prepare() throws ImageException {
        PcRuns r = answers.runs();
        if (r != null) {
            runs = r;
            places = new long[r.contexts];
        }
        return places.length;
    }

    /** Tells a worker all that is known. */
    synchronized void tell(Known known) {
        known.runs = runs;
        known.places = places.clone();
        known.pool = pool;
    }

    /** The first thing that was wrong with the image where it was looked at. */
    synchronized @Nullable ImageException problem() {
        return problem;
    }

    /** Lays out all contexts that are not yet. */
    synchronized void layOut() throws IOException {
        for (int context = 1; context < places.length; context++) {
            if (places[context] == NOWHERE) {
                layOut(context, 1);
            }
        }
    }

    /** Lays out a context, into {@link #scratch} too; false when its pcs have to be asked about one by one. */
    private boolean layOut(int context, int line) throws IOException {
        scratch.clear();
        try {
            if (answers.answer(context, line, form, scratch)) {
                places[context] = keep(runs.line.length != 0);
                return true;
            }
        } catch (ImageException damaged) {
            // Whoever asks is told.
        }
        return false;
    }

    /** Writes the answer for a pc, without the pc, and tells the worker where the next one with its context is. */
    synchronized void answer(long pc, LookupOutput out, Known known) throws IOException {
        PcRuns r = runs;
        int run = r.find(pc);
        int context = run < 0 ? PcRuns.NO_CONTEXT : r.context[run];
        long place = places[context];
        if (place != NOWHERE) {
            int at = (int) (place >>> OFFSET_SHIFT);
            int before = (int) (place >>> BEFORE_SHIFT) & LOW;
            int behind = (int) place & LOW;
            out.put(pool, at, before);
            if (behind != 0) {
                out.decimal(r.line[run]);
                out.put(pool, at + before, behind);
            }
        } else if (context == PcRuns.NO_CONTEXT || !layOut(context, r.line.length == 0 ? 0 : r.line[run])) {
            ask(pc, out);
        } else {
            out.put(scratch.bytes(), 0, scratch.used());
        }
        if (known.runs == r) {
            known.places[context] = places[context];
            known.pool = pool;
        }
    }

    private void ask(long pc, LookupOutput out) throws IOException {
        scratch.clear();
        try {
            answers.answer(pc, form, scratch);
        } catch (ImageException damaged) {
            if (problem == null) {
                problem = damaged;
            }
            scratch.clear();
            form.failed(String.valueOf(damaged.getMessage()), scratch);
        }
        out.put(scratch.bytes(), 0, scratch.used());
    }

    /** Keeps what was laid out, the variable number aside if it is one, and gives the place. */
    private long keep(boolean variable) {
        int n = scratch.used();
        int before = variable && scratch.variableAt() != 0 ? scratch.variableAt() : n;
        int behind = before == n ? 0 : n - scratch.variableEnd();
        int size = before + behind;
        if (n == 0 || before > LOW || behind > LOW || (before != n && behind == 0) || size > MOST - used) {
            return NOWHERE;
        }
        if (size > pool.length - used) {
            pool = Arrays.copyOf(pool, Math.max(2 * pool.length, used + size));
        }
        int at = used;
        System.arraycopy(scratch.bytes(), 0, pool, at, before);
        System.arraycopy(scratch.bytes(), n - behind, pool, at + before, behind);
        used += size;
        return (long) at << OFFSET_SHIFT | (long) before << BEFORE_SHIFT | behind;
    }
}
