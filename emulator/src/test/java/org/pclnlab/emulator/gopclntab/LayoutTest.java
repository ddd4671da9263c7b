package org.pclnlab.emulator.gopclntab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.image.macho.MachoImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.testing.GoPrograms;
import org.pclnlab.testing.Requires;

/** Module data as other Go versions and other linkers store it: the same answers. */
class LayoutTest {
    private static GcTable open(byte[] file) throws ImageException {
        return GcTable.open(Loader.view(Images.read(Bytes.of(file, "probe"))));
    }

    private static void sameAnswers(GcTable a, GcTable b) throws ImageException {
        for (long pc = a.minpc(); pc < a.maxpc(); pc += 7) {
            int row = a.row(pc);
            assertEquals(row, b.row(pc));
            int fn = a.func(row);
            assertEquals(a.fileLine(fn, a.entry(fn), pc), b.fileLine(fn, b.entry(fn), pc));
            int index = a.inlineIndex(fn, a.entry(fn), pc);
            assertEquals(index, b.inlineIndex(fn, b.entry(fn), pc));
            if (index >= 0) {
                assertEquals(a.inlineNameOff(a.inlineNode(fn, index)), b.inlineNameOff(b.inlineNode(fn, index)));
            }
        }
    }

    /** A 1.26 image whose module data was rearranged as 1.25 has it. */
    private static byte[] as125(byte[] file, GcTable table, Image image, long textStart) {
        byte[] out = file.clone();
        ByteBuffer f = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        int at = (int) image.toFileOff(table.module().addr());
        // without epclntab everything behind it moves up by eight bytes
        for (int off = ModuleData.EPCLNTAB_OFF; off < 0x240; off += 8) {
            f.putLong(at + off, f.getLong(at + off + 8));
        }
        f.putLong((int) image.toFileOff(table.module().pcHeader()) + PcHeader.TEXT_START_OFF, textStart);
        return out;
    }

    @Test
    void moduleDataOfGo125GivesTheSameAnswers() throws Exception {
        byte[] file = Files.readAllBytes(GoPrograms.build("probe", GoPrograms.PROBE, "linux/amd64"));
        Image image = Images.read(Bytes.of(file, "probe"));
        GcTable now = open(file);
        assertTrue(now.module().hasEpclntab());
        GcTable then = open(as125(file, now, image, now.module().text()));
        assertFalse(then.module().hasEpclntab());
        sameAnswers(now, then);
        Inconsistent e = assertThrows(
                Inconsistent.class,
                () -> open(as125(file, now, image, now.module().text() + 16)));
        assertEquals("text", e.where().field());
    }

    @Test
    @Requires.Go125
    void aProgramOfGo125AgreesWithItsAddr2line() throws Exception {
        Path dir = Files.createDirectory(GoPrograms.dir().resolve("go125"));
        Files.writeString(dir.resolve("main.go"), GoPrograms.PROBE);
        GoPrograms.run(dir, Map.of(), "", "go1.25", "build", "-o", "probe", "main.go");
        Path file = dir.resolve("probe");
        GcTable table = open(Files.readAllBytes(file));
        assertFalse(table.module().hasEpclntab());
        GosymReader gosym = new GosymReader(table, table.module().text());
        StringBuilder input = new StringBuilder();
        StringBuilder ours = new StringBuilder();
        for (long pc = table.minpc(); pc < table.maxpc(); pc += 37) {
            assertEquals(table.rowBySearch(pc), table.row(pc));
            input.append(Long.toHexString(pc)).append('\n');
            int fn = gosym.func(pc);
            ours.append(gosym.name(fn)).append('\n');
            ours.append(gosym.file(gosym.fileOff(fn, pc)))
                    .append(':')
                    .append(gosym.line(fn, pc))
                    .append('\n');
        }
        assertEquals(
                GoPrograms.run(dir, Map.of(), input.toString(), "go1.25", "tool", "addr2line", file.toString()),
                ours.toString());
    }

    private static final int LC_SEGMENT_64 = 0x19, LC_UUID = 0x1b, LC_DYLD_CHAINED_FIXUPS = 0x80000034;
    private static final int PAGE = 0x4000, PTR_64 = 2, PTR_64_OFFSET = 6;

    /**
     * Turns gc's own Mach-O file into one that looks as if ld64 had written it: slots of module data become nodes of chains,
     * and the chains' starts stand behind the file. In a node the target has the low 36 bits, and from bit 51 on stands the
     * distance to the next one in units of four bytes, 0 for the last of a page.
     */
    private static byte[] chained(byte[] file, boolean offsets) throws ImageException {
        int start = (file.length + 7) & ~7;
        byte[] out = Arrays.copyOf(file, start + 4096);
        ByteBuffer f = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        MachoImage image = MachoImage.read(Bytes.of(file, "probe"));
        long module = open(file).module().addr();
        int segments = 0;
        int holder = -1;
        long vmaddr = 0;
        int command = 32;
        for (int i = 0; i < f.getInt(16); i++, command += f.getInt(command + 4)) {
            if (f.getInt(command) == LC_SEGMENT_64) {
                if (module >= f.getLong(command + 24) && module - f.getLong(command + 24) < f.getLong(command + 32)) {
                    holder = segments;
                    vmaddr = f.getLong(command + 24);
                }
                segments++;
            } else if (f.getInt(command) == LC_UUID) { // makes room
                f.putInt(command, LC_DYLD_CHAINED_FIXUPS)
                        .putInt(command + 8, start)
                        .putInt(command + 12, 4096);
            }
        }
        int at = (int) image.toFileOff(module);
        int pages = (int) ((module + ModuleData.SIZE - vmaddr) / PAGE) + 1;
        int starts = 32;
        int inSegment = (starts + 4 + 4 * segments + 7) & ~7;
        // Header: version, where the starts, imports and symbols are, no imports of format 1.
        f.putInt(start + 4, starts)
                .putInt(start + 8, 4096)
                .putInt(start + 12, 4096)
                .putInt(start + 20, 1);
        f.putInt(start + starts, segments).putInt(start + starts + 4 + 4 * holder, inSegment - starts);
        int s = start + inSegment;
        f.putInt(s, 22 + 2 * pages).putShort(s + 4, (short) PAGE);
        f.putShort(s + 6, (short) (offsets ? PTR_64_OFFSET : PTR_64)).putLong(s + 8, vmaddr - image.base());
        f.putShort(s + 20, (short) pages);
        for (int page = 0; page < pages; page++) {
            f.putShort(s + 22 + 2 * page, (short) 0xffff);
        }
        long last = -1;
        for (int off = 0; off < ModuleData.SIZE; off += 8) {
            long v = f.getLong(at + off);
            if (image.toFileOff(v) < 0) {
                continue;
            }
            long slot = module + off - vmaddr;
            if (last >= 0 && last / PAGE == slot / PAGE) {
                int before = at + (int) (last - (module - vmaddr));
                f.putLong(before, f.getLong(before) | ((slot - last) / 4) << 51);
            } else {
                f.putShort(s + 22 + 2 * (int) (slot / PAGE), (short) (slot % PAGE));
            }
            f.putLong(at + off, offsets ? v - image.base() : v);
            last = slot;
        }
        return out;
    }

    @Test
    void moduleDataInFixupChainsGivesTheSameAnswers() throws Exception {
        byte[] file = Files.readAllBytes(GoPrograms.build("probe", GoPrograms.PROBE, "darwin/arm64"));
        GcTable plain = open(file);
        sameAnswers(plain, open(chained(file, true)));
        sameAnswers(plain, open(chained(file, false)));
    }
}
