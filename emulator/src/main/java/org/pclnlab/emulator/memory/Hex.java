package org.pclnlab.emulator.memory;

/** Hexadecimal text of addresses and offsets, as every message of this project writes them. */
public final class Hex {
    private Hex() {}

    /** {@code 0x} and lowercase digits without leading zeros; the value is unsigned. */
    public static String of(long value) {
        return "0x" + Long.toHexString(value);
    }

    /** A half-open range of addresses or offsets. */
    public static String range(long start, long end) {
        return "[" + of(start) + ", " + of(end) + ")";
    }
}
