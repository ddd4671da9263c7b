package org.pclnlab.emulator.image.macho;

import java.nio.charset.StandardCharsets;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * {@code LC_SEGMENT_64}: a range of addresses, the bytes of the file in it, and its sections.
 * <pre>
 *  off size field
 *    8   16 segname
 *   24    8 vmaddr
 *   32    8 vmsize     0: not loaded, as gc's __DWARF
 *   40    8 fileoff
 *   48    8 filesize   the rest up to vmsize is zero
 *   56    4 maxprot
 *   60    4 initprot   1 = read, 2 = write, 4 = execute; 0: nothing, as __PAGEZERO
 *   64    4 nsects
 *   68    4 flags
 *   72      nsects sections of 80 bytes
 * </pre>
 */
record SegmentCommand64(
        String segname, long vmaddr, long vmsize, long fileoff, long filesize, int initprot, long nsects, Bytes bytes) {
    static final int VM_PROT_READ = 1, VM_PROT_WRITE = 2, VM_PROT_EXECUTE = 4;
    static final int SEGNAME_OFF = 8, VMADDR_OFF = 24, VMSIZE_OFF = 32, FILEOFF_OFF = 40, FILESIZE_OFF = 48;
    static final int INITPROT_OFF = 60, NSECTS_OFF = 64;
    static final int SIZE = 72;

    static SegmentCommand64 read(LoadCommand command, long length) throws ImageException {
        Bytes b = command.as(SIZE, "segment command " + command.index());
        SegmentCommand64 s = new SegmentCommand64(
                name16(b, SEGNAME_OFF),
                b.u64(VMADDR_OFF),
                b.u64(VMSIZE_OFF),
                b.u64(FILEOFF_OFF),
                b.u64(FILESIZE_OFF),
                (int) b.u32(INITPROT_OFF),
                b.u32(NSECTS_OFF),
                command.bytes());
        if (!Unsigned.fits(s.fileoff, s.filesize, length)) {
            throw new Truncated(
                    b.where(FILEOFF_OFF, "fileoff"),
                    Hex.of(s.filesize) + " bytes at " + Hex.of(s.fileoff),
                    "a range inside the file of " + Hex.of(length) + " bytes");
        }
        if (Unsigned.less(s.vmaddr + s.vmsize, s.vmaddr)) {
            throw new BadValue(
                    b.where(VMADDR_OFF, "vmaddr"),
                    Hex.of(s.vmaddr) + " with vmsize " + Hex.of(s.vmsize),
                    "a range that does not wrap");
        }
        if (s.vmsize != 0 && Unsigned.less(s.vmsize, s.filesize)) {
            throw new Inconsistent(
                    b.where(FILESIZE_OFF, "filesize"), Hex.of(s.filesize), "at most vmsize " + Hex.of(s.vmsize));
        }
        if (s.nsects > (command.bytes().size() - SIZE) / Section64.SIZE) {
            throw new Inconsistent(
                    b.where(NSECTS_OFF, "nsects"),
                    Long.toString(s.nsects),
                    "at most " + (command.bytes().size() - SIZE) / Section64.SIZE + ", what cmdsize holds");
        }
        return s;
    }

    /** Whether a process gets these addresses with contents; not so for __PAGEZERO and debug information. */
    boolean loaded() {
        return vmsize != 0 && (initprot != 0 || filesize != 0);
    }

    /** A name of at most 16 bytes, padded with NUL. */
    static String name16(Bytes b, int off) {
        int end = off;
        while (end < off + 16 && b.u8(end) != 0) {
            end++;
        }
        return new String(b.copy(off, end), StandardCharsets.UTF_8);
    }
}
