package org.pclnlab.emulator.image.macho;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * A fat file: thin ones of several processors behind one table. All fields are big-endian.
 * <pre>
 *  off size field
 *    0    4 magic       0xcafebabe; 0xcafebabf: offset and size of a slice have 8 bytes
 *    4    4 nfat_arch
 *    8      nfat_arch slices of 20 bytes         of 32 bytes
 *            0 4 cputype                          0 4 cputype
 *            4 4 cpusubtype                       4 4 cpusubtype
 *            8 4 offset                           8 8 offset
 *           12 4 size                            16 8 size
 *           16 4 align, a power of two as its    24 4 align
 *                exponent                        28 4 reserved
 * </pre>
 */
final class FatHeader {
    static final int MAGIC_OFF = 0, NFAT_ARCH_OFF = 4, SIZE = 8;
    static final int ARCH_SIZE = 20, ARCH_64_SIZE = 32;
    static final int CPUTYPE_OFF = 0, CPUSUBTYPE_OFF = 4, OFFSET_OFF = 8;
    /** The kernel reads one page: no more slices than fit there. */
    static final int MOST = (4096 - SIZE) / ARCH_SIZE;

    /** One slice. {@code arch} is null for a processor that is not read here; {@code plain} is false for arm64e. */
    record Slice(@Nullable Arch arch, boolean plain, long cputype, long cpusubtype, Bytes bytes) {}

    private FatHeader() {}

    static boolean recognises(Bytes file) {
        return file.size() >= 4
                && ((int) file.u32(MAGIC_OFF) == MachHeader64.FAT_CIGAM
                        || (int) file.u32(MAGIC_OFF) == MachHeader64.FAT_CIGAM_64);
    }

    /** All slices, in the order of the table. */
    static List<Slice> read(Bytes file) throws ImageException {
        Bytes h = file.first(SIZE, "fat header");
        boolean wide = (int) h.u32(MAGIC_OFF) == MachHeader64.FAT_CIGAM_64;
        long count = be32(h, NFAT_ARCH_OFF);
        if (count == 0 || count > MOST) {
            throw new BadValue(h.where(NFAT_ARCH_OFF, "nfat_arch"), Long.toString(count), "1 to " + MOST);
        }
        int size = wide ? ARCH_64_SIZE : ARCH_SIZE;
        Bytes table = file.first(SIZE + count * size, "fat header");
        List<Slice> out = new ArrayList<>();
        long[] starts = new long[(int) count];
        long[] ends = new long[(int) count];
        for (int i = 0; i < count; i++) {
            Bytes a = table.slice(SIZE + (long) i * size, size, "fat slice " + i);
            long offset = wide ? be64(a, OFFSET_OFF) : be32(a, OFFSET_OFF);
            long length = wide ? be64(a, OFFSET_OFF + 8) : be32(a, OFFSET_OFF + 4);
            check(a, offset, length, be32(a, wide ? 24 : 16), table.size(), file.size());
            starts[i] = offset;
            ends[i] = offset + length;
            out.add(slice(a, file.slice(offset, length, "fat slice " + i)));
        }
        checkDistinct(table, size, starts, ends, out);
        return out;
    }

    private static Slice slice(Bytes a, Bytes contents) {
        long cpu = be32(a, CPUTYPE_OFF);
        long sub = be32(a, CPUSUBTYPE_OFF) & 0xffffff; // the byte on top holds capabilities
        Arch arch = cpu == MachHeader64.CPU_TYPE_X86_64
                ? Arch.AMD64
                : cpu == MachHeader64.CPU_TYPE_ARM64 ? Arch.ARM64 : null;
        return new Slice(arch, arch != Arch.ARM64 || sub != 2, cpu, sub, contents);
    }

    private static void check(Bytes a, long offset, long length, long align, long table, long fileSize)
            throws ImageException {
        if (!Unsigned.fits(offset, length, fileSize)) {
            throw new Truncated(
                    a.where(OFFSET_OFF, "offset"),
                    Hex.of(length) + " bytes at " + Hex.of(offset),
                    "a range inside the file of " + Hex.of(fileSize) + " bytes");
        }
        if (offset < table) {
            throw new Inconsistent(
                    a.where(OFFSET_OFF, "offset"), Hex.of(offset), "at least " + Hex.of(table) + ", behind the table");
        }
        if (align > 31) {
            throw new BadValue(a.where(a.size() == ARCH_SIZE ? 16 : 24, "align"), Long.toString(align), "at most 31");
        }
        if ((offset & ((1L << align) - 1)) != 0) {
            throw new Inconsistent(
                    a.where(OFFSET_OFF, "offset"), Hex.of(offset), "a multiple of " + Hex.of(1L << align) + " (align)");
        }
    }

    /** At most {@link #MOST} slices, so every pair is compared. */
    private static void checkDistinct(Bytes table, int size, long[] starts, long[] ends, List<Slice> slices)
            throws ImageException {
        for (int i = 0; i < starts.length; i++) {
            for (int k = 0; k < i; k++) {
                Bytes a = table.slice(SIZE + (long) i * size, size, "fat slice " + i);
                if (starts[i] < ends[k] && starts[k] < ends[i]) {
                    throw new Inconsistent(
                            a.where(OFFSET_OFF, "offset"),
                            Hex.range(starts[i], ends[i]),
                            "bytes outside slice " + k + " at " + Hex.range(starts[k], ends[k]));
                }
                if (slices.get(i).cputype() == slices.get(k).cputype()
                        && slices.get(i).cpusubtype() == slices.get(k).cpusubtype()) {
                    throw new Inconsistent(
                            a.where(CPUTYPE_OFF, "cputype"),
                            Hex.of(slices.get(i).cputype()),
                            "another processor than slice " + k);
                }
            }
        }
    }

    /**
     * The slice for {@code arch}, or without one the first that can be read; of arm64 and arm64e the plain one.
     *
     * @throws Unsupported when there is none
     */
    static Bytes choose(Bytes file, @Nullable Arch arch) throws ImageException {
        List<Slice> slices = read(file);
        Slice best = null;
        for (Slice s : slices) {
            boolean fits = s.arch() != null && (arch == null || s.arch() == arch);
            if (fits && (best == null || (!best.plain() && s.plain()))) {
                best = s;
            }
        }
        if (best == null) {
            String[] have = slices.stream().map(s -> Hex.of(s.cputype())).toArray(String[]::new);
            throw new Unsupported(
                    file.first(SIZE, "fat header").where(NFAT_ARCH_OFF, "nfat_arch"),
                    "slices of the processors " + String.join(", ", Arrays.asList(have)),
                    arch == null ? "0x1000007 (x86-64) or 0x100000c (arm64)" : "one of " + arch.goName());
        }
        return best.bytes();
    }

    private static long be32(Bytes b, int off) {
        return Integer.toUnsignedLong(Integer.reverseBytes((int) b.u32(off)));
    }

    private static long be64(Bytes b, int off) {
        return Long.reverseBytes(b.u64(off));
    }
}
