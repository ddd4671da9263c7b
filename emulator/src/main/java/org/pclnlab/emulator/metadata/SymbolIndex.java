package org.pclnlab.emulator.metadata;

import org.pclnlab.emulator.memory.Extent;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * From symbol id to record: {@code {u64 symbolID, u32 funcIndex, 4 bytes padding}}, sorted by id (01 section 4.4). Ids
 * that collide are not listed.
 */
public final class SymbolIndex {
    static final int SIZE = 16;

    private final Extent entries;
    private final long count;
    private final long functions;

    SymbolIndex(Memory memory, Globals globals, long functions) throws ImageException {
        this.entries = Extent.from(memory, globals.symbolIndex(), "symbol index");
        long claimed = globals.symbolIndex() == 0 ? 0 : globals.symbolIndexCount();
        boolean usable =
                Unsigned.lessOrEqual(claimed, functions) && Unsigned.lessOrEqual(claimed, Globals.MAX_FUNCTIONS);
        this.count = usable ? claimed : 0;
        this.functions = functions;
    }

    /** Number of usable entries; 0 where the runtime ignores the index. */
    public int count() {
        return (int) count;
    }

    long idAt(int position) throws ImageException {
        return entries.u64((long) position * SIZE);
    }

    long funcIndexAt(int position) throws ImageException {
        return entries.u32((long) position * SIZE + 8);
    }

    long paddingAt(int position) throws ImageException {
        return entries.u32((long) position * SIZE + 12);
    }

    /** funcIndex of a symbol id, 0 when unknown. */
    public long indexFor(long symbolId) throws ImageException {
        if (symbolId == 0) {
            return 0;
        }
        long lo = 0;
        long hi = count;
        while (lo < hi) {
            long mid = (lo + hi) >>> 1;
            if (Unsigned.less(entries.u64(mid * SIZE), symbolId)) {
                lo = mid + 1;
            } else {
                hi = mid;
            }
        }
        if (lo == count || entries.u64(lo * SIZE) != symbolId) {
            return 0;
        }
        long k = entries.u32(lo * SIZE + 8);
        return k != 0 && Unsigned.lessOrEqual(k, functions) ? k : 0;
    }
}
