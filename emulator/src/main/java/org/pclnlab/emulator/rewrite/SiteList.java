package org.pclnlab.emulator.rewrite;

import java.nio.ByteBuffer;
import org.pclnlab.emulator.memory.Bytes;

/**
 * The site records of one section, decoded (03 section 3).
 * <pre>
 *  off size field
 *    0    8 pc    anchor inside a function; in a Mach-O file possibly a node of a fixup chain
 *    8    8 id    hash of the symbol that the record is about
 * </pre>
 * The zero record and the meta group have a zero in one of the words and so do not appear.
 */
final class SiteList {
    static final int SIZE = 16, ID_OFF = 8;
    private static final long LOW_36 = (1L << 36) - 1;

    private final long[] pc;
    private final long[] id;
    private int n;

    private SiteList(int most) {
        this.pc = new long[most];
        this.id = new long[most];
    }

    /** Decodes a section; a fragment at its end is ignored. */
    static SiteList of(Area area, Input input) {
        Bytes contents = area.contents();
        ByteBuffer raw = contents.buffer();
        int most = contents.size() / SIZE;
        SiteList out = new SiteList(most);
        long[] targets = input.bindTargets();
        for (int i = 0; i < most; i++) {
            long slot = raw.getLong(i * SIZE);
            long name = raw.getLong(i * SIZE + ID_OFF);
            if (slot == 0 || name == 0) {
                continue;
            }
            if (input.macho() && !input.inText(slot)) {
                if (slot < 0) {
                    int ordinal = (int) (slot & 0xFFFFFF);
                    if (ordinal >= targets.length || targets[ordinal] == 0) {
                        continue; // counted nowhere
                    }
                    slot = targets[ordinal] + (slot >>> 24 & 0xFF);
                } else if (input.inText(slot & LOW_36)) {
                    slot &= LOW_36;
                }
            }
            out.pc[out.n] = slot;
            out.id[out.n++] = name;
        }
        return out;
    }

    int count() {
        return n;
    }

    long pc(int i) {
        return pc[i];
    }

    long id(int i) {
        return id[i];
    }
}
