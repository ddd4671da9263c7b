package org.pclnlab.emulator.stack.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.stack.Mapping;
import org.pclnlab.emulator.stack.ThreadState;

/** Core files that were cut short, or say what is not so: one row for each lie, and what has to come of it. */
class DamagedCoreTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    /** Changes the bytes of a good core. */
    private interface Edit {
        void on(ByteBuffer core);
    }

    /**
     * One damaged file.
     *
     * @param error part of the error, empty where the file can be read
     * @param note part of a remark, empty where there is nothing to remark
     */
    private record Row(String name, int length, Edit edit, String error, String note) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static final int WHOLE = -1;

    private static Row refused(String name, Edit edit, String error) {
        return new Row(name, WHOLE, edit, error, "");
    }

    private static Row cut(String name, int length, String error, String note) {
        return new Row(name, length, b -> {}, error, note);
    }

    private static Row read(String name, Edit edit, String note) {
        return new Row(name, WHOLE, edit, "", note);
    }

    private static int phdr(int i, int field) {
        return SmallCore.PHDR + i * SmallCore.PHDR_SIZE + field;
    }

    static Stream<Row> damaged() {
        return Stream.of(
                // cut short
                cut("empty", 0, "ELF header", ""),
                cut("half a header", 32, "ELF header", ""),
                cut("no program headers", 64, "ELF program headers", ""),
                cut("half the program headers", 64 + 2 * 56, "ELF program headers", ""),
                cut("half the notes", SmallCore.NOTES + 200, "PT_NOTE", ""),
                cut("no memory", 4096, "", "truncated: 0x4000 bytes"),
                cut("half the stack", 4096 + 0x2000 + 0x1000, "", "truncated: 0x1000 bytes"),
                cut("one byte short", 4096 + 0x4000 - 1, "", "truncated: 0x1 bytes"),
                // the header
                refused("no magic", b -> b.putInt(0, 0x464c457e), "no ELF magic"),
                refused("32 bits", b -> b.put(4, (byte) 1), "64-bit"),
                refused("big-endian", b -> b.put(5, (byte) 2), "little-endian"),
                refused("an executable", b -> b.putShort(16, (short) 2), "4 (ET_CORE)"),
                refused("another machine", b -> b.putShort(18, (short) 8), "e_machine"),
                refused("no segments", b -> b.putShort(56, (short) 0), "no note NT_PRSTATUS"),
                refused("program headers behind the end", b -> b.putLong(32, 1L << 40), "ELF program headers"),
                refused("program headers wrap", b -> b.putLong(32, -64), "ELF program headers"),
                refused("more segments than bytes", b -> b.putShort(56, (short) 0xfffe), "ELF program headers"),
                refused("65535 segments, no section", b -> b.putShort(56, (short) 0xffff), "section header 0"),
                refused("2^32 - 1 segments", DamagedCoreTest::manySegments, "ELF program headers"),
                refused("program headers of another size", b -> b.putShort(54, (short) 32), "e_phentsize"),
                // segments
                refused("no notes", b -> b.putInt(phdr(0, SmallCore.TYPE), 0), "no note NT_PRSTATUS"),
                refused("notes of 2^63", b -> b.putLong(phdr(0, SmallCore.FILESZ), 1L << 63), "PT_NOTE"),
                refused("notes elsewhere", b -> b.putLong(phdr(0, SmallCore.OFFSET), 1L << 50), "PT_NOTE"),
                refused("more in the file than in memory", b -> b.putLong(phdr(3, SmallCore.MEMSZ), 16), "p_memsz"),
                read("a segment wraps", b -> b.putLong(phdr(2, SmallCore.VADDR), -16), ""),
                read("segments overlap", b -> b.putLong(phdr(2, SmallCore.VADDR), SmallCore.STACK + 8), ""),
                read("a segment behind the end", b -> b.putLong(phdr(3, SmallCore.OFFSET), 1L << 62), "0x2000 bytes"),
                read("a segment of everything", DamagedCoreTest::everything, "truncated"),
                // notes
                refused("a note beyond its segment", b -> b.putInt(SmallCore.NOTES + 4, 1 << 30), "n_descsz"),
                refused("a name of 2^32 - 1", b -> b.putInt(SmallCore.NOTES, -1), "n_descsz"),
                refused("a short PRSTATUS", b -> b.putInt(SmallCore.NOTES + 4, 40), "NT_PRSTATUS"),
                refused("2^61 files", b -> b.putLong(SmallCore.FILE + 20, 1L << 61), "NT_FILE"),
                refused("more files than names", b -> b.putLong(SmallCore.FILE + 20, 3), "NT_FILE"),
                read("a file that wraps", b -> b.putLong(SmallCore.FILE + 20 + 16, -1), ""),
                read("pages of 2^63", b -> b.putLong(SmallCore.FILE + 20 + 8, 1L << 63), ""),
                read("a vdso nowhere", b -> b.putLong(SmallCore.AUXV + 20, 33), ""));
    }

    private static void manySegments(ByteBuffer b) {
        b.putShort(56, (short) 0xffff).putLong(40, 64).putShort(58, (short) 64);
        b.putInt(64 + 44, -1); // sh_info of what is taken for section header 0
    }

    private static void everything(ByteBuffer b) {
        b.putLong(phdr(3, SmallCore.VADDR), 0).putLong(phdr(3, SmallCore.FILESZ), -4096L);
        b.putLong(phdr(3, SmallCore.MEMSZ), -4096L);
    }

    private Path write(byte[] bytes) throws IOException {
        return Files.write(dir.resolve("core"), bytes);
    }

    @Test
    void theGoodOneIsGood() throws Exception {
        try (CoreFile core = CoreFile.open(write(SmallCore.bytes(dir)))) {
            assertEquals(List.of(), core.notes());
            assertEquals(
                    List.of(7, 8), core.threads().stream().map(ThreadState::tid).toList());
            assertEquals(SmallCore.PROGRAM + 0x110, core.memory().u64(SmallCore.STACK + 0x118));
            Mapping self = core.executable();
            assertEquals("/bin/small", self == null ? "" : self.path());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("damaged")
    void damage(Row row) throws Exception {
        byte[] good = SmallCore.bytes(dir);
        byte[] bytes = row.length == WHOLE ? good : Arrays.copyOf(good, row.length);
        row.edit.on(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        Path file = write(bytes);
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            if (!row.error.isEmpty()) {
                ImageException e = assertThrows(ImageException.class, () -> CoreFile.open(file));
                assertTrue(String.valueOf(e.getMessage()).contains(row.error), e::getMessage);
                return;
            }
            try (CoreFile core = CoreFile.open(file)) {
                assertTrue(
                        row.note.isEmpty()
                                ? core.notes().isEmpty()
                                : core.notes().toString().contains(row.note),
                        () -> core.notes().toString());
                readAll(core);
            }
        });
    }

    /** Every place that a damaged core may send a reader to. */
    private static void readAll(CoreFile core) {
        core.executable();
        for (long at : new long[] {0, SmallCore.PROGRAM, SmallCore.STACK, SmallCore.STACK + 8, 1L << 63, -8, -1}) {
            long there = core.memory().available(at);
            try {
                core.memory().at(at, 8, "word");
                assertTrue(Long.compareUnsigned(there, 8) >= 0, Long.toHexString(at));
            } catch (ImageException missing) {
                assertTrue(
                        Long.compareUnsigned(there, 8) < 0
                                || String.valueOf(missing.getMessage()).contains("file"),
                        missing::getMessage);
            }
        }
    }

    /** The kernel writes more than 65,534 segments with their number in section header 0. */
    @Test
    void aCoreOfSeventyThousandSegments() throws Exception {
        byte[] good = SmallCore.bytes(dir);
        int extra = 70_000;
        int table = good.length, section = table + 56 * (extra + 4);
        byte[] bytes = Arrays.copyOf(good, section + 64);
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        System.arraycopy(good, SmallCore.PHDR, bytes, table, 4 * 56);
        for (int i = 0; i < extra; i++) {
            int at = table + 56 * (4 + i);
            b.putInt(at, 1).putLong(at + SmallCore.OFFSET, 4096);
            b.putLong(at + SmallCore.VADDR, 0x10000000L + 4096L * i);
            b.putLong(at + SmallCore.FILESZ, 64).putLong(at + SmallCore.MEMSZ, 4096);
        }
        b.putLong(32, table).putLong(40, section).putShort(56, (short) 0xffff);
        b.putShort(58, (short) 64).putShort(60, (short) 1).putInt(section + 44, extra + 4);
        try (CoreFile core = CoreFile.open(write(bytes))) {
            assertEquals(64, core.memory().available(0x10000000L + 4096L * (extra - 1)));
            assertEquals(0, core.memory().available(0x10000000L + 4096L * extra));
            assertEquals(2, core.threads().size());
        }
    }

    /** Many segments that are all the same notes: what is read must not be a multiple of the file. */
    @Test
    void notesThatAreCountedManyTimes() throws Exception {
        byte[] good = SmallCore.bytes(dir);
        int copies = 60_000;
        byte[] bytes = Arrays.copyOf(good, good.length + 56 * copies);
        ByteBuffer b = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < copies; i++) {
            int at = good.length + 56 * i;
            b.putInt(at, 4).putLong(at + SmallCore.OFFSET, SmallCore.NOTES);
            b.putLong(at + SmallCore.FILESZ, b.getLong(phdr(0, SmallCore.FILESZ)));
        }
        b.putLong(32, good.length).putShort(56, (short) copies);
        Path file = write(bytes);
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
            ImageException e = assertThrows(ImageException.class, () -> CoreFile.open(file));
            assertTrue(String.valueOf(e.getMessage()).contains("PT_NOTE"), e::getMessage);
        });
    }

    /** A core may be larger than memory: a hole of 64 GiB costs nothing. */
    @Test
    void aSparseCoreOf64GiB() throws Exception {
        byte[] bytes = SmallCore.bytes(dir);
        ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(phdr(2, SmallCore.FILESZ), 64L << 30)
                .putLong(phdr(2, SmallCore.MEMSZ), 64L << 30);
        Path file = write(bytes);
        try (FileChannel c = FileChannel.open(file, StandardOpenOption.WRITE)) {
            c.write(ByteBuffer.allocate(1), (64L << 30) + 8192);
        }
        try (CoreFile core = CoreFile.open(file)) {
            assertEquals(64L << 30, core.memory().available(SmallCore.DATA));
            assertEquals(0, core.memory().u64(SmallCore.DATA + (60L << 30)));
            assertThrows(ImageException.class, () -> core.memory().at(SmallCore.DATA, 1L << 30, "too much"));
        }
    }
}
