package org.pclnlab.emulator.metadata;

import java.nio.charset.StandardCharsets;

/** Names: their halves, what is reported of them, and their hashes (01 sections 5 and 7, 04 section 2.1). */
public final class Names {
    /** What 64-bit FNV-1a starts with, and multiplies by. */
    public static final long FNV_START = 0xcbf29ce484222325L, FNV_PRIME = 0x100000001b3L;

    private static final String PC_SITE = "__llgo_pcsite_";
    private static final String COMMAND_LINE = "command-line-arguments.";

    private Names() {}

    /** Package half and local half as one name; an empty half leaves no dot. */
    public static String join(String pkg, String local) {
        if (pkg.isEmpty()) {
            return local;
        }
        return local.isEmpty() ? pkg : pkg + "." + local;
    }

    /** Package half of a name (01 section 5, split): up to the first dot behind the last slash; empty without one. */
    public static String packageHalf(String name) {
        int dot = name.indexOf('.', name.lastIndexOf('/') + 1);
        return dot < 0 ? "" : name.substring(0, dot);
    }

    /** Local half of a name (01 section 5, split). */
    public static String localHalf(String name) {
        return name.substring(name.indexOf('.', name.lastIndexOf('/') + 1) + 1);
    }

    /** What the runtime reports of a name: one leading underscore dropped, files' package renamed to {@code main}. */
    public static String publicName(String name) {
        if (name.startsWith(COMMAND_LINE)) {
            return "main." + name.substring(COMMAND_LINE.length());
        }
        return !name.isEmpty() && name.charAt(0) == '_' ? name.substring(1) : name;
    }

    /** Whether a native symbol is a pc-site label, which is never a function: two or more leading underscores match. */
    public static boolean isPcSite(String name) {
        for (int i = 0; i < name.length() && name.charAt(i) == '_'; i++) {
            if (name.startsWith(PC_SITE, i)) {
                return true;
            }
        }
        return false;
    }

    /** The placeholder for a pc without a name. */
    public static String unknown(long pc) {
        return "pc=0x" + Long.toHexString(pc);
    }

    /** FNV-1a, 32 bits, unsigned in an {@code int}. */
    public static int fnv1a32(String s) {
        int h = 0x811c9dc5;
        for (byte b : s.getBytes(StandardCharsets.UTF_8)) {
            h = (h ^ (b & 0xff)) * 16777619;
        }
        return h;
    }

    /** Symbol id: FNV-1a, 64 bits, with 0 replaced by 1. */
    public static long symbolId(String s) {
        return remapZero(fnv1a64(s));
    }

    /** Symbol id of the {@code length} bytes at {@code from}, without making a string of them. */
    public static long symbolId(byte[] raw, int from, int length) {
        long h = FNV_START;
        for (int i = from; i < from + length; i++) {
            h = fnv1a64(h, raw[i]);
        }
        return remapZero(h);
    }

    /** Id of the {@code seq}-th pc-line label of a package, in the function called {@code symbol}. */
    public static long pclineId(String symbol, long seq) {
        long h = fnv1a64(symbol);
        for (int i = 0; i < 8; i++) {
            h = fnv1a64(h, (int) (seq >>> (8 * i)));
        }
        return remapZero(h);
    }

    private static long fnv1a64(String s) {
        long h = FNV_START;
        for (byte b : s.getBytes(StandardCharsets.UTF_8)) {
            h = fnv1a64(h, b);
        }
        return h;
    }

    private static long fnv1a64(long h, int b) {
        return (h ^ (b & 0xff)) * FNV_PRIME;
    }

    private static long remapZero(long h) {
        return h == 0 ? 1 : h;
    }
}
