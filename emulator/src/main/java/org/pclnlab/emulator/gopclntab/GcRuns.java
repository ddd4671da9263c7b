package org.pclnlab.emulator.gopclntab;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.GranuleIndex;
import org.pclnlab.emulator.memory.ImageException;

/**
 * What gc's tables say about the pcs of the text, as runs of pcs with one answer. Made for millions of questions: a run is
 * found by a {@link GranuleIndex}, and two arrays say the rest.
 *
 * <p>All that differs between most neighbours is the line. So a run has a line, and a <em>context</em>: function, innermost
 * inlined call and file, which determine everything else that can be said about a pc, the callers of inlined code included.
 *
 * <p>Runs are made by one pass over the streams of all functions. Where tables are damaged, a run has no context
 * ({@link #NONE}), and {@link GcTable} has to be asked about each pc; where the pcs of a row cannot be told from functab
 * alone, there are no runs ({@link #of}). Immutable.
 */
public final class GcRuns {
    /** No context: the table has to be asked. */
    public static final int NONE = 0;

    /** The pc lies outside. */
    public static final int NO_RUN = -1;

    /** How many contexts of a function are looked at for an equal one; a second one does no harm. */
    private static final int LOOK_BACK = 8;

    private final GranuleIndex index;
    private final long base;
    private final int end;
    private final int[] context;
    private final int[] line;
    private final int contexts;
    private final int[] fn;
    private final int[] inlined;
    private final int[] file;

    private GcRuns(Builder b, long base, int end) {
        this.index = GranuleIndex.of(b.starts, b.runs, end);
        this.base = base;
        this.end = end;
        this.context = Arrays.copyOf(b.context, b.runs);
        this.line = Arrays.copyOf(b.line, b.runs);
        this.contexts = b.contexts;
        this.fn = b.fn;
        this.inlined = b.inlined;
        this.file = b.file;
    }

    /** The runs of a table, null when it does not find each pc's row by functab's order, or its text is in pieces. */
    public static @Nullable GcRuns of(GcTable table) throws ImageException {
        long extent = table.maxpc() - table.minpc();
        if (table.split()
                || extent <= 0
                || extent > Integer.MAX_VALUE
                || !table.ftab().ascending()) {
            return null;
        }
        Builder builder = new Builder(table);
        return builder.honest((int) extent) ? new GcRuns(builder.build(), table.minpc(), (int) extent) : null;
    }

    /** The run of a pc, or {@link #NO_RUN}. */
    public int run(long pc) {
        long off = pc - base;
        return off < 0 || off >= end ? NO_RUN : index.find((int) off);
    }

    /** Finds the run of an offset from {@link #base}. */
    public GranuleIndex index() {
        return index;
    }

    /** Runtime address of the first pc. */
    public long base() {
        return base;
    }

    /** Offset behind the last pc. */
    public int end() {
        return end;
    }

    /** The context of each run, or {@link #NONE}. The array itself: not to be changed. */
    public int[] context() {
        return context;
    }

    /** The line of each run; 0 where the pc has no file either. The array itself: not to be changed. */
    public int[] line() {
        return line;
    }

    /** Contexts are numbered from 1 and below this. */
    public int contexts() {
        return contexts;
    }

    /** Position of a context's function in pclntable, as {@link GcTable#func} gives it. */
    public int fn(int ctx) {
        return fn[ctx];
    }

    /** {@link GcTable#inlineIndex} of a context's pcs. */
    public int inlined(int ctx) {
        return inlined[ctx];
    }

    /** Position of a context's file, or {@link GcTable#NO_FILE}. */
    public int file(int ctx) {
        return file[ctx];
    }

    private static final class Builder {
        private final GcTable table;
        private final Functab ftab;
        private final long first;
        private final PcValueRanges files;
        private final PcValueRanges lines;
        private final PcValueRanges inlines;
        private int[] starts;
        private int[] context;
        private int[] line;
        private int runs;
        private int[] fn = new int[1024];
        private int[] inlined = new int[1024];
        private int[] file = new int[1024];
        private int contexts = 1;

        Builder(GcTable table) {
            byte[] pctab = table.streams().bytes();
            int quantum = table.streams().quantum();
            this.table = table;
            this.ftab = table.ftab();
            this.first = ftab.entryOff(0);
            this.files = new PcValueRanges(pctab, quantum);
            this.lines = new PcValueRanges(pctab, quantum);
            this.inlines = new PcValueRanges(pctab, quantum);
            // Two bytes for a range of lines, and few other streams: about what it comes to.
            int most = pctab.length / 4 + 16;
            this.starts = new int[most];
            this.context = new int[most];
            this.line = new int[most];
        }

        /** Whether findfunctab starts the scan for each sub-bucket at or before the row of its first pc. */
        boolean honest(int extent) {
            int row = 0;
            for (int from = 0; from < extent; from += FindFuncBuckets.SUBBUCKET_BYTES) {
                int bucket = from / FindFuncBuckets.BUCKET_BYTES;
                int delta = table.buckets().delta(bucket, (from >>> 8) & 15);
                while (row + 1 < ftab.count() && ftab.entryOff(row + 1) - first <= from) {
                    row++;
                }
                if (delta < 0 || table.buckets().idx(bucket) + delta > row) {
                    return false;
                }
            }
            return true;
        }

        Builder build() {
            int count = ftab.count();
            for (int row = 0; row < count; row++) {
                int from = (int) (ftab.entryOff(row) - first);
                int to = (int) (ftab.entryOff(row + 1) - first);
                if (from < to) {
                    function(row, from, to);
                }
            }
            return this;
        }

        private void function(int row, int from, int to) {
            int f;
            try {
                f = table.func(row);
                if (table.entryOff(f) != ftab.entryOff(row)) {
                    add(from, NONE, 0);
                    return;
                }
            } catch (ImageException damaged) {
                add(from, NONE, 0);
                return;
            }
            files.open(table.fileStream(f));
            lines.open(table.lineStream(f));
            inlines.open(table.inlineStream(f));
            int oldest = contexts;
            int ctx = NONE;
            int ctxFile = 0;
            int ctxInlined = 0;
            boolean ctxPlaced = false;
            boolean known = false;
            int size = to - from;
            for (int pc = 0; pc < size; ) {
                files.reach(pc);
                lines.reach(pc);
                inlines.reach(pc);
                int l = lines.value();
                int number = files.value();
                int inside = inlines.value();
                boolean placed = table.placed(number, l);
                if (!known || number != ctxFile || inside != ctxInlined || placed != ctxPlaced) {
                    ctx = context(f, number, inside, placed, oldest);
                    ctxFile = number;
                    ctxInlined = inside;
                    ctxPlaced = placed;
                    known = true;
                }
                boolean damaged = files.broken() || lines.broken() || inlines.broken();
                add(from + pc, damaged || (placed && l <= 0) ? NONE : ctx, placed ? l : 0);
                pc = (int) Math.min(files.end(size), Math.min(lines.end(size), inlines.end(size)));
            }
        }

        private void add(int start, int ctx, int l) {
            if (runs > 0 && context[runs - 1] == ctx && line[runs - 1] == l) {
                return;
            }
            if (runs == starts.length) {
                starts = Arrays.copyOf(starts, 2 * runs);
                context = Arrays.copyOf(context, 2 * runs);
                line = Arrays.copyOf(line, 2 * runs);
            }
            starts[runs] = start;
            context[runs] = ctx;
            line[runs++] = l;
        }

        /** The context of a function's pcs with this file number and innermost call, one of the last ones or a new one. */
        private int context(int f, int number, int inside, boolean placed, int oldest) {
            int position = GcTable.NO_FILE;
            try {
                if (placed) {
                    position = table.fileAt(f, number);
                }
                if (inside >= 0) {
                    table.inlineNode(f, inside);
                }
            } catch (ImageException damaged) {
                return NONE;
            }
            if (placed && position == GcTable.NO_FILE) {
                return NONE; // a line without a file is no context's
            }
            for (int c = contexts - 1; c >= Math.max(oldest, contexts - LOOK_BACK); c--) {
                if (inlined[c] == inside && file[c] == position) {
                    return c;
                }
            }
            if (contexts == fn.length) {
                fn = Arrays.copyOf(fn, 2 * contexts);
                inlined = Arrays.copyOf(inlined, 2 * contexts);
                file = Arrays.copyOf(file, 2 * contexts);
            }
            fn[contexts] = f;
            inlined[contexts] = inside;
            file[contexts] = position;
            return contexts++;
        }
    }
}
