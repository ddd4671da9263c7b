package org.pclnlab.harness.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
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
import org.pclnlab.emulator.metadata.NameBytes;
import org.pclnlab.emulator.symbolize.AnswerMap;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.testing.Requires;

/** Runs of pcs with one answer: at every pc of forged images, the answer of the emulated runtime. */
@Requires.Linux
class AnswerMapTest {
    @TempDir
    static Path dir;

    private static LoadedImage load(Path exe) throws Exception {
        return Loader.view(Images.read(MappedFile.open(exe).bytes()));
    }

    private static String text(NameBytes b) {
        return new String(b.bytes(), 0, b.length(), StandardCharsets.UTF_8);
    }

    /** Compares all pcs of a table and some around it; gives how many the map left to the runtime. */
    private static int compare(String name, LoadedImage loaded, AnswerMap map, PrebuiltRows rows)
            throws ImageException {
        LlgoRuntime runtime = LlgoRuntime.open(loaded);
        NameBytes function = new NameBytes();
        NameBytes file = new NameBytes();
        int left = 0;
        for (long pc = rows.base() - 8; pc < rows.base() + rows.sentinelOff() + 8; pc++) {
            int slot = map.slot(pc);
            if (slot < 0) {
                left++;
                continue;
            }
            map.name(slot, function);
            if (function.length() == 0) {
                left++;
                continue;
            }
            map.file(slot, file);
            Func f = runtime.funcForPC(pc);
            FileLine at = runtime.fileLine(f, pc);
            String where = name + ": 0x" + Long.toHexString(pc);
            assertEquals(f.name(), text(function), where);
            assertEquals(at.file(), text(file), where);
            assertEquals(at.line(), map.line(slot), where);
            assertEquals(f.entry(), map.entry(slot), where);
        }
        return left;
    }

    @Test
    void everyPcOfTheCatalogueIsAnsweredAsTheRuntimeDoes() throws Exception {
        ForgeBuilder builder = new ForgeBuilder(dir);
        int maps = 0;
        int without = 0;
        for (ForgedImages.Entry e : ForgedImages.all()) {
            if (e.outcome() != ForgedImages.Outcome.PREBUILT || maps + without == 40) {
                continue;
            }
            Path exe = builder.build(e.spec());
            try {
                LlgoRuntime runtime = LlgoRuntime.open(load(exe));
                AnswerMap map = AnswerMap.of(runtime);
                if (map == null || !(runtime.table().rows() instanceof PrebuiltRows rows)) {
                    without++;
                    continue;
                }
                maps++;
                compare(e.name(), load(exe), map, rows);
            } catch (ImageException crashes) {
                without++; // the process crashes too: ForgedImagesTest
            }
        }
        assertTrue(maps >= 15, maps + " maps, " + without + " without");
    }

    @Test
    void statementsOfOtherFunctionsAndUnownedOnesAreLeftToTheRuntime() throws Exception {
        ForgeSpec spec = ForgeSpec.of("owners", Generation.MAIN).table(ForgeSpec.Table.PREBUILT);
        for (int i = 0; i < 40; i++) {
            Fn f = Fn.go("example.com/p.f" + i)
                    .file("/src/f.go")
                    .line(10 * i + 1)
                    .size(48);
            spec.add(i % 2 == 0 ? f.site(5, 10 * i + 2).site(6, 10 * i + 3).site(20, 10 * i + 4) : f);
        }
        Path exe = new ForgeBuilder(dir).build(spec.fillers(100));
        LlgoRuntime runtime = LlgoRuntime.open(load(exe));
        AnswerMap map = AnswerMap.of(runtime);
        assertTrue(map != null && runtime.table().rows() instanceof PrebuiltRows, "a map");
        PrebuiltRows rows = (PrebuiltRows) runtime.table().rows();
        assertTrue(map.slots() >= rows.count() + 60, map.slots() + " slots"); // 20 functions with 3 statements each
        int left = compare("owners", load(exe), map, rows);
        assertEquals(16, left, "8 bytes on both sides and nothing inside");
    }
}
