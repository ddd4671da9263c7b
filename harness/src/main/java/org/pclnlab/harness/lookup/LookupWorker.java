package org.pclnlab.harness.lookup;

import java.io.IOException;
import java.io.OutputStream;

/** Takes blocks of lines, answers them, and writes the answers when it is their turn. Confined to one thread. */
final class LookupWorker {
    /** Answers are written once there are so many bytes of them, so that a block with long ones needs no more memory. */
    private static final int ENOUGH = 1 << 20;

    /**
     * What is written at a time: half a pipe, so that its reader takes one piece while the next is written. Less costs more
     * calls, more leaves both waiting for each other.
     */
    private static final int PIECE = 1 << 15;

    private static final int SAMPLE = 2048;

    /** What one answer may take beyond that: its pc, two pieces and a number. */
    private static final int SLACK = 2 * AnswerCache.LOW + 256;

    /** Whose turn it is to write. Also where a failure of one worker is left for the others. */
    static final class Turn {
        private final OutputStream out;
        private long number;
        private boolean failed;

        Turn(OutputStream out) {
            this.out = out;
        }

        /** Waits until all blocks before this one are written; false when they never will be. */
        private synchronized boolean await(long block) {
            boolean interrupted = false;
            while (number != block && !failed) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
            return !failed;
        }

        private synchronized void pass() {
            number++;
            notifyAll();
        }

        synchronized void fail() {
            failed = true;
            notifyAll();
        }
    }

    private final LineBlocks blocks;
    private final AnswerCache cache;
    private final AnswerForm form;
    private final LineFilter filter;
    private final Turn turn;
    private final LookupOptions options;
    private final boolean showsPc;
    private final boolean decimal;
    private final long shift;
    private final LineBlocks.Block block = new LineBlocks.Block();
    private final LookupOutput out = new LookupOutput();
    private final PcText text = new PcText();
    private boolean stopped;
    private boolean working;
    private final AnswerCache.Known known = new AnswerCache.Known();
    private final Asked asked = new Asked();

    /**
     * A worker.
     *
     * @param shift what makes a pc of the image from one that was asked for
     */
    LookupWorker(LineBlocks blocks, AnswerCache cache, AnswerForm form, LineFilter filter, Turn turn, long shift) {
        this.blocks = blocks;
        this.cache = cache;
        this.form = form;
        this.filter = filter;
        this.turn = turn;
        this.options = form.options;
        this.showsPc = form.showsPc();
        this.decimal = options.decimal();
        this.shift = shift;
    }

    /** Takes the next block; false when there is none. */
    boolean take() throws IOException {
        return !stopped && blocks.next(block);
    }

    /** Answers the block it took; false when nobody takes answers any more. */
    boolean answer() throws IOException {
        working = true;
        if (options.filter()) {
            filter.block(block, this);
        } else {
            lines();
        }
        write();
        turn.pass();
        working = false;
        return !stopped;
    }

    /** Whether it was left in the middle of a block. */
    boolean failed() {
        return working;
    }

    /** Number of the block it took. */
    long number() {
        return block.number;
    }

    /** Lines of the block it took, about as many when they are many: a cold JVM counts slowly. */
    int blockLines() {
        int some = Math.min(block.length, SAMPLE);
        int lines = 0;
        for (int i = 0; i < some; i++) {
            lines += block.bytes[i] == '\n' ? 1 : 0;
        }
        return lines * (block.length / Math.max(1, some));
    }

    private void write() throws IOException {
        if (!turn.await(block.number)) {
            stopped = true;
        } else {
            byte[] bytes = out.bytes();
            int end = out.used();
            for (int at = 0; at < end; at += PIECE) {
                turn.out.write(bytes, at, Math.min(PIECE, end - at));
            }
            turn.out.flush();
        }
        out.clear();
    }

    /** Learns of what was prepared for many questions. */
    void prepare() {
        cache.tell(known);
    }

    /**
     * Answers all lines of the block, some at a time: what they ask for, where the answers are, and the answers. Three small
     * loops, because the small compiler, which is the faster one for less than tens of millions of lines, inlines little
     * and keeps few variables in registers.
     */
    private void lines() throws IOException {
        int at = 0;
        while (at < block.length && !stopped) {
            at = asked.parse(block, at, known.runs, shift, decimal);
            asked.find(known);
            copy();
        }
    }

    /** Copies the answers to what was parsed. */
    private void copy() throws IOException {
        long[] places = asked.places;
        byte[] pool = known.pool;
        out.reserve(ENOUGH + SLACK);
        byte[] to = out.bytes();
        int used = out.used();
        int n = asked.count;
        for (int i = 0; i < n && !stopped; i++) {
            long place = places[i];
            if (place != AnswerCache.NOWHERE) {
                if (showsPc) {
                    out.used(used);
                    form.pc(asked.pc(i), out);
                    used = out.used();
                }
                int from = (int) (place >>> AnswerCache.OFFSET_SHIFT);
                int before = (int) (place >>> AnswerCache.BEFORE_SHIFT) & AnswerCache.LOW;
                System.arraycopy(pool, from, to, used, before);
                used += before;
                int behind = (int) place & AnswerCache.LOW;
                if (behind != 0) {
                    used = Digits.decimal(asked.line(i), to, used);
                    if (behind == 1) {
                        to[used] = pool[from + before];
                    } else {
                        System.arraycopy(pool, from + before, to, used, behind);
                    }
                    used += behind;
                }
                if (used < ENOUGH) {
                    continue;
                }
                out.used(used);
            } else {
                out.used(used);
                slow(i);
                pool = known.pool;
            }
            enough();
            out.reserve(ENOUGH + SLACK);
            to = out.bytes();
            used = out.used();
        }
        out.used(used);
    }

    /** Answers a line that nothing is known about yet. */
    private void slow(int i) throws IOException {
        int from = asked.lineStart(i);
        if (from < 0) {
            answer(asked.pc(i));
        } else {
            oddLine(block.bytes, from, block.length);
        }
    }

    /** Answers the line at {@code from}, whatever it is. */
    private void oddLine(byte[] in, int from, int end) throws IOException {
        int stop = from;
        while (stop < end && in[stop] != '\n') {
            stop++;
        }
        if (text.number(in, from, stop, decimal)) {
            answer(text.value);
        } else {
            form.invalid(in, from, stop > from && in[stop - 1] == '\r' ? stop - 1 : stop, out);
        }
    }

    private void answer(long pc) throws IOException {
        if (showsPc) {
            form.pc(pc, out);
        }
        cache.answer(pc + shift, out, known);
    }

    private void enough() throws IOException {
        if (out.used() >= ENOUGH) {
            write();
        }
    }

    /** Copies text that is not asked about. */
    void copy(byte[] b, int from, int to) throws IOException {
        out.put(b, from, to - from);
        enough();
    }

    /** Answers a pc of the image inside a text. */
    void inside(long pc) throws IOException {
        cache.answer(pc, out, known);
        enough();
    }
}
