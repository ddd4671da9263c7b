package org.pclnlab.emulator.image.elf;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * The headers of an ELF core file: no sections, but as many segments as a process has mappings. Files larger than memory are
 * read in pieces, so a reader is given instead of bytes.
 *
 * @param arch the process's
 * @param programs in file order
 */
public record CoreHeaders(Arch arch, List<Phdr64> programs) {
    /** Reads a piece of the file. */
    @FunctionalInterface
    public interface Source {
        /** The bytes, or an error where the file ends before. */
        Bytes read(long off, long length, String structure) throws ImageException;
    }

    /** Reads the headers; what they say about ranges of the file is not checked here. */
    public static CoreHeaders read(Source file) throws ImageException {
        Bytes head = file.read(0, Ehdr64.SIZE, "ELF header");
        Ehdr64 header = Ehdr64.readCore(head);
        long count = header.phnum();
        if (count == Ehdr64.PN_XNUM) {
            if (header.shoff() == 0) {
                throw new Inconsistent(
                        head.where(Ehdr64.PHNUM_OFF, "e_phnum"),
                        "0xffff and no sections",
                        "the number in section header 0");
            }
            count = Shdr64.read(file.read(header.shoff(), Shdr64.SIZE, "ELF section header 0"), 0)
                    .info();
        }
        List<Phdr64> out = new ArrayList<>();
        Bytes all = file.read(header.phoff(), Unsigned.times(count, Phdr64.SIZE), "ELF program headers");
        for (int i = 0; i < (int) count; i++) {
            out.add(Phdr64.read(all, i * Phdr64.SIZE));
        }
        return new CoreHeaders(header.arch(), out);
    }
}
