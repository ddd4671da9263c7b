package org.pclnlab.emulator.metadata;

import org.pclnlab.emulator.memory.Extent;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.Unsigned;

/** From linker symbol to record, by the open-addressing table of u16 indexes (01 section 4.3). */
public final class SymbolHash {
    private static final String STUB = "__llgo_stub.", STUB_STRIPPED = "_llgo_stub.";

    private final Extent slots;
    private final long mask;
    private final boolean usable;
    private final boolean hashed;
    private final boolean retryStubs;
    private final FuncRecords records;

    SymbolHash(Memory memory, Globals globals, Generation generation, FuncRecords records) throws ImageException {
        this.slots = Extent.from(memory, globals.hash(), "symbol hash");
        this.mask = globals.hashMask();
        this.hashed = globals.hash() != 0 && mask != 0;
        this.usable = globals.strings() != 0
                && globals.stringOffsets() != 0
                && Unsigned.lessOrEqual(records.count(), Globals.MAX_FUNCTIONS)
                && Unsigned.lessOrEqual(mask, Globals.MAX_HASH_MASK);
        this.retryStubs = generation.hasStubSites();
        this.records = records;
    }

    /** funcIndex of a linker symbol, 0 when unknown; closure stubs give their target where the generation has them. */
    public long find(String symbol) throws ImageException {
        long k = findExact(symbol);
        if (k == 0 && retryStubs) {
            if (symbol.startsWith(STUB)) {
                k = findExact(symbol.substring(STUB.length()));
            } else if (symbol.startsWith(STUB_STRIPPED)) {
                k = findExact(symbol.substring(STUB_STRIPPED.length()));
            }
        }
        return k;
    }

    /** The funcIndex in a slot, 0 for an empty one. */
    int slot(long slot) throws ImageException {
        return slots.u16(slot * 2);
    }

    private long findExact(String symbol) throws ImageException {
        if (symbol.isEmpty() || !usable || records.count() == 0) {
            return 0;
        }
        if (!hashed) {
            for (long k = 1; k <= records.count(); k++) {
                if (records.symbol(k).equals(symbol)) {
                    return k;
                }
            }
            return 0;
        }
        long slot = Integer.toUnsignedLong(Names.fnv1a32(symbol)) & mask;
        for (long probe = 0; probe <= mask; probe++) {
            int k = slots.u16(slot * 2);
            if (k == 0) {
                return 0;
            }
            if (records.valid(k) && records.symbol(k).equals(symbol)) {
                return k;
            }
            slot = (slot + 1) & mask;
        }
        return 0;
    }
}
