package org.pclnlab.emulator.gopclntab;

import org.pclnlab.emulator.gopclntab.ModuleData.TextSect;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.Unsigned;

/** Offsets from the start of text, as functab counts them, and addresses; where the text lies in several sections they differ. */
final class TextMap {
    private final long text;
    private final long etext;
    private final TextSect[] sections;
    private final Bytes pclntable;

    TextMap(ModuleData module, Bytes pclntable) {
        this.text = module.text();
        this.etext = module.etext();
        this.sections = module.textsectmap().toArray(new TextSect[0]);
        this.pclntable = pclntable;
    }

    /** Whether there are several sections, so that offsets are no distances. */
    boolean split() {
        return sections.length != 0;
    }

    /** {@code runtime.(*moduledata).textAddr}: the address of an offset that functab counts. */
    long address(long off) throws Inconsistent {
        long addr = text + off;
        if (sections.length == 0) {
            return addr;
        }
        int last = sections.length - 1;
        for (int i = 0; i <= last; i++) {
            TextSect s = sections[i];
            // The end of the last section counts as inside: functab's end entry is there.
            if (off >= s.vaddr() && (off < s.end() || (i == last && off == s.end()))) {
                addr = s.baseAddr() + (off - s.vaddr());
                break;
            }
        }
        if (Unsigned.less(etext, addr)) {
            throw new Inconsistent(
                    pclntable.where(0, "ftab"),
                    "text offset " + Hex.of(off) + " at " + Hex.of(addr),
                    "an address inside " + Hex.range(text, etext));
        }
        return addr;
    }

    /** {@code runtime.(*moduledata).textOff}; -1 when the pc lies between text sections. */
    long offset(long pc) {
        if (sections.length == 0) {
            return (pc - text) & 0xffffffffL;
        }
        int last = sections.length - 1;
        for (int i = 0; i <= last; i++) {
            TextSect s = sections[i];
            if (Unsigned.less(pc, s.baseAddr())) {
                return -1;
            }
            long end = s.baseAddr() + (s.end() - s.vaddr()) + (i == last ? 1 : 0);
            if (Unsigned.less(pc, end)) {
                return (pc - s.baseAddr() + s.vaddr()) & 0xffffffffL;
            }
        }
        return (pc - text) & 0xffffffffL;
    }
}
