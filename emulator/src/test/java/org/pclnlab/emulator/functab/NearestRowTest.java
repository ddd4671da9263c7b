package org.pclnlab.emulator.functab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;

/** Lookup in an adopted table against 02 sections 7 and 8.1 written down literally, on sound and on damaged tables. */
class NearestRowTest {
    private static final long BASE = 0x401230;

    /** A table of {@code n} functions of 16 to 16 + {@code spread} bytes. */
    static byte[] table(int n, int spread, long base, Random random) {
        long[] off = new long[n + 1];
        for (int i = 1; i <= n; i++) {
            off[i] = off[i - 1] + 16 + random.nextInt(spread + 1);
        }
        long indexBase = base & ~4095L;
        int buckets = (int) ((base + off[n - 1] - indexBase) >>> 12) + 1;
        ByteBuffer out = ByteBuffer.allocate(32 + 8 * (n + 1) + 36 * buckets).order(ByteOrder.LITTLE_ENDIAN);
        out.putLong(FtabHeader.MAGIC).putLong(0).putLong(base).putInt(n + 1).putInt(buckets);
        for (int i = 0; i <= n; i++) {
            out.putInt((int) off[i]).putInt(i < n ? i + 1 : 0);
        }
        int row = 0;
        for (int b = 0; b < buckets; b++) {
            int idx = 0;
            for (int s = 0; s < 16; s++) {
                long x = indexBase + 4096L * b + 256L * s - base;
                while (row + 1 < n && off[row + 1] <= x) {
                    row++;
                }
                if (s == 0) {
                    idx = row;
                    out.putInt(idx);
                }
                out.putShort((short) (row - idx));
            }
        }
        return out.array();
    }

    static PrebuiltRows rows(byte[] table, boolean direct) throws ImageException {
        ByteBuffer b = direct ? ByteBuffer.allocateDirect(table.length) : ByteBuffer.allocate(table.length);
        b.put(0, table);
        Bytes bytes = Bytes.of(b, "table", 0);
        return new PrebuiltRows(bytes, FtabHeader.read(bytes), 1L << 20);
    }

    /** 02 section 8.1 with the index narrowing of section 7, step by step, on the bytes. */
    private static int witness(ByteBuffer t, long pc) {
        long base = t.getLong(16);
        long n = (t.getInt(24) & 0xffffffffL) - 1;
        long bucketCount = t.getInt(28) & 0xffffffffL;
        int bucketsAt = (int) (32 + 8 * (n + 1));
        if (n <= 0 || Long.compareUnsigned(pc, base) < 0) {
            return -1;
        }
        long off = (pc - base) & 0xffffffffL;
        long lo = 0;
        long hi = n;
        long o = pc - (base & ~4095L);
        if (Long.compareUnsigned(o >>> 12, bucketCount) < 0) {
            long b = o >>> 12;
            int at = (int) (bucketsAt + 36 * b);
            int s = (int) (o & 4095) / 256;
            long idx = t.getInt(at) & 0xffffffffL;
            lo = idx + (t.getShort(at + 4 + 2 * s) & 0xffff);
            hi = s < 15
                    ? idx + (t.getShort(at + 6 + 2 * s) & 0xffff)
                    : b + 1 < bucketCount ? t.getInt(at + 36) & 0xffffffffL : n;
            if (lo > 0) {
                lo--;
            }
            if (hi < lo) {
                hi = lo;
            }
            hi += 2;
            hi = Math.min(hi, n);
            lo = Math.min(lo, n);
        }
        while (lo < hi) {
            long mid = (lo + hi) >> 1;
            if ((t.getInt((int) (32 + 8 * mid)) & 0xffffffffL) > off) {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        long i = lo - 1;
        return i < 0 || (t.getInt((int) (32 + 8 * i)) & 0xffffffffL) > off ? -1 : (int) i;
    }

    private static ByteBuffer view(byte[] table) {
        return ByteBuffer.wrap(table).order(ByteOrder.LITTLE_ENDIAN);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 40, 400, 9000})
    void everyPcOfASoundTableIsInTheLastRowAtOrBelowIt(int spread) throws ImageException {
        byte[] table = table(spread > 1000 ? 60 : 700, spread, BASE, new Random(spread));
        PrebuiltRows rows = rows(table, true);
        long end = BASE + rows.sentinelOff() + 3 * 4096;
        int linear = -1;
        for (long pc = (BASE & ~4095L) - 5000; pc < end; pc++) {
            while (linear + 1 < rows.count() && rows.entry(linear + 1) <= pc) {
                linear++;
            }
            assertEquals(linear, rows.near(pc), Long.toHexString(pc));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 6, 7, 40})
    void fewRowsAreEnough(int n) throws ImageException {
        byte[] table = table(n, 3000, BASE, new Random(n));
        PrebuiltRows rows = rows(table, false);
        for (long pc = BASE - 300; pc < BASE + rows.sentinelOff() + 9000; pc++) {
            assertEquals(witness(view(table), pc), rows.near(pc), Long.toHexString(pc));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 4095, 0x7ffffffffffff000L, 0xfffffffffff01000L, -5000L, 0x3fffffffffffff00L, -1L << 63})
    void answersAtTheEndsOfTheAddressSpaceAreThoseOfTheSpecification(long base) throws ImageException {
        Random random = new Random(base);
        byte[] table = table(300, 200, base, random);
        PrebuiltRows rows = rows(table, true);
        long[] around = {0, base, base + rows.sentinelOff(), base + (1L << 32), base - (1L << 32), -1, Long.MAX_VALUE};
        for (long a : around) {
            for (int i = -6000; i < 6000; i++) {
                assertEquals(witness(view(table), a + i), rows.near(a + i), Long.toHexString(a + i));
            }
        }
        for (int i = 0; i < 20000; i++) {
            long pc = random.nextLong();
            assertEquals(witness(view(table), pc), rows.near(pc), Long.toHexString(pc));
        }
    }

    @Test
    void answersOfDamagedTablesAreThoseOfTheSpecification() throws ImageException {
        Random random = new Random(20261121);
        for (int round = 0; round < 400; round++) {
            byte[] table = table(1 + random.nextInt(400), 1 + random.nextInt(500), BASE, random);
            int rowsEnd = 32 + 8 * view(table).getInt(24);
            for (int edits = 1 + random.nextInt(200); edits > 0; edits--) {
                int from = random.nextBoolean() ? 32 : rowsEnd;
                int at = from + random.nextInt(table.length - from);
                table[at] = (byte) (random.nextInt(3) == 0 ? random.nextInt() : table[at] + random.nextInt(3) - 1);
            }
            PrebuiltRows rows = rows(table, random.nextBoolean());
            for (int i = 0; i < 9000; i++) { // soundness is looked into after 4096
                long pc = BASE - 5000 + random.nextInt(200_000) + (random.nextInt(20) == 0 ? 1L << 32 : 0);
                assertEquals(witness(view(table), pc), rows.near(pc), round + ": " + Long.toHexString(pc));
            }
        }
    }

    /** Each damage changes what some pc is answered, by the letter; none may be taken for sound. */
    @ParameterizedTest
    @ValueSource(strings = {"first row", "order", "sentinel", "idx", "delta", "last idx"})
    void damagedTableIsNotSound(String damage) throws ImageException {
        byte[] table = table(700, 40, BASE, new Random(7));
        assertTrue(rows(table, true).sound());
        ByteBuffer t = view(table);
        int rows = t.getInt(24);
        int buckets = t.getInt(28);
        int bucketsAt = 32 + 8 * rows;
        switch (damage) {
            case "first row" -> t.putInt(32, 1);
            case "order" -> t.putInt(32 + 8 * 300, t.getInt(32 + 8 * 301) + 1);
            case "sentinel" -> t.putInt(32 + 8 * (rows - 1), t.getInt(32 + 8 * (rows - 2)) - 1);
            case "idx" -> t.putInt(bucketsAt + 36, t.getInt(bucketsAt + 36) + 1);
            case "delta" -> t.putShort(bucketsAt + 36 + 4 + 2 * 9, (short) 0);
            default -> t.putInt(bucketsAt + 36 * (buckets - 1), 0);
        }
        assertTrue(!rows(table, true).sound(), damage);
    }

    @Test
    void lookupAllocatesNothing() throws ImageException {
        PrebuiltRows rows = rows(table(5000, 300, BASE, new Random(1)), true);
        ThreadMXBean thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long sum = 0;
        long least = Long.MAX_VALUE;
        for (int round = 0; round < 20; round++) {
            long before =
                    thread.getCurrentThreadAllocatedBytes(); // a round in which the JIT compiler replaces the loop
            // allocates
            // a little
            sum += lookups(rows, 20_000);
            least = Math.min(least, thread.getCurrentThreadAllocatedBytes() - before);
        }
        assertTrue(sum != 0 && least == 0, least + " bytes for 20,000 lookups");
    }

    private static long lookups(PrebuiltRows rows, int count) {
        long sum = 0;
        for (int i = 0; i < count; i++) {
            sum += rows.near(BASE + (i * 7919L) % 900_000);
        }
        return sum;
    }
}
