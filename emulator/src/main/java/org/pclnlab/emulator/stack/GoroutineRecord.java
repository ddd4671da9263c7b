package org.pclnlab.emulator.stack;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;

/**
 * What an LLGo runtime keeps for one goroutine (05 section 5.1); offsets in generations B and C.
 * <pre>
 *     B    C size field
 *     0    0    8 defer        head of the defer chain
 *     8    8    8 panic        the value's slot (B) or the newest node (C); 0 when none is in flight
 *    16   16  544 store        snapshot, {@link SnapshotStore}
 *     -  560    8 recoverFrame token of the activation that may recover
 *     -  568    8 recoverPanic the node it may recover
 *   560  576    8 m            scheduler's pointer
 *   568  584    4 status
 *   576  592    8 id           the main goroutine has 0
 *   584  600    8 parent
 * </pre>
 *
 * @param address where it lies in the process
 */
public record GoroutineRecord(
        long address,
        long defer,
        long panic,
        SnapshotStore store,
        long recoverFrame,
        long recoverPanic,
        int status,
        long id,
        long parent) {
    private static final int DEFER_OFF = 0,
            PANIC_OFF = 8,
            STORE_OFF = 16,
            RECOVER_FRAME_OFF = 560,
            RECOVER_PANIC_OFF = 568;
    private static final int TAIL_B = 560, TAIL_C = 576;
    private static final int STATUS_OFF = 8, ID_OFF = 16, PARENT_OFF = 24, TAIL_SIZE = 32;

    /** Reads the record at an address. */
    static GoroutineRecord read(Memory memory, long address, PanicForm form) throws ImageException {
        boolean list = form == PanicForm.LIST;
        int tail = list ? TAIL_C : TAIL_B;
        Bytes r = memory.at(address, tail + TAIL_SIZE, "goroutine record");
        return new GoroutineRecord(
                address,
                r.u64(DEFER_OFF),
                r.u64(PANIC_OFF),
                SnapshotStore.read(r.slice(STORE_OFF, SnapshotStore.SIZE, "panic snapshot")),
                list ? r.u64(RECOVER_FRAME_OFF) : 0,
                list ? r.u64(RECOVER_PANIC_OFF) : 0,
                (int) r.u32(tail + STATUS_OFF),
                r.u64(tail + ID_OFF),
                r.u64(tail + PARENT_OFF));
    }

    /** Whether a panic of this goroutine is in flight. */
    public boolean panicActive() {
        return panic != 0;
    }
}
