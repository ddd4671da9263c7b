package org.pclnlab.emulator.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.memory.AddressSpace.Lease;
import org.pclnlab.emulator.memory.ImageException.ChangedUnderneath;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.testing.Requires;

class AddressSpaceTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;

    /** The host's page size and 16 KiB, as on Apple silicon. */
    static List<Integer> pageSizes() {
        return Host.pageSize() == 16384 ? List.of(16384) : List.of(Host.pageSize(), 16384);
    }

    /** A file whose 64-bit word at each offset 8k is 0x0101... + k: never zero, different everywhere. */
    private MappedFile file(int size) throws IOException, ImageException {
        ByteBuffer b = ByteBuffer.allocate(size).order(java.nio.ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i + 8 <= size; i += 8) {
            b.putLong(i, word(i));
        }
        for (int i = size & -8; i < size; i++) {
            b.put(i, (byte) 0x77);
        }
        return MappedFile.open(Files.write(dir.resolve("image-" + size), b.array()));
    }

    private static long word(long fileOff) {
        return 0x0101010101010101L + fileOff;
    }

    /** Text at file offset 0, data with zeros behind it two pages above, both congruent. */
    private static AddressSpace textAndData(MappedFile file, int page, long slide) throws IOException, ImageException {
        Bytes all = file.bytes();
        return new SpaceBuilder("image", page, file)
                .add(0x400000, all.slice(0, 0x100, "text"), 0x100)
                .add(0x400000 + 3L * page, all.slice(page, 0x108, "data"), 2L * page)
                .map(slide)
                .finish();
    }

    @ParameterizedTest
    @MethodSource("pageSizes")
    void segmentsLieAsTheKernelPutsThem(int page) throws Exception {
        for (long slide : new long[] {0, page, 0x5555_5555_0000L, -0x400000, 0x7fff_ffff_0000_0000L}) {
            try (AddressSpace space = textAndData(file(3 * page), page, slide);
                    Lease lease = space.read()) {
                long text = 0x400000 + slide;
                long data = text + 3L * page;
                assertEquals(word(0), lease.u64(text));
                assertEquals(word(0xf8), lease.at(text, 0x100, "text").u64(0xf8));
                assertEquals(word(page - 8), lease.u64(text + page - 8), "the file goes on to the end of the page");
                assertEquals(page, lease.available(text), "a run ends with its last page");
                assertEquals(0, lease.available(text - 1));
                assertEquals(0, lease.available(text + page));
                assertEquals(word(page), lease.u64(data));
                assertEquals(word(page + 0x100), lease.u64(data + 0x100));
                Bytes zeros = lease.at(data + 0x108, 2L * page - 0x108, "bss");
                for (int i = 0; i < zeros.size(); i++) {
                    assertEquals(0, zeros.u8(i), "p_memsz beyond p_filesz is zero");
                }
                assertEquals(data, zeros.origin(-0x108), "offsets in errors are runtime addresses");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("pageSizes")
    void segmentsThatCannotBeMappedAreCopied(int page) throws Exception {
        MappedFile file = file(4 * page);
        Bytes all = file.bytes();
        // Not congruent; then two in one page, the second congruent by itself.
        long shared = 0x10000 + 4L * page;
        AddressSpace space = new SpaceBuilder("image", page, file)
                .add(0x10000 + 8, all.slice(0x20, 0x40, "a"), 0x48)
                .add(shared, all.slice(page, 0x40, "b"), 0x40)
                .add(shared + 0x100, all.slice(0x100, 0x40, "c"), page)
                .map(0)
                .finish();
        try (space;
                Lease lease = space.read()) {
            assertEquals(0, lease.u64(0x10000), "nothing but zeros around a copy");
            assertEquals(word(0x20), lease.u64(0x10008));
            assertEquals(word(0x58), lease.u64(0x10040));
            assertEquals(0, lease.u64(0x10048));
            assertEquals(word(page), lease.u64(shared));
            assertEquals(0, lease.u64(shared + 0x40));
            assertEquals(word(0x100), lease.u64(shared + 0x100));
            assertEquals(0, lease.u64(shared + 0x140));
        }
    }

    @ParameterizedTest
    @MethodSource("pageSizes")
    void theLastPageOfAFileCanBeReadToItsEnd(int page) throws Exception {
        MappedFile file = file(page + 24);
        AddressSpace space = new SpaceBuilder("image", page, file)
                .add(page, file.bytes().slice(page, 24, "tail"), 24)
                .map(0)
                .finish();
        try (space;
                Lease lease = space.read()) {
            assertEquals(word(page + 16), lease.u64(page + 16));
            assertEquals(0, lease.u64(page + 24));
            assertEquals(0, lease.u64(2L * page - 8), "behind the file the page is zero, not a fault");
        }
    }

    @Test
    void writingADraftDoesNotChangeTheFile() throws Exception {
        int page = Host.pageSize();
        MappedFile file = file(page);
        SpaceDraft draft =
                new SpaceBuilder("image", page, file).add(0, file.bytes(), page).map(page);
        draft.put(16, draft.get(16) + 1);
        try (AddressSpace space = draft.finish();
                Lease lease = space.read()) {
            assertEquals(word(16) + 1, lease.u64(page + 16));
            assertTrue(lease.at(page, 8, "x").buffer().isReadOnly());
        }
        assertEquals(word(16), file.bytes().u64(16));
        file.checkUnchanged();
    }

    @Test
    void readsOutsideAreErrors() throws Exception {
        int page = Host.pageSize();
        try (AddressSpace space = textAndData(file(3 * page), page, 0);
                Lease lease = space.read()) {
            for (Memory m : List.of(space, lease)) {
                assertThrows(Truncated.class, () -> m.u64(0));
                assertThrows(Truncated.class, () -> m.u64(0x400000 + page - 4), "half inside");
                assertThrows(Truncated.class, () -> m.at(0x400000, -1, "2^64-1 bytes"));
                assertThrows(Truncated.class, () -> m.u8(-1));
                assertEquals(0, m.available(0x3fffff));
                assertEquals(8, m.available(0x400000 + page - 8));
            }
        }
    }

    @Test
    void whatCannotBeReservedIsRefused() throws Exception {
        int page = Host.pageSize();
        Bytes none = Bytes.of(new byte[0], "x");
        SpaceBuilder wide = new SpaceBuilder("x", page).add(0x1000, none, 8).add(0x7000_0000_0000_0000L, none, 8);
        assertThrows(Unsupported.class, () -> wide.map(0));
        SpaceBuilder big = new SpaceBuilder("x", page).add(0x10000, none, 1L << 31);
        assertThrows(Unsupported.class, () -> big.map(0));
        SpaceBuilder top = new SpaceBuilder("x", page).add(-8L, none, 7);
        assertThrows(Unsupported.class, () -> top.map(0));
        SpaceBuilder wraps = new SpaceBuilder("x", page).add(0x10000, none, 8);
        assertThrows(Unsupported.class, () -> wraps.map(-0x10000 - page));
        assertThrows(Unsupported.class, () -> new SpaceBuilder("x", page).map(0));
        assertThrows(IllegalArgumentException.class, () -> wraps.map(8));
        assertThrows(IllegalArgumentException.class, () -> wraps.add(0x10004, none, 8));
        assertThrows(IllegalArgumentException.class, () -> new SpaceBuilder("x", 12288));
        assertThrows(IllegalArgumentException.class, () -> new SpaceBuilder("x", 512));
    }

    @Test
    void afterCloseNothingCanBeRead() throws Exception {
        int page = Host.pageSize();
        AddressSpace space = textAndData(file(3 * page), page, 0);
        Bytes copied = space.at(0x400000, 16, "copy");
        Lease lease = space.read();
        Bytes leased = lease.at(0x400000, 64, "words");
        Bytes slice = leased.slice(8, 8, "word");

        space.close();
        assertThrows(IllegalStateException.class, space::read);
        assertThrows(IllegalStateException.class, () -> space.u64(0x400000));
        assertThrows(IllegalStateException.class, () -> space.available(0x400000));
        assertEquals(word(0), leased.u64(0), "who was reading before may finish");
        assertEquals(word(8), lease.u64(0x400008));

        lease.close();
        lease.close();
        space.close();
        assertThrows(IllegalStateException.class, () -> leased.u64(0));
        assertThrows(IllegalStateException.class, () -> slice.u8(0));
        assertThrows(IllegalStateException.class, () -> slice.copy(0, 8));
        assertThrows(IllegalStateException.class, slice::buffer);
        assertThrows(IllegalStateException.class, () -> slice.indexOfNul(0));
        assertThrows(IllegalStateException.class, () -> slice.cstrEquals(0, "x"));
        assertThrows(
                IllegalStateException.class, () -> leased.slice(0, 8, "again").u64(0));
        assertThrows(IllegalStateException.class, () -> lease.u64(0x400000));
        assertThrows(IllegalStateException.class, () -> lease.available(0x400000));
        assertEquals(word(8), copied.u64(8), "a copy is a copy");
    }

    @Test
    void aBareBufferKeptTooLongFaultsWithoutKillingTheJvm() throws Exception {
        int page = Host.pageSize();
        ByteBuffer kept;
        try (AddressSpace space = textAndData(file(3 * page), page, 0);
                Lease lease = space.read()) {
            kept = lease.at(0x400000, 64, "words").buffer();
            assertEquals(word(8), kept.getLong(8));
        }
        // The pages are gone. JDK 17 may raise the error a moment after the read, hence the call behind it.
        assertThrows(InternalError.class, () -> {
            long sum = 0;
            for (int i = 0; i < 50_000; i++) {
                sum += kept.getLong(i & 56);
            }
            throw new AssertionError("read " + sum + " while " + dir.toFile().exists());
        });
    }

    @Requires.Linux
    @Test
    void theFileIsUnmappedWhenTheLastReaderHasLeft() throws Exception {
        int page = Host.pageSize();
        MappedFile file = file(3 * page);
        String copy =
                Files.copy(file.path(), dir.resolve("only-mapped-by-the-space")).toString();
        MappedFile named = MappedFile.open(Path.of(copy));
        long before = mappingsOf(copy);
        AddressSpace space = textAndData(named, page, 0);
        Lease lease = space.read();
        assertEquals(before + 2, mappingsOf(copy));
        space.close();
        assertEquals(before + 2, mappingsOf(copy));
        lease.close();
        assertEquals(before, mappingsOf(copy));
        assertEquals(word(0), named.bytes().u64(0));
    }

    private static long mappingsOf(String path) throws IOException {
        return Files.readAllLines(Path.of("/proc/self/maps")).stream()
                .filter(line -> line.endsWith(path))
                .map(line -> line.split(" ", 2)[1])
                .filter(rest -> rest.startsWith("rw-p")) // FileChannel.map's own mapping is read-only
                .count();
    }

    @Test
    void eightReadersAndAThousandCloses() throws Exception {
        int page = Host.pageSize();
        MappedFile file = file(3 * page);
        int closes = 1000;
        int threads = 8;
        AddressSpace newest = textAndData(file, page, 0);
        AtomicReference<@Nullable AddressSpace> current = new AtomicReference<>(newest);
        AtomicInteger refused = new AtomicInteger();
        AtomicInteger good = new AtomicInteger();
        AtomicReference<@Nullable Throwable> bad = new AtomicReference<>();
        AtomicInteger running = new AtomicInteger(threads);
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> readers = new ArrayList<>();
        for (int t = 0; t < threads; t++) {
            Thread reader = new Thread(() -> {
                try {
                    go.await();
                    for (; ; ) {
                        AddressSpace space = current.get();
                        if (space == null) {
                            return;
                        }
                        try (Lease lease = space.read()) {
                            Bytes words = lease.at(0x400000, 0x100, "words");
                            for (int i = 0; i < 64; i++) {
                                int off = (i * 8) & 0xf8;
                                if (words.u64(off) != word(off)) {
                                    throw new AssertionError("read " + Hex.of(words.u64(off)));
                                }
                            }
                            good.incrementAndGet();
                        } catch (IllegalStateException closed) {
                            refused.incrementAndGet();
                        }
                        try {
                            if (space.u64(0x400008) != word(8)) {
                                throw new AssertionError("copied something else");
                            }
                        } catch (IllegalStateException closed) {
                            refused.incrementAndGet();
                            LockSupport.parkNanos(20_000);
                        }
                    }
                } catch (Throwable e) {
                    bad.compareAndSet(null, e);
                } finally {
                    running.decrementAndGet();
                }
            });
            reader.start();
            readers.add(reader);
        }
        go.countDown();
        for (int i = 1; i <= closes && bad.get() == null; i++) {
            AddressSpace old = newest;
            for (int seen = good.get(); good.get() == seen && bad.get() == null; ) {
                LockSupport.parkNanos(10_000); // somebody reads this space when it is closed
            }
            old.close(); // readers still find it for a moment: they must be refused
            assertThrows(IllegalStateException.class, old::read);
            newest = textAndData(file, page, 0);
            current.set(newest);
        }
        current.set(null);
        for (Thread reader : readers) {
            reader.join();
        }
        newest.close();
        assertNull(bad.get(), () -> "a reader saw " + bad.get());
        assertTrue(good.get() > 0 && refused.get() > 0, good + " reads, " + refused + " refusals");
        assertEquals(0, running.get());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aFileThatShrinksUnderASpaceIsAnError(boolean beforeMapping) throws Exception {
        int page = Host.pageSize();
        MappedFile file = file(6 * page);
        try (var channel = java.nio.channels.FileChannel.open(file.path(), java.nio.file.StandardOpenOption.WRITE)) {
            if (beforeMapping) {
                channel.truncate(0);
                assertThrows(ChangedUnderneath.class, () -> file.read(all -> textAndData(file, page, 0)));
            } else {
                try (AddressSpace space = textAndData(file, page, 0);
                        Lease lease = space.read()) {
                    assertEquals(word(0), lease.u64(0x400000));
                    channel.truncate(0);
                    assertThrows(ChangedUnderneath.class, () -> file.read(all -> lease.u64(0x400000)));
                }
            }
        }
    }

    @Test
    void hostsAreKnownByName() {
        assertEquals(Host.LINUX, Host.of("Linux"));
        assertEquals(Host.DARWIN, Host.of("Mac OS X"));
        assertNull(Host.of("Windows 11"));
        assertFalse(Integer.bitCount(Host.pageSize()) != 1);
    }
}
