package org.pclnlab.harness.lookup;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;

/**
 * One worker for a few questions; for many, tables that make each cheap, and a second worker that answers every other block
 * while the first one waits for the writer or the reader of the pipe. Answers come in the order of the questions.
 */
final class LookupPool {
    /** Blocks after which a second worker joins. */
    private static final int LONG = 1;

    private static final int LAST = 2;

    private final LineBlocks blocks;
    private final AnswerCache cache;
    private final AnswerForm form;
    private final LineFilter filter;
    private final long shift;
    private final int many;
    private final LookupWorker.Turn turn;
    private int stage;
    private long lines;
    private int contexts;
    private @Nullable Throwable failure;

    /**
     * A pool.
     *
     * @param many lines that are worth {@link AnswerCache#prepare}
     * @param shift what makes a pc of the image from one that was asked for
     */
    LookupPool(
            LineBlocks blocks,
            AnswerCache cache,
            AnswerForm form,
            LineFilter filter,
            int many,
            long shift,
            OutputStream out) {
        this.blocks = blocks;
        this.cache = cache;
        this.form = form;
        this.filter = filter;
        this.many = many;
        this.shift = shift;
        this.turn = new LookupWorker.Turn(out);
    }

    void run() throws IOException, ImageException {
        LookupWorker first = worker();
        Thread second = null;
        try {
            while (first.take()) {
                if (stage != LAST) {
                    getReady(first);
                } else if (second == null
                        && first.number() >= LONG
                        && Runtime.getRuntime().availableProcessors() > 1) {
                    second = new Second();
                    second.start();
                }
                if (!first.answer()) {
                    break;
                }
            }
        } finally {
            if (first.failed()) {
                turn.fail(); // the other worker may wait for input: it is not waited for
            }
        }
        if (second != null) {
            join(second);
        }
        rethrow();
    }

    /** Prepares for more questions, as far as those there were make it likely that there will be more. */
    private void getReady(LookupWorker worker) throws IOException, ImageException {
        int before = stage;
        lines += worker.blockLines();
        if (stage == 0 && lines >= many) {
            contexts = cache.prepare();
            stage = 1;
        }
        if (stage == 1 && lines >= contexts) {
            cache.layOut();
            stage = LAST;
        }
        if (stage != before) {
            worker.prepare();
        }
    }

    private LookupWorker worker() {
        return new LookupWorker(blocks, cache, form, filter, turn, shift);
    }

    private static void join(Thread second) {
        boolean interrupted = false;
        while (true) {
            try {
                second.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A second worker's thread. */
    private final class Second extends Thread {
        Second() {
            super("lookup");
            setDaemon(true);
        }

        @Override
        public void run() {
            LookupWorker w = worker();
            w.prepare();
            try {
                while (w.take() && w.answer()) {}
            } catch (IOException | RuntimeException | Error e) {
                failure = e; // seen by who joins this thread
                turn.fail();
            }
        }
    }

    private void rethrow() throws IOException {
        Throwable f = failure;
        if (f instanceof IOException e) {
            throw e;
        }
        if (f instanceof RuntimeException e) {
            throw e;
        }
        if (f instanceof Error e) {
            throw e;
        }
    }
}
