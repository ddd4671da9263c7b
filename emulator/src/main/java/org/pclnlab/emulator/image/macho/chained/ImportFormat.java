package org.pclnlab.emulator.image.macho.chained;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;

/**
 * How an import is packed, {@code DYLD_CHAINED_IMPORT*}.
 * <pre>
 *  1 IMPORT           u32: library 0..7, weak 8, name offset 9..31
 *  2 IMPORT_ADDEND    the same, then i32 addend
 *  3 IMPORT_ADDEND64  u64: library 0..15, weak 16, name offset 32..63; then u64 addend
 * </pre>
 * Libraries count from 1; 0 is this image, and the highest sixteen values are negative: -1 the main executable, -2 any
 * image, -3 the first weak definition.
 */
public enum ImportFormat {
    IMPORT(1, 4),
    IMPORT_ADDEND(2, 8),
    IMPORT_ADDEND64(3, 16);

    private final int code;
    private final int stride;

    ImportFormat(int code, int stride) {
        this.code = code;
        this.stride = stride;
    }

    /** The value of the field {@code imports_format}. */
    public int code() {
        return code;
    }

    /** Bytes of one import. */
    public int stride() {
        return stride;
    }

    static @Nullable ImportFormat of(long code) {
        for (ImportFormat f : values()) {
            if (f.code == code) {
                return f;
            }
        }
        return null;
    }

    int library(Bytes b, int off) {
        if (this == IMPORT_ADDEND64) {
            int v = b.u16(off);
            return v > 0xfff0 ? (short) v : v;
        }
        int v = b.u8(off);
        return v > 0xf0 ? (byte) v : v;
    }

    boolean weak(Bytes b, int off) {
        return (this == IMPORT_ADDEND64 ? b.u8(off + 2) & 1 : b.u8(off + 1) & 1) != 0;
    }

    long nameOff(Bytes b, int off) {
        return this == IMPORT_ADDEND64 ? b.u32(off + 4) : b.u32(off) >>> 9;
    }

    long addend(Bytes b, int off) {
        return switch (this) {
            case IMPORT -> 0;
            case IMPORT_ADDEND -> (int) b.u32(off + 4);
            case IMPORT_ADDEND64 -> b.u64(off + 8);
        };
    }
}
