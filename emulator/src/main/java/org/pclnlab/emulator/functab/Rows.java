package org.pclnlab.emulator.functab;

import org.pclnlab.emulator.memory.ImageException;

/**
 * Function rows, sorted by entry: adopted in place ({@link PrebuiltRows}) or built on first use ({@link FirstUseRows}).
 * Row numbers are 0-based; {@code -1} is "no row".
 */
public interface Rows {
    /** Number of rows, without the sentinel. */
    int count();

    /** The nearest row at or below {@code pc}. There is no upper bound: 02 section 8. */
    int near(long pc);

    /** The row whose entry is {@code pc}. */
    int exact(long pc);

    /** The row that answers for an aligned pc taken as an entry (02 section 8.4, forEntryPC). */
    int forEntry(long pc);

    /** Runtime address of a row. */
    long entry(int row);

    /** 1-based record number as stored: 0 or more than there are records is possible. */
    long funcIndex(int row);

    /** The predicate that decides whether a return address is looked up one byte lower (02 section 8.5). */
    boolean textContains(long pc);

    /** The lowest entry of a record, 0 when there is none (02 section 11.1). */
    long entryOf(long funcIndex) throws ImageException;

    /** {@link #near} with everything it compares. */
    Search search(long pc);

    /** First field of a bucket of the find index. */
    long bucketIdx(int bucket);

    /** One of the 16 differences of a bucket. */
    int bucketDelta(int bucket, int sub);

    /** Number of buckets of the find index, 0 without one. */
    int buckets();
}
