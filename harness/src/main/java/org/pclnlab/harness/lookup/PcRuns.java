package org.pclnlab.harness.lookup;

import org.pclnlab.emulator.functab.GranuleIndex;

/**
 * Runs of pcs whose answers are the same, in front of each other without gaps. Each run has a <em>context</em>, from which all
 * of its answer follows but one number: the line of the innermost frame, where contexts are shared by runs of several
 * lines. Immutable.
 */
final class PcRuns {
    /** Context of a run whose pcs have to be asked about one by one. */
    static final int NO_CONTEXT = 0;

    /** The run of a pc that lies in none. */
    static final int NONE = -1;

    /** Nothing known. */
    static final PcRuns EMPTY = new PcRuns(GranuleIndex.of(new int[0], 0, 0), 0, 0, new int[0], new int[0], 1);

    final GranuleIndex index;
    final long base;
    final int end;
    final int[] context;
    final int[] line;
    final int contexts;

    /**
     * Takes over its arrays.
     *
     * @param index of the starts of the runs, as offsets from {@code base}
     * @param base start of the first range
     * @param end offset behind the last one
     * @param context of each run, from 1 to {@code contexts - 1}, or {@link #NO_CONTEXT}
     * @param line of each run's innermost frame; empty when a context has one line
     */
    PcRuns(GranuleIndex index, long base, int end, int[] context, int[] line, int contexts) {
        this.index = index;
        this.base = base;
        this.end = end;
        this.context = context;
        this.line = line;
        this.contexts = contexts;
    }

    /** The run a pc lies in, or {@link #NONE}. */
    int find(long pc) {
        long off = pc - base;
        return off < 0 || off >= end ? NONE : index.find((int) off);
    }
}
