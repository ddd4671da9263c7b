package org.pclnlab.emulator.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * Cuts what the table leaves of the entry section from an ELF file (03 section 9.2).
 * <pre>
 *            carrier PT_LOAD                          sections without addresses
 *  ... .data | table | old records, cut, a rest |     .symtab .strtab section headers
 *            ^sh_offset      ^lastUsed  ^cutStart  ^oldEnd
 * </pre>
 * Addresses stay: the cut bytes are zero in memory, for {@code p_memsz} does not change. What follows moves by a multiple of
 * the largest alignment there, so a rest of less than that stays.
 */
final class ElfCompaction {
    private static final int PHDR = 56, SHDR = 64, FILESZ_OFF = 32, SHOFF_OFF = 40, OFFSET_OFF = 24, SIZE_OFF = 32;

    private final Bytes file;
    private final Edits edits;
    private final List<ElfSection> sections;
    private final List<ElfSegment> segments;

    private ElfCompaction(Bytes file, Edits edits) throws Refusal {
        this.file = file;
        this.edits = edits;
        if (file.size() < 64 || file.u32(0) != 0x464c457fL || file.u8(4) != 2 || file.u8(5) != 1) {
            throw new Refusal("compact ELF requires a little-endian ELF64 image");
        }
        this.segments = segments();
        this.sections = sections();
        checkRanges();
    }

    /**
     * Adds the changes of the headers and the cut.
     *
     * @param file the bytes with the table in it, at the offsets of the original
     * @param used bytes of the entry section that stay
     */
    static void plan(Bytes file, long used, Edits edits) throws Refusal {
        new ElfCompaction(file, edits).plan(used);
    }

    private List<ElfSegment> segments() throws Refusal {
        long off = file.u64(32);
        int stride = file.u16(54);
        int count = file.u16(56);
        if (count == 0 || stride < PHDR || !Unsigned.fits(off, (long) count * stride, file.size())) {
            throw new Refusal("ELF has no valid program header table");
        }
        List<ElfSegment> out = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            int at = (int) off + i * stride;
            out.add(new ElfSegment(
                    file.u32(at), file.u64(at + 8), file.u64(at + 16), file.u64(at + 32), file.u64(at + 40), at));
        }
        return out;
    }

    private List<ElfSection> sections() throws Refusal {
        long off = file.u64(SHOFF_OFF);
        int stride = file.u16(58);
        int count = file.u16(60);
        int names = file.u16(62);
        if (count == 0 || stride < SHDR || names >= count || !Unsigned.fits(off, (long) count * stride, file.size())) {
            throw new Refusal("ELF has no valid section header table");
        }
        List<ElfSection> out = new ArrayList<>(count);
        int strings = (int) off + names * stride;
        Bytes table = Slices.of(file, file.u64(strings + OFFSET_OFF), file.u64(strings + SIZE_OFF));
        if (table == null) {
            throw new Refusal("ELF section-name table is outside file");
        }
        for (int i = 0; i < count; i++) {
            int at = (int) off + i * stride;
            long name = file.u32(at);
            out.add(new ElfSection(
                    table,
                    (int) Math.min(name, table.size()),
                    file.u32(at + 4),
                    file.u64(at + 8),
                    file.u64(at + 16),
                    file.u64(at + OFFSET_OFF),
                    file.u64(at + SIZE_OFF),
                    file.u32(at + 40),
                    file.u64(at + 48),
                    at));
        }
        return out;
    }

    private void checkRanges() throws Refusal {
        for (ElfSection s : sections) {
            if (!s.noBits() && s.size() != 0 && !Unsigned.fits(s.offset(), s.size(), file.size())) {
                throw new Refusal("ELF section " + s.name() + " has an invalid file range");
            }
        }
        for (ElfSegment p : segments) {
            if (p.filesz() != 0 && !Unsigned.fits(p.offset(), p.filesz(), file.size())) {
                throw new Refusal("ELF program header type " + p.type() + " has an invalid file range");
            }
        }
    }

    private void plan(long used) throws Refusal {
        ElfSection entry = null;
        for (ElfSection s : sections) {
            if (s.isNamed(ElfInput.ENTRY)) {
                entry = s; // the last one, while loading takes the first
            }
        }
        if (entry == null) {
            throw new Refusal("missing ELF entry carrier");
        }
        if (Unsigned.less(entry.size(), used)) {
            throw new Refusal("compact size entry=" + Hex.of(used) + "/" + Hex.of(entry.size()));
        }
        ElfSegment carrier = carrier(entry);
        long oldEnd = carrier.end();
        long lastUsed = entry.offset() + used;
        if (Unsigned.less(lastUsed, carrier.offset()) || Unsigned.less(oldEnd, lastUsed)) {
            throw new Refusal("ELF compact payload " + Hex.of(lastUsed) + " is outside PT_LOAD ["
                    + Hex.of(carrier.offset()) + "," + Hex.of(oldEnd) + ")");
        }
        checkNothingFollows(entry, carrier, oldEnd, lastUsed);
        long align = cutAlign(oldEnd);
        long removed = (oldEnd - lastUsed) & -align;
        edits.putU64(entry.headerOff() + SIZE_OFF, used, "section header of " + ElfInput.ENTRY + ": sh_size");
        if (removed != 0) {
            shift(entry, carrier, oldEnd - removed, oldEnd);
        }
    }

    private ElfSegment carrier(ElfSection entry) throws Refusal {
        for (ElfSegment p : segments) {
            if (p.load()
                    && p.filesz() != 0
                    && Unsigned.lessOrEqual(p.offset(), entry.offset())
                    && Unsigned.fits(entry.offset(), entry.size(), p.end())) {
                return p;
            }
        }
        throw new Refusal("ELF funcinfo carrier is not in a PT_LOAD");
    }

    private void checkNothingFollows(ElfSection entry, ElfSegment carrier, long oldEnd, long lastUsed) throws Refusal {
        for (ElfSection s : sections) {
            boolean there = s.allocated() && !s.noBits() && s.size() != 0 && !s.isNamed(ElfInput.ENTRY);
            if (there && Unsigned.less(s.offset(), oldEnd) && Unsigned.less(lastUsed, s.end())) {
                throw new Refusal("ELF allocated section " + s.name() + " follows compact payload in carrier PT_LOAD");
            }
        }
        if (Unsigned.less(Unsigned.sum(carrier.vaddr(), carrier.memsz()), entry.addr() + entry.size())) {
            throw new Refusal("ELF carrier virtual tail is not covered by PT_LOAD memory");
        }
        for (ElfSegment p : segments) {
            if (p.headerOff() != carrier.headerOff() && p.offset() != 0 && Unsigned.lessOrEqual(oldEnd, p.offset())) {
                throw new Refusal("ELF program header type " + p.type() + " follows the funcinfo carrier");
            }
        }
    }

    private long cutAlign(long oldEnd) throws Refusal {
        long align = 8;
        for (ElfSection s : sections) {
            if (Unsigned.lessOrEqual(oldEnd, s.offset()) && Unsigned.less(align, s.align())) {
                if (Long.bitCount(s.align()) != 1) {
                    throw new Refusal("ELF section " + s.name() + " has invalid alignment " + Hex.of(s.align()));
                }
                align = s.align();
            }
        }
        return align;
    }

    private void shift(ElfSection entry, ElfSegment carrier, long cutStart, long oldEnd) throws Refusal {
        long removed = oldEnd - cutStart;
        edits.putU64(carrier.headerOff() + FILESZ_OFF, carrier.filesz() - removed, "program header: p_filesz");
        for (ElfSegment p : segments) {
            if (p.headerOff() != carrier.headerOff()
                    && p.filesz() != 0
                    && Unsigned.less(p.offset(), oldEnd)
                    && Unsigned.less(cutStart, p.end())) {
                throw new Refusal("ELF program header type " + p.type() + " overlaps compacted range");
            }
        }
        for (ElfSection s : sections) {
            if (s.headerOff() == entry.headerOff()) {
                continue;
            }
            long to = s.offset();
            if (Unsigned.lessOrEqual(oldEnd, s.offset())) {
                to -= removed;
            } else if (s.noBits()) {
                to = Unsigned.less(s.offset(), cutStart) ? to : cutStart;
            } else if (s.size() != 0 && Unsigned.less(cutStart, s.end())) {
                throw new Refusal("ELF section " + s.name() + " overlaps compacted range");
            }
            if (to != s.offset()) {
                edits.putU64(s.headerOff() + OFFSET_OFF, to, "section header of " + s.name() + ": sh_offset");
            }
        }
        long headers = file.u64(SHOFF_OFF);
        if (Unsigned.lessOrEqual(oldEnd, headers)) {
            edits.putU64(SHOFF_OFF, headers - removed, "ELF header: e_shoff");
        } else if (Unsigned.lessOrEqual(cutStart, headers)) {
            throw new Refusal("ELF section headers overlap compacted range");
        }
        edits.cut(cutStart, oldEnd);
    }
}
