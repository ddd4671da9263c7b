package org.pclnlab.emulator.forge;

import java.nio.charset.StandardCharsets;

/** The hashes that names are stored under (01 section 7). */
public final class Fnv {
    private static final int OFFSET_32 = 0x811c9dc5, PRIME_32 = 16777619;
    private static final long OFFSET_64 = 0xcbf29ce484222325L, PRIME_64 = 1099511628211L;

    private Fnv() {}

    /** FNV-1a 32 of a symbol, the home slot of the symbol hash before masking. */
    public static int hash32(String symbol) {
        int h = OFFSET_32;
        for (byte b : symbol.getBytes(StandardCharsets.UTF_8)) {
            h = (h ^ (b & 0xff)) * PRIME_32;
        }
        return h;
    }

    /** The id in entry and stub site records: FNV-1a 64, and 1 in place of 0. */
    public static long symbolId(String symbol) {
        return nonZero(hash64(OFFSET_64, symbol.getBytes(StandardCharsets.UTF_8)));
    }

    /** The id of a PC-line label: the symbol's bytes, then {@code seq} as eight little-endian bytes. */
    public static long pclineId(String symbol, long seq) {
        byte[] tail = new byte[8];
        for (int i = 0; i < 8; i++) {
            tail[i] = (byte) (seq >>> (8 * i));
        }
        return nonZero(hash64(hash64(OFFSET_64, symbol.getBytes(StandardCharsets.UTF_8)), tail));
    }

    private static long hash64(long start, byte[] bytes) {
        long h = start;
        for (byte b : bytes) {
            h = (h ^ (b & 0xff)) * PRIME_64;
        }
        return h;
    }

    private static long nonZero(long id) {
        return id == 0 ? 1 : id;
    }
}
