package org.pclnlab.emulator.rewrite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.metadata.Generation;

/** Whatever happens, a file is the old or the new one (03 section 10.2). */
class PublisherTest {
    private static final PublishPolicy KEEP_TIMES = new PublishPolicy(false, false, true);

    @TempDir
    Path dir;

    private static byte[] oldBytes() {
        return Dump.image("E1");
    }

    private static byte[] newBytes() {
        Outcome.Rewritten r = (Outcome.Rewritten) Rewriter.rewrite(oldBytes(), "E1", Generation.MAIN);
        return Arrays.copyOf(r.bytes(), r.length());
    }

    /** Rewrites a file in place; gives the remarks, or null when it was rewritten before. */
    static @Nullable List<String> rewrite(Publisher publisher, Path file) throws IOException {
        try (Publisher.Original original = publisher.open(file)) {
            return Rewriter.plan(original.bytes(), Generation.MAIN) instanceof Outcome.Planned planned
                    ? publisher.replace(original, planned.plan(), null)
                    : null;
        }
    }

    private static Plan plan(Publisher.Original original) {
        return ((Outcome.Planned) Rewriter.plan(original.bytes(), Generation.MAIN)).plan();
    }

    private Path linked(String name) throws IOException {
        Path file = dir.resolve(name);
        Files.write(file, oldBytes());
        Files.setAttribute(file, "unix:mode", 0751);
        return file;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(dir)) {
            return all.map(p -> p.getFileName().toString()).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "No space left on device",
                "Disk quota exceeded",
                "Input/output error",
                "Permission denied",
                "Read-only file system",
                "Too many open files"
            })
    void aFaultInAnyOperationLeavesTheOldFile(String fault) throws IOException {
        int steps = 0;
        for (boolean done = false; !done; steps++) {
            int failing = steps;
            int[] count = {0};
            String[] failed = {""};
            Path file = linked("a.out");
            Publisher publisher = new Publisher(
                    new TracedOperations(operation -> {
                        if (count[0]++ == failing) {
                            failed[0] = operation;
                            throw new IOException(fault);
                        }
                    }),
                    KEEP_TIMES);
            try {
                rewrite(publisher, file);
                // The folder's fsync and giving the lock back are the only steps that may fail unheard.
                done = failed[0].isEmpty();
                assertTrue(done || failed[0].equals("force folder") || failed[0].equals("unlock"), failed[0]);
                assertArrayEquals(newBytes(), Files.readAllBytes(file), failed[0]);
            } catch (IOException e) {
                assertTrue(String.valueOf(e.getMessage()).contains(fault), e.getMessage());
                assertArrayEquals(oldBytes(), Files.readAllBytes(file), "fault in " + failed[0]);
            }
            assertEquals(List.of("a.out"), names(), "after a fault in " + failed[0]);
        }
        assertTrue(steps > 12, steps + " steps");
    }

    @Test
    void aProcessKilledBeforeAnyOperationLeavesTheOldOrTheNewFile() throws IOException, InterruptedException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        for (int step = 0; ; step++) {
            Path file = linked("a.out");
            Process victim = new ProcessBuilder(
                            java,
                            "-Xshare:auto",
                            "-XX:TieredStopAtLevel=1",
                            "-XX:+UseSerialGC",
                            "-cp",
                            System.getProperty("java.class.path"),
                            PublisherVictim.class.getName(),
                            file.toString(),
                            Integer.toString(step))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said;
            try (BufferedReader out =
                    new BufferedReader(new InputStreamReader(victim.getInputStream(), StandardCharsets.UTF_8))) {
                said = String.valueOf(out.readLine());
                victim.destroyForcibly().waitFor();
            }
            byte[] left = Files.readAllBytes(file);
            boolean renamed = said.equals("done") || said.endsWith("before unlock") || said.endsWith("force folder");
            assertArrayEquals(renamed ? newBytes() : oldBytes(), left, said);
            rewrite(new Publisher(new DiskOperations(), KEEP_TIMES), file);
            assertArrayEquals(newBytes(), Files.readAllBytes(file), "the next run after " + said);
            if (said.equals("done")) {
                assertTrue(step > 12, step + " steps");
                return;
            }
            if (!renamed) {
                // What the dead process left was taken over.
                assertEquals(List.of("a.out"), names(), said);
            }
        }
    }

    @Test
    void modeOwnerTimesAndAttributesAreThoseOfTheOldFile() throws IOException {
        Path file = linked("a.out");
        FileTime then = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(file, then);
        Files.setAttribute(file, "unix:mode", 04755);
        rewrite(new Publisher(new DiskOperations(), KEEP_TIMES), file);
        assertEquals(04755, (Integer) Files.getAttribute(file, "unix:mode") & 07777);
        assertEquals(then, Files.getLastModifiedTime(file));
        Path again = linked("b.out");
        Files.setLastModifiedTime(again, then);
        rewrite(new Publisher(new DiskOperations(), PublishPolicy.USUAL), again);
        assertTrue(Files.getLastModifiedTime(again).compareTo(then) > 0, "the bytes are new, and so is the time");
    }

    @Test
    void aReadOnlyFileIsReplacedAndReadOnlyAgain() throws IOException {
        Path file = linked("a.out");
        Files.setAttribute(file, "unix:mode", 0555);
        rewrite(new Publisher(new DiskOperations(), PublishPolicy.USUAL), file);
        assertArrayEquals(newBytes(), Files.readAllBytes(file));
        assertEquals(0555, (Integer) Files.getAttribute(file, "unix:mode") & 07777);
    }

    /** A lock without its holder, and half a copy. */
    @Test
    void whatADeadProcessLeftIsRemovedAndWhatALivingOneHasIsNot() throws IOException {
        Path file = linked("a.out");
        Files.createFile(dir.resolve(".a.out.pclnpost-0"));
        Files.writeString(dir.resolve(".a.out.pclnpost-0.new"), "half");
        rewrite(new Publisher(new DiskOperations(), PublishPolicy.USUAL), file);
        assertArrayEquals(newBytes(), Files.readAllBytes(file));
        assertEquals(List.of("a.out"), names());

        Path again = linked("b.out");
        DiskOperations disk = new DiskOperations();
        try (Closeable held = disk.lock(dir.resolve(".b.out.pclnpost-0"))) {
            assertTrue(held != null && disk.copy(again, dir.resolve(".b.out.pclnpost-0.new")));
            rewrite(new Publisher(new DiskOperations(), PublishPolicy.USUAL), again);
            assertArrayEquals(newBytes(), Files.readAllBytes(again));
            assertEquals(List.of(".b.out.pclnpost-0", ".b.out.pclnpost-0.new", "a.out", "b.out"), names());
        }
    }

    @Test
    void extendedAttributesOfUsersAreKept() throws IOException {
        Path file = linked("a.out");
        UserDefinedFileAttributeView view = Files.getFileAttributeView(file, UserDefinedFileAttributeView.class);
        try {
            view.write("note", ByteBuffer.wrap(new byte[] {1, 2, 3}));
        } catch (IOException unsupported) {
            Assumptions.abort("this file system has no user attributes");
        }
        rewrite(new Publisher(new DiskOperations(), PublishPolicy.USUAL), file);
        assertEquals(
                List.of("note"),
                Files.getFileAttributeView(file, UserDefinedFileAttributeView.class)
                        .list());
    }

    @Test
    void aSymbolicLinkBecomesAFileUnlessLinksAreFollowed() throws IOException {
        Path file = linked("real");
        Path link = Files.createSymbolicLink(dir.resolve("link"), Path.of("real"));
        List<String> remarks =
                rewrite(new Publisher(new DiskOperations(), new PublishPolicy(true, false, false)), link);
        assertEquals(List.of(), remarks);
        assertTrue(Files.isSymbolicLink(link));
        assertArrayEquals(newBytes(), Files.readAllBytes(file));

        Files.write(file, oldBytes());
        remarks = rewrite(new Publisher(new DiskOperations(), PublishPolicy.USUAL), link);
        assertEquals(List.of(link + ": was a symbolic link and is a file now"), remarks);
        assertTrue(Files.isRegularFile(link, LinkOption.NOFOLLOW_LINKS));
        assertArrayEquals(newBytes(), Files.readAllBytes(link));
        assertArrayEquals(oldBytes(), Files.readAllBytes(file));
    }

    @Test
    void aFileWithTwoNamesIsSplitOnlyWhenAskedTo() throws IOException {
        Path file = linked("one");
        Path other = Files.createLink(dir.resolve("two"), file);
        PublishException e = assertThrows(
                PublishException.class, () -> rewrite(new Publisher(new DiskOperations(), PublishPolicy.USUAL), file));
        assertTrue(String.valueOf(e.getMessage()).contains("2 names"), e.getMessage());
        assertArrayEquals(oldBytes(), Files.readAllBytes(file));
        rewrite(new Publisher(new DiskOperations(), new PublishPolicy(false, true, false)), file);
        assertArrayEquals(newBytes(), Files.readAllBytes(file));
        assertArrayEquals(oldBytes(), Files.readAllBytes(other));
    }

    @Test
    void aPlaceThatRefusesTheRenameIsLeftAlone() throws IOException {
        Path file = linked("a.out");
        Path folder = dir.resolve("taken");
        Files.createDirectories(folder.resolve("full"));
        Publisher publisher = new Publisher(new DiskOperations(), PublishPolicy.USUAL);
        try (Publisher.Original original = publisher.open(file)) {
            Plan plan = plan(original);
            assertThrows(PublishException.class, () -> publisher.create(original, folder, plan, null));
        }
        assertTrue(Files.isDirectory(folder.resolve("full")));
        assertEquals(List.of("a.out", "taken"), names());
    }

    @Test
    void whatSomebodyElseWroteMeanwhileIsNotOverwritten() throws IOException {
        Path file = linked("a.out");
        Publisher publisher = new Publisher(new DiskOperations(), PublishPolicy.USUAL);
        try (Publisher.Original original = publisher.open(file)) {
            Plan plan = plan(original);
            byte[] other = oldBytes();
            other[0] ^= 1;
            Files.write(file, other);
            PublishException e = assertThrows(PublishException.class, () -> publisher.replace(original, plan, null));
            assertTrue(String.valueOf(e.getMessage()).contains("somebody changed it"), e.getMessage());
            assertArrayEquals(other, Files.readAllBytes(file));
            assertThrows(PublishException.class, () -> publisher.checkUnchanged(original));
        }
        assertEquals(List.of("a.out"), names());
    }

    @Test
    void aFailedSignatureLeavesTheOldFile() throws IOException {
        Path file = linked("a.out");
        Publisher publisher = new Publisher(new DiskOperations(), PublishPolicy.USUAL);
        try (Publisher.Original original = publisher.open(file)) {
            Plan plan = plan(original);
            assertThrows(
                    PublishException.class,
                    () -> publisher.replace(original, plan, staged -> {
                        assertArrayEquals(newBytes(), Files.readAllBytes(staged));
                        throw new IOException("codesign: exit status 1");
                    }));
        }
        assertArrayEquals(oldBytes(), Files.readAllBytes(file));
        assertEquals(List.of("a.out"), names());
    }

    @Test
    void aFileThatOthersMayNotReadIsNeverReadableInBetween() throws IOException {
        Path file = linked("a.out");
        Files.setAttribute(file, "unix:mode", 0700);
        int[] least = {0};
        FileOperations traced = new TracedOperations(operation -> {
            for (String name : names()) {
                if (Files.size(dir.resolve(name)) == 0) {
                    continue; // a lock tells nothing
                }
                least[0] |= (Integer) Files.getAttribute(dir.resolve(name), "unix:mode") & 077;
            }
        });
        rewrite(new Publisher(traced, PublishPolicy.USUAL), file);
        assertEquals(0, least[0]);
    }

    @Test
    void twoWhoRewriteOneFileDoNotDisturbEachOther() throws IOException, InterruptedException, ExecutionException {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 100; round++) {
                Path file = linked("a.out");
                Callable<Boolean> one = () -> {
                    try {
                        rewrite(new Publisher(new DiskOperations(), PublishPolicy.USUAL), file);
                        return true;
                    } catch (PublishException late) {
                        return false;
                    }
                };
                List<Future<Boolean>> both = pool.invokeAll(List.of(one, one));
                assertTrue(both.get(0).get() || both.get(1).get(), "one of them did it");
                assertArrayEquals(newBytes(), Files.readAllBytes(file));
                assertEquals(List.of("a.out"), names());
            }
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void whatIsNoFileIsNotOpened() {
        Publisher publisher = new Publisher(new DiskOperations(), PublishPolicy.USUAL);
        assertThrows(PublishException.class, () -> publisher.open(dir));
        assertThrows(IOException.class, () -> publisher.open(dir.resolve("absent")));
        assertFalse(Files.exists(dir.resolve("absent")));
    }
}
