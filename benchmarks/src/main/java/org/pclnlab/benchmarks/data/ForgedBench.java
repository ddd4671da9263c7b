package org.pclnlab.benchmarks.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pclnlab.emulator.forge.Fn;
import org.pclnlab.emulator.forge.ForgeSpec;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.harness.forge.ForgeBuilder;
import org.pclnlab.harness.outcome.EnvironmentException;

/**
 * The executable that stands in where no LLGo image is given: as many functions, as wide a spread of their sizes and as many
 * statements as a small LLGo program has. Forged by {@code cc}, the same bytes of text each time.
 */
public final class ForgedBench {
    private static final int FUNCTIONS = 4096, STATEMENT_EVERY = 4;

    private ForgedBench() {}

    /** Links it in {@code dir}. */
    public static Path build(Path dir) throws IOException, EnvironmentException, ImageException {
        return build("bench", ForgeSpec.Table.PREBUILT, dir);
    }

    /** The same as the linker leaves it, for a rewriter. */
    public static Path linked(Path dir) throws IOException, EnvironmentException, ImageException {
        return build("bench-raw", ForgeSpec.Table.RAW, Files.createDirectories(dir));
    }

    private static Path build(String name, ForgeSpec.Table table, Path dir)
            throws IOException, EnvironmentException, ImageException {
        ForgeSpec spec = ForgeSpec.of(name, Generation.MAIN).table(table).entryPadding(64 * 1024);
        SplitMix64 random = new SplitMix64(1);
        for (int i = 0; i < FUNCTIONS; i++) {
            int shape = random.below(100);
            int size =
                    shape < 45 ? 16 + random.below(64) : shape < 90 ? 80 + random.below(400) : 480 + random.below(4000);
            size = (size + 15) & ~15;
            Fn f = Fn.go("example.com/bench/p" + i % 64 + ".f" + i)
                    .file("/src/bench/p" + i % 64 + "/f.go")
                    .line(10 + i)
                    .size(size);
            for (int off = 8, s = 0; i % STATEMENT_EVERY == 0 && off < size && s < 8; off += 24, s++) {
                f.site(off, 11 + i + s);
            }
            spec.add(f);
        }
        return new ForgeBuilder(dir).build(spec);
    }
}
