package org.pclnlab.harness.lookup;

import java.io.IOException;
import java.io.OutputStream;
import org.pclnlab.emulator.functab.GranuleIndex;

/** Takes blocks of lines, answers them, and writes the answers when it is their turn. Confined to one thread. */
final class LookupWorker {
    /** Answers are written once there are so many bytes of them, so that a block with long ones needs no more memory. */
    private static final int ENOUGH = 1 << 18;

    private static final int MAX_DIGITS = 16;

    /** What one answer may take beyond that: its pc, two pieces and a number. */
    private static final int SLACK = 2 * AnswerCache.LOW + 256;

    /** Numbers below it have their digits in a table. */
    private static final int SMALL = 10_000;

    private static final int[] TEXTS = new int[SMALL];

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
    private final AnswerCache.Known known = new AnswerCache.Known();

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
        cache.tell(known);
    }

    /**
     * Answers all lines of the block. One loop without calls for what millions of lines have in common, because the small
     * compiler, which is the faster one for less than tens of millions, inlines little.
     */
    private void lines() throws IOException {
        byte[] in = block.bytes;
        int end = block.length;
        byte[] digit = DIGITS;
        PcRuns r = known.runs;
        long[] place = known.places;
        int[] context = r.context;
        int[] line = r.line;
        byte[] pool = known.pool;
        GranuleIndex index = r.index;
        long base = r.base - shift;
        int size = r.end;
        int enough = ENOUGH;
        out.reserve(ENOUGH + SLACK);
        byte[] to = out.bytes();
        int used = out.used();
        int at = 0;
        while (at < end && !stopped) {
            int from = at;
            if (in[at] == '0' && in[at + 1] == 'x') {
                at += 2;
            }
            int digits = at;
            long pc = 0;
            int d;
            // A line feed stands behind the last line, whether it is one of the input's or not.
            while ((d = digit[in[at] & 0xff]) >= 0) {
                pc = (pc << 4) + d;
                at++;
            }
            int n = at - digits;
            boolean usual = d == LINE_FEED && n > 0 && n <= MAX_DIGITS && (!decimal || digits != from);
            long off = pc - base;
            if (usual && off >= 0 && off < size) {
                int run = index.find((int) off);
                long where = place[context[run]];
                if (where != AnswerCache.NOWHERE) {
                    if (showsPc) {
                        out.used(used);
                        form.pc(pc, out);
                        used = out.used();
                    }
                    int bytes = (int) (where >>> AnswerCache.OFFSET_SHIFT);
                    int before = (int) (where >>> AnswerCache.BEFORE_SHIFT) & AnswerCache.LOW;
                    System.arraycopy(pool, bytes, to, used, before);
                    used += before;
                    int behind = (int) where & AnswerCache.LOW;
                    if (behind != 0) {
                        used = decimal(line[run], to, used);
                        if (behind == 1) {
                            to[used] = pool[bytes + before];
                        } else {
                            System.arraycopy(pool, bytes + before, to, used, behind);
                        }
                        used += behind;
                    }
                    at++;
                    if (used < enough) {
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
            pool = known.pool;
            out.reserve(ENOUGH + SLACK);
            to = out.bytes();
            used = out.used();
        }
        out.used(used);
    }

    /** Writes a number that is not negative and gives where it ends. */
    private static int decimal(int value, byte[] to, int at) {
        if (value >= SMALL) {
            return large(value, to, at);
        }
        int text = TEXTS[value];
        if (text == 0) {
            text = text(value);
        }
        to[at] = (byte) text;
        to[at + 1] = (byte) (text >> 8);
        to[at + 2] = (byte) (text >> 16);
        to[at + 3] = (byte) (text >> 24);
        return at + 1 + ((9 - value) >>> 31) + ((99 - value) >>> 31) + ((999 - value) >>> 31);
    }

    /** The digits of a small number, the first one in the lowest byte. Threads that race here write the same. */
    private static int text(int value) {
        int text = 0;
        int v = value;
        do {
            text = text << 8 | ('0' + v % 10);
            v /= 10;
        } while (v != 0);
        TEXTS[value] = text;
        return text;
    }

    private static int large(int value, byte[] to, int at) {
        int high = value / SMALL;
        int end = high < SMALL ? decimal(high, to, at) : large(high, to, at);
        int v = value % SMALL;
        for (int i = 3; i >= 0; i--) {
            to[end + i] = (byte) ('0' + v % 10);
            v /= 10;
        }
        return end + 4;
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
