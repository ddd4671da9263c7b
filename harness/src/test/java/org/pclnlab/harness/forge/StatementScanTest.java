package org.pclnlab.harness.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.emulator.forge.Fn;
import org.pclnlab.emulator.forge.ForgeSpec;
import org.pclnlab.emulator.functab.PrebuiltRows;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.harness.outcome.EnvironmentException;

/** Whoever asks one question gets the answer of a process that has built its table of statements. */
class StatementScanTest {
    @Test
    void oneQuestionIsAnsweredAsBehindAFullTable(@TempDir Path dir)
            throws IOException, EnvironmentException, ImageException {
        ForgeSpec spec = ForgeSpec.of("scan", Generation.MAIN)
                .table(ForgeSpec.Table.PREBUILT)
                .permuteSites(7);
        for (int i = 0; i < 40; i++) {
            Fn f = Fn.go("p.f" + i).file("/src/p.go").line(10 * i).size(48 + 16 * (i % 5));
            for (int off = 4; i % 3 != 0 && off < 48; off += 7) {
                f.site(off, 10 * i + off);
            }
            spec.add(f);
        }
        LoadedImage loaded = Loader.view(Images.read(
                MappedFile.open(new ForgeBuilder(dir).build(spec.fillers(300))).bytes()));
        PrebuiltRows rows = (PrebuiltRows) LlgoRuntime.open(loaded).table().rows();
        long base = rows == null ? 0 : rows.base();
        for (long pc = base - 40; pc < base + 5000; pc++) {
            LlgoRuntime built = LlgoRuntime.open(loaded).warm();
            LlgoRuntime fresh = LlgoRuntime.open(loaded);
            Func f = fresh.funcForPC(pc);
            assertEquals(built.funcForPC(pc), f, Long.toHexString(pc));
            assertEquals(built.fileLine(f, pc + 1), fresh.fileLine(f, pc + 1), Long.toHexString(pc));
            assertEquals(built.fileLine(f, pc - 9), fresh.fileLine(f, pc - 9), Long.toHexString(pc));
        }
    }
}
