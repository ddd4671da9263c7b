package org.pclnlab.harness.lookup;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.GranuleIndex;

/** Takes blocks of lines, answers them, and writes the answers when it is their turn. Confined to one thread. */
final class LookupWorker {
    /** Answers are written once there are so many bytes of them, so that a block with long ones needs no more memory. */
    private static final int ENOUGH = 1 << 18;

    private static final int MAX_DIGITS = 16;
    private static final GranuleIndex NO_INDEX = GranuleIndex.of(new int[0], 0, 0);

    /** Value of each character as a digit; below zero what is none, a line feed apart from the others. */
    private static final byte LINE_FEED = -2;

    private static final byte[] DIGITS = new byte[256];

    static {
        for (int i = 0; i < DIGITS.length; i++) {
            DIGITS[i] = (byte) (i < 128 ? PcText.digit(i) : -1);
        }
        DIGITS['\n'] = LINE_FEED;
    }

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
    private @Nullable PcRuns runs;
    private long[] places = {};

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

    /** Lines of the block it took. */
    int blockLines() {
        int lines = 0;
        for (int i = 0; i < block.length; i++) {
            lines += block.bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    private void write() throws IOException {
        if (!turn.await(block.number)) {
            stopped = true;
        } else {
            turn.out.write(out.bytes(), 0, out.used());
            turn.out.flush();
        }
        out.clear();
    }

    /** Learns of what was prepared for many questions. */
    void prepare() {
        PcRuns r = cache.runs();
        if (r != null) {
            runs = r;
            places = new long[r.count()];
        }
    }

    /**
     * Answers all lines of the block. One loop without calls for what millions of lines have in common, because the small
     * compiler, which is the faster one for less than tens of millions, inlines little.
     */
    private void lines() throws IOException {
        byte[] in = block.bytes;
        int end = block.length;
        byte[] digit = DIGITS;
        PcRuns r = runs;
        long[] place = places;
        byte[][] chunks = cache.chunks();
        GranuleIndex index = r == null ? NO_INDEX : r.index();
        long base = r == null ? 0 : r.base() - shift;
        int size = r == null ? 0 : r.end();
        out.reserve(ENOUGH + AnswerCache.LOW);
        byte[] to = out.bytes();
        int used = out.used();
        int at = 0;
        while (at < end && !stopped) {
            int from = at;
            if (at + 1 < end && in[at + 1] == 'x' && in[at] == '0') {
                at += 2;
            }
            int digits = at;
            long pc = 0;
            int d = 0;
            while (at < end && (d = digit[in[at] & 0xff]) >= 0) {
                pc = (pc << 4) + d;
                at++;
            }
            int n = at - digits;
            long off = pc - base;
            boolean usual = d == LINE_FEED && n > 0 && n <= MAX_DIGITS && (!decimal || digits != from);
            if (usual && !showsPc && off >= 0 && off < size) {
                long where = place[index.find((int) off)];
                if (where != AnswerCache.NOWHERE) {
                    int length = (int) where & AnswerCache.LOW;
                    byte[] chunk = chunks[(int) (where >>> AnswerCache.CHUNK_SHIFT)];
                    System.arraycopy(
                            chunk, (int) (where >>> AnswerCache.OFFSET_SHIFT) & AnswerCache.LOW, to, used, length);
                    used += length;
                    at++;
                    if (used < ENOUGH) {
                        continue;
                    }
                    out.used(used);
                    write();
                    used = out.used();
                    continue;
                }
            }
            out.used(used);
            if (usual) {
                answer(pc);
                at++;
            } else {
                at = oddLine(in, from, end);
            }
            enough();
            out.reserve(ENOUGH + AnswerCache.LOW);
            to = out.bytes();
            used = out.used();
        }
        out.used(used);
    }

    /** Answers the line at {@code from} and gives where the next one begins. */
    private int oddLine(byte[] in, int from, int end) throws IOException {
        int stop = from;
        while (stop < end && in[stop] != '\n') {
            stop++;
        }
        if (text.number(in, from, stop, decimal)) {
            answer(text.value);
        } else {
            form.invalid(in, from, stop > from && in[stop - 1] == '\r' ? stop - 1 : stop, out);
        }
        return stop + 1;
    }

    private void answer(long pc) throws IOException {
        if (showsPc) {
            form.pc(pc, out);
        }
        long place = cache.answer(pc + shift, out);
        PcRuns r = runs;
        if (place != AnswerCache.NOWHERE && r != null) {
            places[r.find(pc + shift)] = place;
        }
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
        cache.answer(pc, out);
        enough();
    }
}
