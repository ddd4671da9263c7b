package org.pclnlab.emulator.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.emulator.memory.ImageException.ChangedUnderneath;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.testing.Requires;

class MappedFileTest {
    private static final int SIZE =
            1 << 20; // with 64 KiB the late errors that MappedFile.read has to catch do not show

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;

    private Path sevens(String name) throws IOException {
        byte[] b = new byte[SIZE];
        Arrays.fill(b, (byte) 7);
        return Files.write(dir.resolve(name), b);
    }

    /**
     * Reads by getters, and by a bulk copy; the answer for the file that was opened is 14 * SIZE. The getters read a byte of
     * 64 and wait in between: in compiled code each read behind the end of a file that shrank is a signal of its own, and a
     * million of them in each race took most of a minute.
     */
    private static long work(Bytes file) {
        long sum = 0;
        for (int i = 0; i < file.size(); i += 64) {
            sum += 64L * file.u8(i);
            Thread.onSpinWait();
        }
        for (byte b : file.copy(0, file.size())) {
            sum += b;
        }
        return sum;
    }

    @Test
    void twoHundredRacesEndInTheOldAnswerOrChangedUnderneath() throws Exception {
        Random random = new Random(20261121);
        int changed = 0;
        for (int i = 0; i < 200; i++) {
            Path path = sevens("race-" + i);
            MappedFile file = MappedFile.open(path);
            int kind = i % 4;
            int delay = random.nextInt(1_500_000);
            int cut = random.nextInt(SIZE);
            Thread other = new Thread(() -> {
                LockSupport.parkNanos(delay);
                try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
                    switch (kind) {
                        case 0 -> channel.truncate(0);
                        case 1 -> channel.truncate(cut);
                        case 2 -> channel.write(ByteBuffer.allocate(SIZE - cut), cut);
                        default ->
                            Files.move(
                                    Files.write(dir.resolve("new"), new byte[SIZE]),
                                    path,
                                    StandardCopyOption.REPLACE_EXISTING);
                    }
                } catch (IOException e) {
                    throw new AssertionError(e);
                }
            });
            other.start();
            try {
                assertEquals(14L * SIZE, file.read(MappedFileTest::work), "neither the old answer nor an error");
            } catch (ChangedUnderneath e) {
                changed++;
            }
            other.join();
            assertThrows(ChangedUnderneath.class, file::checkUnchanged, "race " + i);
            Files.delete(path);
        }
        assertTrue(changed > 0, "no race was lost: the test shows nothing");
    }

    @Test
    void anErrorFoundInAFileThatChangedIsNotBlamedOnTheFile() throws Exception {
        Path path = sevens("x");
        MappedFile file = MappedFile.open(path);
        Files.write(path, new byte[] {1}, StandardOpenOption.APPEND);
        assertThrows(
                ChangedUnderneath.class,
                () -> file.read(all -> {
                    throw new Truncated(all.where(0, "f"), "a", "b");
                }));
        assertThrows(ChangedUnderneath.class, () -> file.read(all -> all.u8(SIZE)));
        MappedFile again = MappedFile.open(path);
        assertThrows(Truncated.class, () -> again.read(all -> all.slice(SIZE, 2, "two bytes")));
        assertThrows(IndexOutOfBoundsException.class, () -> again.read(all -> all.u8(SIZE + 1)));
    }

    @Test
    void aFileThatIsGoneHasChanged() throws Exception {
        Path path = sevens("x");
        MappedFile file = MappedFile.open(path);
        Files.delete(path);
        ChangedUnderneath e = assertThrows(ChangedUnderneath.class, file::checkUnchanged);
        assertTrue(e.found().contains("no file any more"), e.found());
    }

    @Test
    void whatIsNoRegularFileIsRefused() throws Exception {
        assertThrows(Unsupported.class, () -> MappedFile.open(dir));
        Path empty = Files.createFile(dir.resolve("empty"));
        assertThrows(Truncated.class, () -> MappedFile.open(empty));
        assertThrows(IOException.class, () -> MappedFile.open(dir.resolve("absent")));
    }

    @Requires.Linux
    @Test
    void filesOfTwoGibibytesAndDevicesAreRefused() throws Exception {
        Path huge = dir.resolve("huge");
        try (FileChannel channel = FileChannel.open(
                huge, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SPARSE)) {
            channel.write(ByteBuffer.allocate(1), (1L << 31) - 1);
        }
        assertThrows(Unsupported.class, () -> MappedFile.open(huge));
        assertThrows(Unsupported.class, () -> MappedFile.open(Path.of("/dev/zero")));
    }
}
