package org.pclnlab.benchmarks.self;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import org.pclnlab.emulator.functab.Adoption;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.SegmentedMemory;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.metadata.Globals;
import org.pclnlab.emulator.rewrite.TableRows;

/** What adopting a table allocates. */
final class AdoptionCost {
    private static final long SECTION = 0x10000000L, TEXT = 0x20000000L;

    private AdoptionCost() {}

    /** Heap bytes for the adoption of a table of {@code rows} rows. */
    static long bytes(int rows) throws ImageException {
        long[] entries = new long[rows];
        int[] numbers = new int[rows];
        for (int i = 0; i < rows; i++) {
            entries[i] = TEXT + 64L * i;
            numbers[i] = i + 1;
        }
        byte[] table = TableRows.of(entries, numbers).encode(TEXT + 64L * rows, SECTION);
        SegmentedMemory memory = new SegmentedMemory.Builder("table")
                .add(SECTION, Bytes.of(ByteBuffer.wrap(table), "table", 0), table.length)
                .build();
        Globals globals = new Globals(
                true,
                1,
                rows,
                1,
                1,
                1,
                0,
                0,
                0,
                0,
                SECTION,
                SECTION + table.length,
                0,
                0,
                0,
                0,
                false,
                1,
                0,
                0,
                0,
                0,
                false);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long before = thread.getCurrentThreadAllocatedBytes();
            Adoption adopted = Adoption.of(memory, globals, Generation.MAIN);
            long bytes = thread.getCurrentThreadAllocatedBytes() - before;
            if (!(adopted instanceof Adoption.Adopted)) {
                throw new IllegalStateException(adopted.toString());
            }
            least = Math.min(least, bytes);
        }
        return least;
    }
}
