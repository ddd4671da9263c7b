package org.pclnlab.emulator.gopclntab;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * The part of gc's {@code runtime.firstmoduledata} that lookups use. It lies in writable data, is written by the linker,
 * and is made of pointers and slices (address, length, capacity).
 * <pre>
 *  off size field
 *    0    8 pcHeader
 *    8   24 funcnametab      bytes
 *   32   24 cutab            u32
 *   56   24 filetab          bytes
 *   80   24 pctab            bytes
 *  104   24 pclntable        bytes; begins with ftab
 *  128   24 ftab             pairs of u32, nfunc + 1 of them by length
 *  152    8 findfunctab
 *  160    8 minpc            first function
 *  168    8 maxpc            end of the last function
 *  176    8 text
 *  184    8 etext
 *  192  120 data ranges, types
 *  312    8 rodata
 *  320    8 gofunc           base of funcdata offsets
 *  328    8 epclntab         Go 1.26 only
 *  336   24 textsectmap      in 1.25 at 328
 * </pre>
 * The two layouts are told apart by {@code textsectmap}: its length and capacity are equal and at least 1, where the
 * other layout has an address and a length.
 */
public record ModuleData(
        long addr,
        boolean hasEpclntab,
        long pcHeader,
        Slice funcnametab,
        Slice cutab,
        Slice filetab,
        Slice pctab,
        Slice pclntable,
        Slice ftab,
        long findfunctab,
        long minpc,
        long maxpc,
        long text,
        long etext,
        long gofunc,
        long epclntab,
        List<TextSect> textsectmap) {

    static final int PC_HEADER_OFF = 0, FUNCNAMETAB_OFF = 8, CUTAB_OFF = 32, FILETAB_OFF = 56, PCTAB_OFF = 80;
    static final int PCLNTABLE_OFF = 104, FTAB_OFF = 128, FINDFUNCTAB_OFF = 152, MINPC_OFF = 160, MAXPC_OFF = 168;
    static final int TEXT_OFF = 176, ETEXT_OFF = 184, GOFUNC_OFF = 320, EPCLNTAB_OFF = 328;
    static final int TEXTSECTMAP_1_26_OFF = 336, TEXTSECTMAP_1_25_OFF = 328;
    public static final int SIZE = 360;

    /** A linker splits text when it exceeds what a call can reach (32 MiB on arm64), so a few dozen exist at most. */
    private static final long MAX_TEXT_SECTIONS = 4096;

    /** A slice as stored: address and number of elements. */
    public record Slice(long addr, long length) {}

    /**
     * One piece of the code.
     *
     * @param vaddr offset of its first byte, as functab counts
     * @param end offset of its end
     * @param baseAddr runtime address of its first byte
     */
    public record TextSect(long vaddr, long end, long baseAddr) {
        static final int VADDR_OFF = 0, END_OFF = 8, BASE_ADDR_OFF = 16;
        static final int SIZE = 24;
    }

    /**
     * Reads module data and checks it against the header it points to.
     *
     * @throws ImageException when a field contradicts the header, the memory, or what the runtime demands
     */
    static ModuleData read(LoadedImage image, PointerSlots slots, long addr, PcHeader header) throws ImageException {
        Bytes m = image.memory().at(addr, SIZE, "moduledata");
        long pcHeader = slots.at(m, PC_HEADER_OFF);
        Slice names = part(m, slots, FUNCNAMETAB_OFF, "funcnametab", pcHeader + header.funcnameOffset());
        Slice cutab = part(m, slots, CUTAB_OFF, "cutab", pcHeader + header.cuOffset());
        Slice filetab = part(m, slots, FILETAB_OFF, "filetab", pcHeader + header.filetabOffset());
        Slice pctab = part(m, slots, PCTAB_OFF, "pctab", pcHeader + header.pctabOffset());
        Slice pcln = part(m, slots, PCLNTABLE_OFF, "pclntable", pcHeader + header.pclnOffset());
        Slice ftab = part(m, slots, FTAB_OFF, "ftab", pcHeader + header.pclnOffset());
        if (header.nfunc() == 0 || ftab.length() != header.nfunc() + 1) {
            throw new Inconsistent(
                    m.where(FTAB_OFF + 8, "ftab.len"),
                    Long.toUnsignedString(ftab.length()),
                    "pcHeader.nfunc + 1 = " + Long.toUnsignedString(header.nfunc() + 1) + ", at least 2");
        }
        boolean newer = isTextSectMap(m, TEXTSECTMAP_1_26_OFF);
        if (!newer && !isTextSectMap(m, TEXTSECTMAP_1_25_OFF)) {
            throw new BadValue(
                    m.where(TEXTSECTMAP_1_26_OFF + 8, "textsectmap.len"),
                    Long.toUnsignedString(m.u64(TEXTSECTMAP_1_26_OFF + 8)),
                    "1 to " + MAX_TEXT_SECTIONS + " and equal to the capacity, here (Go 1.26) or at offset 336 (1.25)");
        }
        int sectOff = newer ? TEXTSECTMAP_1_26_OFF : TEXTSECTMAP_1_25_OFF;
        long text = slots.at(m, TEXT_OFF);
        long etext = slots.at(m, ETEXT_OFF);
        if (!inCode(image, text) || Unsigned.less(etext, text)) {
            throw new BadValue(
                    m.where(TEXT_OFF, "text"), Hex.range(text, etext), "a range that starts in an executable segment");
        }
        if (!newer && header.textStart() != 0 && slots.decode(header.textStart()) != text) {
            throw new Inconsistent(
                    m.where(TEXT_OFF, "text"), Hex.of(text), "pcHeader.textStart " + Hex.of(header.textStart()));
        }
        return new ModuleData(
                addr,
                newer,
                pcHeader,
                names,
                cutab,
                filetab,
                pctab,
                pcln,
                ftab,
                slots.at(m, FINDFUNCTAB_OFF),
                slots.at(m, MINPC_OFF),
                slots.at(m, MAXPC_OFF),
                text,
                etext,
                slots.at(m, GOFUNC_OFF),
                newer ? slots.at(m, EPCLNTAB_OFF) : 0,
                textSections(image, slots, slots.at(m, sectOff), m.u64(sectOff + 8)));
    }

    private static boolean isTextSectMap(Bytes m, int off) {
        long len = m.u64(off + 8);
        return len == m.u64(off + 16) && len != 0 && !Unsigned.less(MAX_TEXT_SECTIONS, len);
    }

    private static Slice part(Bytes m, PointerSlots slots, int off, String field, long expected) throws Inconsistent {
        long addr = slots.at(m, off);
        if (addr != expected) {
            throw new Inconsistent(m.where(off, field), Hex.of(addr), Hex.of(expected) + ", from the pcHeader");
        }
        long length = m.u64(off + 8);
        if (length != m.u64(off + 16)) {
            throw new Inconsistent(
                    m.where(off + 8, field + ".len"),
                    Long.toUnsignedString(length),
                    "the capacity " + Long.toUnsignedString(m.u64(off + 16)));
        }
        return new Slice(addr, length);
    }

    private static boolean inCode(LoadedImage image, long pc) {
        List<Segment> segments = image.image().segments();
        for (int i = 0; i < segments.size(); i++) {
            Segment s = segments.get(i);
            if (s.executable() && Unsigned.less(image.toVmaddr(pc) - s.vmaddr(), s.memSize())) {
                return true;
            }
        }
        return false;
    }

    private static List<TextSect> textSections(LoadedImage image, PointerSlots slots, long addr, long count)
            throws ImageException {
        if (count == 1) {
            return List.of(); // the runtime does not look at a map of one section
        }
        Bytes all = image.memory().at(addr, count * TextSect.SIZE, "textsectmap");
        List<TextSect> out = new ArrayList<>();
        for (int i = 0; i < (int) count; i++) {
            int off = i * TextSect.SIZE;
            TextSect s = new TextSect(
                    all.u64(off + TextSect.VADDR_OFF),
                    all.u64(off + TextSect.END_OFF),
                    slots.at(all, off + TextSect.BASE_ADDR_OFF));
            if (Unsigned.less(s.end(), s.vaddr()) || Unsigned.less(0xffffffffL, s.end())) {
                throw new BadValue(
                        all.where(off, "vaddr"), Hex.range(s.vaddr(), s.end()), "a range of offsets below 4 GiB");
            }
            out.add(s);
        }
        return out;
    }
}
