package org.pclnlab.emulator.memory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A space that only its maker knows, still writable: relocations are applied here. Mutable, confined to one thread.
 * Its pages are private, the file is never written.
 */
public final class SpaceDraft {
    private final String name;
    private final long[] start;
    private final long[] length;
    private final ByteBuffer[] runs;
    private final HostRange mapping;
    private final long slide;

    SpaceDraft(String name, long[] start, long[] length, ByteBuffer[] runs, HostRange mapping, long slide) {
        this.name = name;
        this.start = start;
        this.length = length;
        this.runs = runs;
        this.mapping = mapping;
        this.slide = slide;
    }

    private int runOf(long vmaddr) {
        for (int i = 0; i < start.length; i++) {
            if (Unsigned.less(vmaddr - start[i], length[i])) {
                return i;
            }
        }
        throw new IndexOutOfBoundsException(name + ": no segment at " + Hex.of(vmaddr));
    }

    /** The 64-bit word at a link-time address inside a segment. */
    public long get(long vmaddr) {
        int i = runOf(vmaddr);
        return runs[i].getLong((int) (vmaddr - start[i]));
    }

    /** Replaces the 64-bit word at a link-time address inside a segment. */
    public void put(long vmaddr, long value) {
        int i = runOf(vmaddr);
        runs[i].putLong((int) (vmaddr - start[i]), value);
    }

    void copy(long vmaddr, Bytes contents) {
        if (contents.size() > 0) {
            int i = runOf(vmaddr);
            runs[i].put((int) (vmaddr - start[i]), contents.buffer(), 0, contents.size());
        }
    }

    void zero(long from, long to) {
        for (long a = from; Unsigned.less(a, to); a++) {
            int i = runOf(a);
            runs[i].put((int) (a - start[i]), (byte) 0);
        }
    }

    /** Ends the draft: from now on the memory is read-only and at runtime addresses. */
    public AddressSpace finish() {
        int n = runs.length;
        ByteBuffer[] readOnly = new ByteBuffer[n];
        long[] at = new long[n];
        for (int i = 0; i < n; i++) {
            readOnly[i] = runs[i].asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN);
            at[i] = start[i] + slide;
        }
        return new AddressSpace(name, at, length, readOnly, mapping);
    }
}
