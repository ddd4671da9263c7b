package org.pclnlab.emulator.image.elf;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * Dynamic relocations, applied as {@code ld.so} does before it binds libraries. Found through {@code PT_DYNAMIC}, so
 * section headers may be missing.
 * <pre>
 *  RELA entry, 24 bytes                    what happens to the 64-bit slot at r_offset
 *    0 8 r_offset   vmaddr of the slot       RELATIVE        slide + r_addend; the slot's own value does not count
 *    8 4 type                                64, GLOB_DAT    slide + st_value + r_addend, symbol defined in this image
 *   12 4 symbol index                        anything else   left alone and counted: libraries are not emulated
 *   16 8 r_addend
 *
 *  RELR: 64-bit words. An even word is the vmaddr of a slot: slide is added to what is there. An odd word is a bitmap:
 *  bit i (1..63) stands for the i-th slot behind the last one that was covered; each bitmap covers 63 slots.
 * </pre>
 */
public final class ElfRelocations {
    static final int RELA_SIZE = 24, RELR_SIZE = 8, DYN_SIZE = 16;
    private static final int DT_PLTRELSZ = 2, DT_SYMTAB = 6, DT_RELA = 7, DT_RELASZ = 8, DT_RELAENT = 9, DT_SYMENT = 11;
    private static final int DT_REL = 17, DT_TEXTREL = 22, DT_JMPREL = 23, DT_FLAGS = 30;
    private static final int DT_RELRSZ = 35, DT_RELR = 36, DT_RELRENT = 37, TAGS = 38;
    private static final int DF_TEXTREL = 4;
    private static final String[] NAMES = new String[TAGS];

    static {
        NAMES[DT_PLTRELSZ] = "DT_PLTRELSZ";
        NAMES[DT_SYMTAB] = "DT_SYMTAB";
        NAMES[DT_RELA] = "DT_RELA";
        NAMES[DT_RELASZ] = "DT_RELASZ";
        NAMES[DT_RELAENT] = "DT_RELAENT";
        NAMES[DT_SYMENT] = "DT_SYMENT";
        NAMES[DT_REL] = "DT_REL";
        NAMES[DT_JMPREL] = "DT_JMPREL";
        NAMES[DT_RELRSZ] = "DT_RELRSZ";
        NAMES[DT_RELR] = "DT_RELR";
        NAMES[DT_RELRENT] = "DT_RELRENT";
    }

    private static final int R_X86_64_64 = 1, R_X86_64_GLOB_DAT = 6, R_X86_64_RELATIVE = 8;
    private static final int R_AARCH64_ABS64 = 257, R_AARCH64_GLOB_DAT = 1025, R_AARCH64_RELATIVE = 1027;
    private static final int R_NONE = 0;
    private static final int STT_TLS = 6, STT_GNU_IFUNC = 10;

    /** The 64-bit words of an image in memory, by link-time address. Only addresses inside segments are asked for. */
    public interface Slots {
        long get(long vmaddr);

        void put(long vmaddr, long value);
    }

    /**
     * What was done.
     *
     * @param relative slots that got the slide, by RELA and RELR
     * @param bound slots that got the address of a symbol of the image itself
     * @param left relocations that need a library, or code to run
     */
    public record Counts(long relative, int bound, int left) {
        public static final Counts NONE = new Counts(0, 0, 0);
    }

    private final ElfImage image;
    private final long slide;
    private final Slots slots;
    private final long[] value = new long[TAGS];
    /** The dynamic entry of each tag, null when absent: an error names it. */
    private final @Nullable Bytes[] entry = new @Nullable Bytes[TAGS];

    private @Nullable Segment last;
    private long relative;
    private int bound;
    private int left;

    private ElfRelocations(ElfImage image, long slide, Slots slots) {
        this.image = image;
        this.slide = slide;
        this.slots = slots;
    }

    /**
     * Applies all relocations of {@code image}, none when it has no dynamic section.
     *
     * @throws ImageException naming the dynamic entry or the relocation that is wrong; some slots may have changed
     */
    public static Counts apply(ElfImage image, long slide, Slots slots) throws ImageException {
        ElfRelocations r = new ElfRelocations(image, slide, slots);
        if (!r.readDynamic()) {
            return Counts.NONE;
        }
        r.relr();
        r.rela();
        Bytes plt = r.table(DT_JMPREL, DT_PLTRELSZ, RELA_SIZE, "ELF PLT relocations");
        if (plt != null) {
            r.left += plt.size() / RELA_SIZE;
        }
        return new Counts(r.relative, r.bound, r.left);
    }

    private boolean readDynamic() throws ImageException {
        List<Phdr64> programs = image.programHeaders();
        for (int i = 0; i < programs.size(); i++) {
            Phdr64 p = programs.get(i);
            if (p.type() == Phdr64.PT_DYNAMIC) {
                readDynamic(image.bytesAt(p.vaddr(), p.filesz(), "ELF dynamic section"));
                return true;
            }
        }
        return false;
    }

    private void readDynamic(Bytes dynamic) throws ImageException {
        // As ld.so: the last entry of a tag counts, DT_NULL ends the list.
        for (int off = 0; off + DYN_SIZE <= dynamic.size(); off += DYN_SIZE) {
            long tag = dynamic.u64(off);
            if (tag == 0) {
                break;
            }
            if (Unsigned.less(tag, TAGS)) {
                value[(int) tag] = dynamic.u64(off + 8);
                entry[(int) tag] = dynamic.slice(off, DYN_SIZE, "ELF dynamic section");
            }
        }
        Bytes rel = entry[DT_REL];
        if (rel != null) {
            throw new Unsupported(rel.where(8, "DT_REL"), Hex.of(value[DT_REL]), "relocations with addends (DT_RELA)");
        }
    }

    /** The table of a pair of tags, checked; null when there is none. */
    private @Nullable Bytes table(int addrTag, int sizeTag, int entrySize, String name) throws ImageException {
        Bytes at = entry[addrTag];
        if (at == null) {
            return null;
        }
        Bytes size = entry[sizeTag];
        if (size == null) {
            throw new Inconsistent(
                    at.where(8, NAMES[addrTag]), Hex.of(value[addrTag]) + " without " + NAMES[sizeTag], "both or none");
        }
        if (Long.remainderUnsigned(value[sizeTag], entrySize) != 0) {
            throw new BadValue(size.where(8, NAMES[sizeTag]), Hex.of(value[sizeTag]), "a multiple of " + entrySize);
        }
        if (value[sizeTag] == 0) {
            return null;
        }
        if (image.bytesFrom(value[addrTag]) == 0) {
            throw new BadValue(
                    at.where(8, NAMES[addrTag]), Hex.of(value[addrTag]), "an address inside the bytes of a segment");
        }
        if (Unsigned.less(image.bytesFrom(value[addrTag]), value[sizeTag])) {
            throw new Inconsistent(
                    size.where(8, NAMES[sizeTag]),
                    Hex.of(value[sizeTag]),
                    "at most the " + Hex.of(image.bytesFrom(value[addrTag])) + " bytes of the segment behind "
                            + NAMES[addrTag]);
        }
        return image.bytesAt(value[addrTag], value[sizeTag], name);
    }

    private void expectEntrySize(int tag, int expected) throws ImageException {
        Bytes at = entry[tag];
        if (at != null && value[tag] != expected) {
            throw new BadValue(at.where(8, NAMES[tag]), Long.toUnsignedString(value[tag]), Integer.toString(expected));
        }
    }

    private void rela() throws ImageException {
        expectEntrySize(DT_RELAENT, RELA_SIZE);
        Bytes table = table(DT_RELA, DT_RELASZ, RELA_SIZE, "ELF relocations");
        if (table == null) {
            return;
        }
        boolean arm = image.arch() == Arch.ARM64;
        int relativeType = arm ? R_AARCH64_RELATIVE : R_X86_64_RELATIVE;
        int absoluteType = arm ? R_AARCH64_ABS64 : R_X86_64_64;
        int gotType = arm ? R_AARCH64_GLOB_DAT : R_X86_64_GLOB_DAT;
        for (int off = 0; off < table.size(); off += RELA_SIZE) {
            long slot = table.u64(off);
            long type = table.u32(off + 8);
            long addend = table.u64(off + 16);
            if (type == relativeType) {
                checkSlot(slot, table, off, "r_offset");
                slots.put(slot, slide + addend);
                relative++;
            } else if (type == absoluteType || type == gotType) {
                checkSlot(slot, table, off, "r_offset");
                bind(slot, symbol(table, off), addend);
            } else if (type != R_NONE) {
                left++;
            }
        }
    }

    private Bytes symbol(Bytes table, int off) throws ImageException {
        expectEntrySize(DT_SYMENT, ElfSymbols.SIZE);
        long index = table.u32(off + 12);
        long have = entry[DT_SYMTAB] == null ? 0 : image.bytesFrom(value[DT_SYMTAB]);
        if (Unsigned.less(have, (index + 1) * ElfSymbols.SIZE)) {
            throw new Inconsistent(
                    table.where(off + 12, "r_info.symbol"),
                    Long.toString(index),
                    "a symbol inside the " + Hex.of(have) + " bytes from DT_SYMTAB to the end of its segment");
        }
        return image.bytesAt(value[DT_SYMTAB] + index * ElfSymbols.SIZE, ElfSymbols.SIZE, "ELF dynamic symbol");
    }

    private void bind(long slot, Bytes symbol, long addend) {
        int section = symbol.u16(ElfSymbols.SHNDX_OFF);
        int type = symbol.u8(ElfSymbols.INFO_OFF) & 15;
        if (section == 0 || type == STT_TLS || type == STT_GNU_IFUNC) {
            left++;
            return;
        }
        long bias = section == ElfSymbols.SHN_ABS ? 0 : slide;
        slots.put(slot, bias + symbol.u64(ElfSymbols.VALUE_OFF) + addend);
        bound++;
    }

    private void relr() throws ImageException {
        expectEntrySize(DT_RELRENT, RELR_SIZE);
        Bytes table = table(DT_RELR, DT_RELRSZ, RELR_SIZE, "ELF RELR relocations");
        if (table == null) {
            return;
        }
        long next = 0;
        boolean any = false;
        for (int off = 0; off < table.size(); off += RELR_SIZE) {
            long word = table.u64(off);
            if ((word & 1) == 0) {
                addSlide(word, table, off);
                next = word + 8;
                any = true;
            } else if (!any) {
                throw new BadValue(table.where(off, "word"), Hex.of(word), "an address (even) before the first bitmap");
            } else {
                long slot = next;
                for (long bits = word >>> 1; bits != 0; bits >>>= 1) {
                    if ((bits & 1) != 0) {
                        addSlide(slot, table, off);
                    }
                    slot += 8;
                }
                next += 63 * 8;
            }
        }
    }

    private void addSlide(long slot, Bytes table, int off) throws ImageException {
        checkSlot(slot, table, off, "word");
        slots.put(slot, slots.get(slot) + slide);
        relative++;
    }

    /** A slot has to lie in a segment that the process can write when ld.so gets there. */
    private void checkSlot(long slot, Bytes table, int off, String field) throws ImageException {
        Segment s = last;
        if (s == null || !Unsigned.fits(slot - s.vmaddr(), 8, s.memSize())) {
            s = null;
            List<Segment> all = image.segments();
            for (int i = 0; i < all.size() && s == null; i++) {
                Segment t = all.get(i);
                boolean mapped = t.readable() || t.writable() || t.executable();
                if (mapped && Unsigned.fits(slot - t.vmaddr(), 8, t.memSize())) {
                    s = t;
                }
            }
            if (s == null) {
                throw new Inconsistent(table.where(off, field), Hex.of(slot), "8 bytes inside a segment");
            }
            if (!s.writable() && entry[DT_TEXTREL] == null && (value[DT_FLAGS] & DF_TEXTREL) == 0) {
                throw new Inconsistent(
                        table.where(off, field), Hex.of(slot), "a writable segment, or DT_TEXTREL; not " + s.name());
            }
            last = s;
        }
    }
}
