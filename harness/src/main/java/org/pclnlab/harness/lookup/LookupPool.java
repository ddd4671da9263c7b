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
    private static final int LONG = 4;

    private final LineBlocks blocks;
    private final AnswerCache cache;
    private final AnswerForm form;
    private final LineFilter filter;
    private final long shift;
    private final int many;
    private final LookupWorker.Turn turn;
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
        long lines = 0;
        int contexts = 0;
        boolean prepared = false;
        boolean complete = false;
        Thread second = null;
        try {
            while (first.take()) {
                if (!complete) {
                    lines += first.blockLines();
                    if (!prepared && lines >= many) {
                        contexts = cache.prepare();
                        prepared = true;
                        first.prepare();
                    }
                    if (prepared && lines >= contexts) {
                        cache.layOut();
                        complete = true;
                        first.prepare();
                    }
                } else if (second == null && first.number() >= LONG && Runtime.getRuntime().availableProcessors() > 1) {
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
