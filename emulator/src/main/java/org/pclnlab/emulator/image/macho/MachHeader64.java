package org.pclnlab.emulator.image.macho;

import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Unsupported;

/**
 * File header of a thin Mach-O image, at offset 0 or at the start of a slice.
 * <pre>
 *  off size field
 *    0    4 magic       0xfeedfacf
 *    4    4 cputype     0x01000007 = x86-64, 0x0100000c = arm64
 *    8    4 cpusubtype
 *   12    4 filetype    2 = MH_EXECUTE
 *   16    4 ncmds
 *   20    4 sizeofcmds
 *   24    4 flags       0x200000 = MH_PIE
 *   28    4 reserved
 * </pre>
 */
record MachHeader64(Arch arch, long ncmds, long sizeofcmds, long flags) {
    static final int SIZE = 32;
    static final int MH_MAGIC = 0xfeedface, MH_CIGAM = 0xcefaedfe, MH_MAGIC_64 = 0xfeedfacf, MH_CIGAM_64 = 0xcffaedfe;
    static final int FAT_CIGAM = 0xbebafeca, FAT_CIGAM_64 = 0xbfbafeca;
    static final int CPU_TYPE_X86_64 = 0x01000007, CPU_TYPE_ARM64 = 0x0100000c;
    static final int MH_EXECUTE = 2;
    static final int MH_PIE = 0x200000;
    static final int MAGIC_OFF = 0, CPUTYPE_OFF = 4, FILETYPE_OFF = 12, NCMDS_OFF = 16, SIZEOFCMDS_OFF = 20;
    static final int FLAGS_OFF = 24;

    /** Whether the first four bytes are those of any Mach-O file, also of one that is not supported. */
    static boolean recognises(Bytes file) {
        if (file.size() < 4) {
            return false;
        }
        return switch ((int) file.u32(MAGIC_OFF)) {
            case MH_MAGIC, MH_CIGAM, MH_MAGIC_64, MH_CIGAM_64, FAT_CIGAM, FAT_CIGAM_64 -> true;
            default -> false;
        };
    }

    static MachHeader64 read(Bytes file) throws ImageException {
        Bytes magic = file.first(4, "Mach-O header");
        String kind = switch ((int) magic.u32(MAGIC_OFF)) {
            case MH_MAGIC_64 -> "";
            case MH_MAGIC -> "a 32-bit file";
            case MH_CIGAM, MH_CIGAM_64 -> "a big-endian file";
            case FAT_CIGAM, FAT_CIGAM_64 -> "a fat file in a fat file";
            default -> "no Mach-O magic";
        };
        if (kind.equals("no Mach-O magic")) {
            throw new BadValue(magic.where(MAGIC_OFF, "magic"), kind, "0xfeedfacf");
        }
        if (!kind.isEmpty()) {
            throw new Unsupported(magic.where(MAGIC_OFF, "magic"), kind, "a thin 64-bit little-endian one");
        }
        Bytes h = file.first(SIZE, "Mach-O header");
        int cpu = (int) h.u32(CPUTYPE_OFF);
        if (cpu != CPU_TYPE_X86_64 && cpu != CPU_TYPE_ARM64) {
            throw new Unsupported(
                    h.where(CPUTYPE_OFF, "cputype"),
                    Hex.of(cpu & 0xffffffffL),
                    "0x1000007 (x86-64) or 0x100000c (arm64)");
        }
        if (h.u32(FILETYPE_OFF) != MH_EXECUTE) {
            throw new Unsupported(
                    h.where(FILETYPE_OFF, "filetype"), Long.toString(h.u32(FILETYPE_OFF)), "2 (MH_EXECUTE)");
        }
        return new MachHeader64(
                cpu == CPU_TYPE_X86_64 ? Arch.AMD64 : Arch.ARM64,
                h.u32(NCMDS_OFF),
                h.u32(SIZEOFCMDS_OFF),
                h.u32(FLAGS_OFF));
    }
}
