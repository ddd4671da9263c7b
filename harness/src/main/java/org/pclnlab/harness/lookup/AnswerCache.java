package org.pclnlab.harness.lookup;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;

/**
 * Answers of one image in one form, each laid out once, shared by the workers. A <em>place</em> says where the bytes of an
 * answer are: {@code chunk << 32 | offset << 16 | length}. Workers keep the places they have been given and read the bytes
 * without a lock: who was given a place under the lock sees what was written before. How many bytes are kept does not depend on
 * the number of questions.
 */
final class AnswerCache {
    /** Not kept here. */
    static final long NOWHERE = 0;

    static final int CHUNK_SHIFT = 32, OFFSET_SHIFT = 16, LOW = 0xffff;
    private static final int CHUNK = 1 << 16, CHUNKS = 128;

    private final PcAnswers answers;
    private final AnswerForm form;
    private final LookupOutput scratch = new LookupOutput();
    private final byte[][] chunks = new byte[CHUNKS][];
    private int chunk = -1;
    private int used = CHUNK;
    private long[] places = {};
    private @Nullable PcRuns runs;
    private @Nullable ImageException problem;

    AnswerCache(PcAnswers answers, AnswerForm form) {
        this.answers = answers;
        this.form = form;
    }

    /** Gets ready for many questions. */
    synchronized void prepare() throws ImageException {
        runs = answers.runs();
        places = new long[runs == null ? 0 : runs.count()];
    }

    /** Pcs with one answer, null when there are none or nobody has prepared. */
    synchronized @Nullable PcRuns runs() {
        return runs;
    }

    /** The chunks that places point into. */
    byte[][] chunks() {
        return chunks;
    }

    /** The first thing that was wrong with the image where it was looked at. */
    synchronized @Nullable ImageException problem() {
        return problem;
    }

    /** Writes the answer for a pc, without the pc, and gives its place, {@link #NOWHERE} when it is not kept. */
    synchronized long answer(long pc, LookupOutput out) throws IOException {
        PcRuns r = runs;
        int run = r == null ? PcRuns.NONE : r.find(pc);
        if (run >= 0 && places[run] != NOWHERE) {
            long place = places[run];
            byte[] bytes = chunks[(int) (place >>> CHUNK_SHIFT)];
            out.put(bytes, (int) (place >>> OFFSET_SHIFT) & LOW, (int) place & LOW);
            return place;
        }
        scratch.clear();
        try {
            if (answers.answer(pc, form, scratch) && run >= 0) {
                places[run] = keep();
            }
        } catch (ImageException damaged) {
            if (problem == null) {
                problem = damaged;
            }
            scratch.clear();
            form.failed(String.valueOf(damaged.getMessage()), scratch);
        }
        out.put(scratch.bytes(), 0, scratch.used());
        return run >= 0 ? places[run] : NOWHERE;
    }

    private long keep() {
        int n = scratch.used();
        if (n == 0 || n > LOW) {
            return NOWHERE;
        }
        if (used + n > CHUNK) {
            if (chunk + 1 == CHUNKS) {
                return NOWHERE;
            }
            chunks[++chunk] = new byte[CHUNK];
            used = 0;
        }
        System.arraycopy(scratch.bytes(), 0, chunks[chunk], used, n);
        long place = (long) chunk << CHUNK_SHIFT | (long) used << OFFSET_SHIFT | n;
        used += n;
        return place;
    }
}
