package org.pclnlab.emulator.sidecar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.testing.Run;

/** Files that are no sidecar: each ends as it does in a process (07 section 8), and none blocks. */
class HostileSidecarTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    private static String outcome(Path file) {
        SidecarFile f = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> SidecarFile.read(file));
        Stage.Failure failure = f.failure();
        return failure == null
                ? "read"
                : (f.hangs() ? "hangs " : "") + failure.stage() + " " + failure.field() + ": " + failure.found();
    }

    @Test
    void aFileThatIsNotThere() {
        assertEquals("OPEN file: no such file", outcome(dir.resolve("a.pclntab")));
    }

    @Test
    void aDirectory() throws IOException {
        Path file = Files.createDirectory(dir.resolve("a.pclntab"));
        // Whether its size or the read ends it depends on the file system; both are a miss.
        assertTrue(outcome(file).matches("SIZE size: \\d+ bytes|READ file: a directory"), outcome(file));
    }

    @Test
    void linksInACircle() throws IOException {
        Path a = dir.resolve("a.pclntab");
        Path b = dir.resolve("b.pclntab");
        Files.createSymbolicLink(a, b);
        Files.createSymbolicLink(b, a);
        assertTrue(outcome(a).startsWith("OPEN file: "), outcome(a));
    }

    @Test
    void aLinkToNothing() throws IOException {
        Path a = Files.createSymbolicLink(dir.resolve("a.pclntab"), dir.resolve("gone"));
        assertEquals("OPEN file: no such file", outcome(a));
    }

    @Test
    void aLinkToTheRightFile() throws IOException {
        Path file = Files.write(dir.resolve("other"), Vectors.minimal());
        assertEquals("read", outcome(Files.createSymbolicLink(dir.resolve("a.pclntab"), file)));
    }

    @Test
    void aDevice() throws IOException {
        Path a = Files.createSymbolicLink(dir.resolve("a.pclntab"), Path.of("/dev/zero"));
        assertEquals("SIZE file: a device or socket", outcome(a));
    }

    /** The process would wait for a writer; pclnlab says so and does not wait. */
    @Test
    void aFifo() throws IOException {
        Path fifo = dir.resolve("a.pclntab");
        Run.of(dir, "mkfifo", fifo.toString());
        assertEquals("hangs OPEN file: a FIFO, whose open waits for a writer", outcome(fifo));
        assertEquals(
                "hangs OPEN file: a FIFO, whose open waits for a writer",
                outcome(Files.createSymbolicLink(dir.resolve("link"), fifo)));
    }

    @Test
    void anUnreadableFile() throws IOException {
        Path file = Files.write(dir.resolve("a.pclntab"), Vectors.minimal());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
        // Root reads everything, and so does its process.
        assertEquals(Files.isReadable(file) ? "read" : "OPEN file: permission denied", outcome(file));
    }

    @Test
    void filesOfTheWrongSize() throws IOException {
        Path file = dir.resolve("a.pclntab");
        Files.write(file, new byte[0]);
        assertEquals("SIZE size: 0 bytes", outcome(file));
        Files.write(file, new byte[255]);
        assertEquals("SIZE size: 255 bytes", outcome(file));
        Files.write(file, new byte[256]);
        assertEquals("read", outcome(file));
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(SidecarFile.MAX_SIZE + 1);
        }
        assertEquals("SIZE size: 536870913 bytes", outcome(file));
    }

    /** The largest file is mapped and not copied, so that the heap of this JVM does not matter. */
    @Test
    void theLargestFileIsRefusedByItsMagic() throws Exception {
        Path file = dir.resolve("a.pclntab");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.setLength(SidecarFile.MAX_SIZE);
        }
        SidecarFile read = SidecarFile.read(file);
        assertNull(read.failure());
        Stage.Failure f = Sidecars.load(Objects.requireNonNull(read.bytes()), "zeros", Vectors.expected(Vectors.BASE));
        assertEquals("V1: magic: found 0x0, expected 0x314c43504f474c4c (LLGOPCL1)", String.valueOf(f));
    }

    /** A large file is copied before its sites are changed: nothing changes on the disk. */
    @Test
    void aMappedFileIsNotWritten() throws Exception {
        byte[] large = Arrays.copyOf(Vectors.minimal(), 5 << 20);
        Vectors.little(large).putLong(24, large.length);
        SidecarEncoder.rehash(large);
        Path file = Files.write(dir.resolve("a.pclntab"), large);
        SidecarFile read = SidecarFile.read(file);
        ByteBuffer bytes = Sidecars.writable(Objects.requireNonNull(read.bytes()), "large");
        assertNull(Sidecars.load(bytes, "large", Vectors.expected(Vectors.BASE)));
        assertEquals(0x401010, bytes.getLong(0x170));
        assertEquals(-1, Arrays.mismatch(large, Files.readAllBytes(file)));
    }

    /** Linux looks beside the file behind a link, darwin beside the link. */
    @Test
    void whereAProcessLooks() throws IOException {
        Path bin = Files.createDirectory(dir.resolve("bin")).toRealPath();
        Path real = Files.write(bin.resolve("prog"), new byte[1]);
        Path link = Files.createSymbolicLink(dir.resolve("link"), real);
        assertEquals(bin.resolve("prog.pclntab"), SidecarFile.beside(link, Image.Format.ELF));
        assertEquals(dir.resolve("link.pclntab"), SidecarFile.beside(link, Image.Format.MACHO));
    }
}
