package org.pclnlab.emulator.rewrite;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * Where the load commands of a Mach-O file hold file offsets, which a cut has to change (03 section 9.1, step 1). A command
 * that may hold some where nobody knows refuses the whole file, even when nothing is going to be cut.
 */
final class MachoOffsets {
    private static final int SEGMENT = 72, SECTION = 80;
    private static final int[] OF_SYMTAB = {8, 16};
    private static final int[] OF_DYSYMTAB = {32, 40, 48, 56, 64, 72};
    private static final int[] OF_DYLD_INFO = {8, 16, 24, 32, 40};
    private static final int[] OF_DATA = {8};

    /** A file offset in a command: where it lies, its width in bytes, and what it is called in refusals. */
    record Field(int at, int width, String label) {}

    private final Bytes file;
    private final List<Field> fields;
    private final List<MachoSegment> segments = new ArrayList<>();

    private MachoOffsets(Bytes file, List<Field> fields) {
        this.file = file;
        this.fields = fields;
    }

    /** Collects the fields outside segment commands, in command order, and gives the segments. */
    static List<MachoSegment> read(Bytes file, List<Field> fields) throws Refusal {
        if (file.size() < 32 || (int) file.u32(0) != 0xFEEDFACF) {
            throw new Refusal("compact Mach-O requires a little-endian 64-bit image");
        }
        MachoOffsets r = new MachoOffsets(file, fields);
        long count = file.u32(16);
        long at = 32;
        for (long i = 0; i < count; i++) {
            if (file.size() - at < 8) {
                throw new Refusal("Mach-O load command " + i + " is truncated");
            }
            long size = file.u32((int) at + 4);
            if (size < 8 || size > file.size() - at) {
                throw new Refusal("Mach-O load command " + i + " has invalid size " + Hex.of(size));
            }
            r.command(file.u32((int) at), (int) at, size);
            at += size;
        }
        return r.segments;
    }

    private void command(long tag, int at, long size) throws Refusal {
        switch ((int) tag) {
            case 0x19 -> segment(at, size);
            case 0x2 -> {
                least(tag, size, 24);
                fields.add(new Field(at + OF_SYMTAB[0], 4, "symoff"));
                fields.add(new Field(at + OF_SYMTAB[1], 4, "stroff"));
            }
            case 0xB -> record(tag, at, size, 80, "dysymtab", OF_DYSYMTAB);
            case 0x22, 0x80000022 -> record(tag, at, size, 48, "dyld info", OF_DYLD_INFO);
            case 0x1D, 0x1E, 0x26, 0x29, 0x2B, 0x2E, 0x80000033, 0x80000034 ->
                record(tag, at, size, 16, "linkedit data", OF_DATA);
            case 0x16 -> record(tag, at, size, 16, "twolevel hints", OF_DATA);
            case 0x31 -> {
                least(tag, size, 40);
                fields.add(new Field(at + 24, 8, "note"));
            }
            case 0x21, 0x2C -> {
                least(tag, size, 20);
                if (file.u32(at + 16) != 0) {
                    throw new Refusal("cannot compact encrypted Mach-O");
                }
                record(tag, at, size, 20, "encryption info", OF_DATA);
            }
            case 0x35, 0x80000035 -> throw new Refusal("cannot compact Mach-O fileset");
            default -> {
                if (!withoutOffsets((int) tag & 0x7FFFFFFF)) {
                    throw new Refusal("unsupported Mach-O load command " + Hex.of(tag));
                }
            }
        }
    }

    private static boolean withoutOffsets(int tag) {
        return switch (tag) {
            case 0x1,
                    0x3,
                    0x4,
                    0x5,
                    0x6,
                    0x17,
                    0x18,
                    0x19,
                    0x1B,
                    0x1C,
                    0x20,
                    0x23,
                    0x24,
                    0x25,
                    0x27,
                    0x28,
                    0x2A,
                    0x2D,
                    0x2F,
                    0x30,
                    0x32 -> true;
            default -> tag >= 0xC && tag <= 0x15;
        };
    }

    private void record(long tag, int at, long size, int least, String label, int[] offsets) throws Refusal {
        least(tag, size, least);
        for (int off : offsets) {
            fields.add(new Field(at + off, 4, label));
        }
    }

    private static void least(long tag, long size, int least) throws Refusal {
        if (size < least) {
            throw new Refusal("Mach-O load command " + Hex.of(tag) + " has size " + Hex.of(size) + ", want at least "
                    + Hex.of(least));
        }
    }

    private void segment(int at, long size) throws Refusal {
        if (size < SEGMENT) {
            throw new Refusal("truncated LC_SEGMENT_64");
        }
        String name = name(at + 8);
        long count = file.u32(at + 64);
        if (Unsigned.less((size - SEGMENT) / SECTION, count)) {
            throw new Refusal("Mach-O segment " + name + " has truncated sections");
        }
        List<MachoSegment.Section> sections = new ArrayList<>();
        for (int i = 0; i < (int) count; i++) {
            int s = at + SEGMENT + i * SECTION;
            sections.add(new MachoSegment.Section(
                    name(s),
                    file.u64(s + 32),
                    file.u64(s + 40),
                    file.u32(s + 48),
                    file.u32(s + 56),
                    file.u32(s + 60),
                    s));
        }
        segments.add(new MachoSegment(
                name, file.u64(at + 24), file.u64(at + 32), file.u64(at + 40), file.u64(at + 48), sections, at));
    }

    private String name(int at) {
        int n = 0;
        while (n < 16 && file.u8(at + n) != 0) {
            n++;
        }
        return new String(file.copy(at, at + n), StandardCharsets.UTF_8);
    }
}
