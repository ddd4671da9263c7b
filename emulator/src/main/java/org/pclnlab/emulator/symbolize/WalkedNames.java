package org.pclnlab.emulator.symbolize;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.metadata.Names;

/**
 * Names that the native walker found for pcs it reported: a direct-mapped table that {@code native(pc)} falls back to (04
 * section 2.4, {@code fallbackName}). Empty in a process that has not walked natively.
 */
final class WalkedNames {
    /** One pc, how far it lies behind the start of the function, and the function's raw name. */
    record Entry(long pc, long offset, String name) {}

    private final int size;
    private @Nullable Entry @Nullable [] entries;

    WalkedNames(int size) {
        this.size = size;
    }

    int slot(long pc) {
        return (int) (pc >>> 4) & (size - 1);
    }

    /** What the native walker writes for each pc it reports. */
    void remember(long pc, long offset, String name) {
        if (pc == 0 || name.isEmpty() || Names.isPcSite(name)) {
            return;
        }
        @Nullable Entry[] all = entries;
        if (all == null) {
            all = new @Nullable Entry[size];
            entries = all;
        }
        all[slot(pc)] = new Entry(pc, offset, name);
    }

    @Nullable Entry find(long pc) {
        @Nullable Entry[] all = entries;
        if (all == null) {
            return null;
        }
        Entry e = all[slot(pc)];
        return e != null && e.pc() == pc ? e : null;
    }
}
