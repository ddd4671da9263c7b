package org.pclnlab.emulator.memory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that others replace meanwhile. */
class BriefFileTest {
    @TempDir
    private Path dir = Path.of(".");

    /** A rewrite publishes by renaming: whoever opens then gets the old file or the new one, never an error. */
    @Test
    void aFileThatIsReplacedIsOpenedOldOrNew() throws Exception {
        Path file = Files.write(dir.resolve("a.out"), new byte[100]);
        AtomicBoolean done = new AtomicBoolean();
        AtomicInteger replaced = new AtomicInteger();
        Thread writer = new Thread(() -> {
            try {
                while (!done.get()) {
                    Path next = Files.write(dir.resolve("next"), new byte[100 + replaced.get() % 2 * 100]);
                    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
                    replaced.incrementAndGet();
                }
            } catch (java.io.IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
        writer.start();
        try {
            for (int i = 0; i < 20_000; i++) {
                try (BriefFile f = BriefFile.open(file.toFile())) {
                    long size = f.bytes().size();
                    assertEquals(0, size % 100, "a size that one of them has");
                }
            }
        } finally {
            done.set(true);
            writer.join();
        }
        assertTrue(replaced.get() > 10, replaced + " times replaced");
    }
}
