package org.pclnlab.emulator.forge;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Builds the string table (01 section 3.1): ids by length descending, then bytewise; offsets into a pool in which a
 * string may lie at the end of a longer one.
 */
public final class StringPool {
    private static final Comparator<byte[]> ORDER =
            Comparator.<byte[]>comparingInt(s -> -s.length).thenComparing(Arrays::compareUnsigned);

    private final Map<String, Integer> ids = new HashMap<>();
    private final int[] offsets;
    private final byte[] pool;

    private StringPool(SortedSet<byte[]> strings) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(0);
        ids.put("", 0);
        offsets = new int[strings.size() + 1];
        int id = 0;
        for (byte[] s : strings) {
            id++;
            ids.put(new String(s, StandardCharsets.UTF_8), id);
            byte[] terminated = Arrays.copyOf(s, s.length + 1);
            int at = indexOf(out.toByteArray(), terminated);
            if (at < 0) {
                at = out.size();
                out.writeBytes(terminated);
            }
            offsets[id] = at;
        }
        pool = out.toByteArray();
    }

    /** The table of all distinct non-empty {@code strings}. */
    public static StringPool of(Iterable<String> strings) {
        SortedSet<byte[]> distinct = new TreeSet<>(ORDER);
        for (String s : strings) {
            if (!s.isEmpty()) {
                distinct.add(s.getBytes(StandardCharsets.UTF_8));
            }
        }
        return new StringPool(distinct);
    }

    /** Lowest occurrence; the pools of forged images are small, so the plain search is enough. */
    private static int indexOf(byte[] in, byte[] what) {
        for (int i = 0; i + what.length <= in.length; i++) {
            if (Arrays.equals(in, i, i + what.length, what, 0, what.length)) {
                return i;
            }
        }
        return -1;
    }

    /** The id of a string that was given to {@link #of}, or of the empty one. */
    public int id(String s) {
        Integer id = ids.get(s);
        if (id == null) {
            throw new IllegalArgumentException("not in the table: " + s);
        }
        return id;
    }

    /** Number of ids, the empty string's included. */
    public int count() {
        return offsets.length;
    }

    /** Pool offset of each id. */
    public int[] offsets() {
        return offsets.clone();
    }

    public byte[] pool() {
        return pool.clone();
    }
}
