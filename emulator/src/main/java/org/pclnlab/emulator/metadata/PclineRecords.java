package org.pclnlab.emulator.metadata;

import org.pclnlab.emulator.memory.Extent;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * The statement records (01 section 4.2), sorted by id, 24 bytes each.
 * <pre>
 *  off  wide ids (28-byte records)   narrow ids (16-byte records)
 *    0  u64 id                       u64 id
 *    8  u32 funcIndex                u32 funcIndex
 *   12  u32 fileRoot id              u32 fileRoot shl 16 | fileName
 *   16  u32 fileName id              u32 line
 *   20  u32 line                     4 bytes padding
 * </pre>
 */
public final class PclineRecords {
    public static final int SIZE = 24;

    private final Extent records;
    private final long count;
    private final boolean narrow;

    PclineRecords(Memory memory, Globals globals, Generation generation) throws ImageException {
        this.records = Extent.from(memory, globals.pclineTable(), "pcline records");
        this.count = globals.pclineTable() == 0 ? 0 : globals.pclineCount();
        this.narrow = generation.narrowIds();
    }

    /** Number of records, as the image claims. */
    public long count() {
        return count;
    }

    /** Gets ready for many questions. */
    public void load() {
        records.load(Unsigned.times(count, SIZE));
    }

    /** 0-based position of the record with this id, or -1. */
    public long find(long id) throws ImageException {
        long lo = 0;
        long hi = count;
        while (Unsigned.less(lo, hi)) {
            long mid = (lo + hi) >>> 1;
            if (Unsigned.less(records.u64(mid * SIZE), id)) {
                lo = mid + 1;
            } else {
                hi = mid;
            }
        }
        return lo != count && records.u64(lo * SIZE) == id ? lo : -1;
    }

    public long id(long position) throws ImageException {
        return records.u64(position * SIZE);
    }

    public long funcIndex(long position) throws ImageException {
        return records.u32(position * SIZE + 8);
    }

    public long fileRoot(long position) throws ImageException {
        return narrow ? records.u16(position * SIZE + 14) : records.u32(position * SIZE + 12);
    }

    public long fileName(long position) throws ImageException {
        return narrow ? records.u16(position * SIZE + 12) : records.u32(position * SIZE + 16);
    }

    public long line(long position) throws ImageException {
        return records.u32(position * SIZE + (narrow ? 16 : 20));
    }
}
