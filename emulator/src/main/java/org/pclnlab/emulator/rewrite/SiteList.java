package org.pclnlab.emulator.rewrite;

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
    static final int SIZE = 16;
    private static final long LOW_36 = (1L << 36) - 1;
    /** {@code LLGOMET1}, the id of the record before two others that lead to the symbol index. */
    private static final long META = 0x3154454D4F474C4CL;

    private static final int META_WORDS = 6;

    /** Two words for each record; what is behind the last one is left over. */
    private final long[] words;

    private int n;
    /** The slots of the first meta group, undecoded; 0 where there is none (03 section 5). */
    private long indexSlot;

    private long indexCountSlot;

    private SiteList(long[] words) {
        this.words = words;
    }

    /** Decodes a section; a fragment at its end is ignored. */
    static SiteList of(Area area, Input input) {
        SiteList out = new SiteList(area.contents().words());
        out.decode(input);
        return out;
    }

    private void decode(Input input) {
        long[] w = words;
        int end = w.length & ~1;
        boolean macho = input.macho();
        boolean meta = false;
        int to = 0;
        for (int i = 0; i < end; i += 2) {
            long slot = w[i];
            long name = w[i + 1];
            if (slot == 0 && name == META && !meta && i + META_WORDS <= end) {
                meta = true;
                indexSlot = w[i + 2];
                indexCountSlot = w[i + 4];
            }
            if (slot == 0 || name == 0) {
                continue;
            }
            if (macho && !input.inText(slot)) {
                if (slot < 0) {
                    long target = target(slot, input.bindTargets());
                    if (target == 0) {
                        continue; // counted nowhere
                    }
                    slot = target + (slot >>> 24 & 0xFF);
                } else if (input.inText(slot & LOW_36)) {
                    slot &= LOW_36;
                }
            }
            w[to++] = slot;
            w[to++] = name;
        }
        n = to / 2;
    }

    /** What a bind node resolves to in this image; 0 when it does not. */
    private static long target(long node, long[] targets) {
        int ordinal = (int) (node & 0xFFFFFF);
        return ordinal < targets.length ? targets[ordinal] : 0;
    }

    /** The undecoded slot with the address of the variable that points to the symbol index. */
    long indexSlot() {
        return indexSlot;
    }

    /** The same of the variable with its count. */
    long indexCountSlot() {
        return indexCountSlot;
    }

    int count() {
        return n;
    }

    long pc(int i) {
        return words[2 * i];
    }

    long id(int i) {
        return words[2 * i + 1];
    }
}
