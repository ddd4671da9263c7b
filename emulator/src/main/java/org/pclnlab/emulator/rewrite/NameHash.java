package org.pclnlab.emulator.rewrite;

import java.util.Arrays;
import org.pclnlab.emulator.metadata.Names;

/**
 * Ids of names that end with a NUL, asked for in the order of addresses: functions of one package, or methods of one type,
 * follow each other, and so most of a name is that of the one before. What the hash was behind each of its bytes is kept, and
 * only the rest is hashed: a third of the bytes of a usual program, and a 20th of those of one with many like names.
 *
 * <p>Mutable: it knows the last name.
 */
final class NameHash {
    /** Longer names are hashed like any other; their bytes behind these are just not reused. */
    private static final int KEPT = 512;

    private final byte[] text;
    /** The hash in front of each byte of the last name. */
    private final long[] before = new long[KEPT + 1];

    private int last;
    private int kept;
    private int length;

    /** Of names in {@code text}, in which a NUL follows each of them. */
    NameHash(byte[] text) {
        this.text = text;
        before[0] = Names.FNV_START;
    }

    /** The id of the name that starts at {@code from}. */
    long id(int from) {
        int common = common(from);
        byte[] t = text;
        long[] states = before;
        long h = states[common];
        int k = common;
        byte b = t[from + k];
        while (b != 0 && k < KEPT) {
            h = (h ^ (b & 0xff)) * Names.FNV_PRIME;
            b = t[from + ++k];
            states[k] = h;
        }
        last = from;
        kept = k;
        while (b != 0) {
            h = (h ^ (b & 0xff)) * Names.FNV_PRIME;
            b = t[from + ++k];
        }
        length = k;
        return h == 0 ? 1 : h;
    }

    /** Bytes of the last name. */
    int length() {
        return length;
    }

    /** How many bytes of the last name the name at {@code from} starts with. There is no NUL among them. */
    private int common(int from) {
        int most = Math.min(kept, text.length - from);
        int k = Arrays.mismatch(text, last, last + most, text, from, from + most);
        return k < 0 ? most : k;
    }
}
