package org.pclnlab.emulator.gopclntab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.testing.GoPrograms;

/** Runs say about every pc what the table does, or leave the pc to it. */
class GcRunsTest {
    private static byte[] probe(String target) throws Exception {
        return Files.readAllBytes(GoPrograms.build("probe", GoPrograms.PROBE, target));
    }

    private static GcTable open(byte[] file) throws ImageException {
        return GcTable.open(Loader.view(Images.read(Bytes.of(file, "probe"))));
    }

    /** Compares a pc; false where it was left to the table. */
    private static boolean compare(GcTable table, GcRuns runs, long pc) throws ImageException {
        int run = runs.run(pc);
        int context = run < 0 ? GcRuns.NONE : runs.context()[run];
        if (context == GcRuns.NONE) {
            return false;
        }
        String where = "0x" + Long.toHexString(pc);
        int fn = table.func(table.row(pc));
        long entry = table.entry(fn);
        long place = table.fileLine(fn, entry, pc);
        assertEquals(fn, runs.fn(context), where);
        assertEquals(Math.max(-1, table.inlineIndex(fn, entry, pc)), Math.max(-1, runs.inlined(context)), where);
        assertEquals(GcTable.filePart(place), runs.file(context), where);
        assertEquals(GcTable.linePart(place), runs.line()[run], where);
        return true;
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux/amd64", "linux/arm64", "darwin/arm64"})
    void everyPcOfAProgramIsAnsweredAsItsTableDoes(String target) throws Exception {
        GcTable table = open(probe(target));
        GcRuns runs = GcRuns.of(table);
        assertNotNull(runs);
        assertTrue(runs.contexts() > table.count(), runs.contexts() + " contexts of " + table.count() + " functions");
        long left = 0;
        for (long pc = table.minpc(); pc < table.maxpc(); pc++) {
            left += compare(table, runs, pc) ? 0 : 1;
        }
        assertEquals(0, left, "pcs left to the table");
        for (long pc : new long[] {0, -1, table.minpc() - 1, table.maxpc(), table.minpc() + (1L << 32)}) {
            assertEquals(GcRuns.NO_RUN, runs.run(pc));
        }
    }

    @Test
    void aDamagedTableIsNeverAnsweredOtherwiseThanItIs() throws Exception {
        byte[] sound = probe("linux/amd64");
        Image image = Images.read(Bytes.of(sound, "probe"));
        ModuleData m = open(sound).module();
        int pctab = (int) image.toFileOff(m.pctab().addr());
        int pcln = (int) image.toFileOff(m.pclntable().addr());
        int find = (int) image.toFileOff(m.findfunctab());
        int cutab = (int) image.toFileOff(m.cutab().addr());
        Random random = new Random(20261127);
        int answered = 0;
        int left = 0;
        int without = 0;
        for (int round = 0; round < 120; round++) {
            byte[] file = sound.clone();
            for (int i = 0; i < 200; i++) {
                int at = switch (random.nextInt(round % 10 == 0 ? 5 : 3)) {
                    case 0 -> pctab + random.nextInt((int) m.pctab().length());
                    case 1 -> pcln + 8 * (int) m.ftab().length() + random.nextInt(100_000);
                    case 2 -> cutab + random.nextInt(4 * (int) m.cutab().length());
                    case 3 -> pcln + random.nextInt(8 * (int) m.ftab().length() - 8);
                    default -> find + random.nextInt(1000);
                };
                file[at] ^= (byte) (1 << random.nextInt(8));
            }
            GcTable table;
            try {
                table = open(file);
            } catch (ImageException refused) {
                continue;
            }
            GcRuns runs = GcRuns.of(table);
            if (runs == null) {
                without++;
                continue;
            }
            long text = table.maxpc() - table.minpc();
            for (int i = 0; i < 20_000; i++) {
                if (compare(table, runs, table.minpc() + Math.floorMod(random.nextLong(), text))) {
                    answered++;
                } else {
                    left++;
                }
            }
        }
        assertTrue(answered > 1_000_000 && left > 1000 && without > 2, answered + ", " + left + ", " + without);
    }

    @Test
    void aBucketThatStartsBehindTheRowMeansNoRuns() throws Exception {
        byte[] file = probe("linux/amd64");
        Image image = Images.read(Bytes.of(file, "probe"));
        ByteBuffer b = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        int find = (int) image.toFileOff(open(file).module().findfunctab());
        b.put(find + 4 + 3, (byte) (b.get(find + 4 + 3) + 1));
        assertNull(GcRuns.of(open(file)));
    }
}
