package org.pclnlab.harness.lookup;

/** Hexadecimal pcs as {@code go tool addr2line} takes them: an optional {@code 0x}, then digits of either case. */
final class PcText {
    private PcText() {}

    /** Whether the line asks for the reverse, file and line to pc. */
    static boolean reverse(LineInput line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.at(i) == ':') {
                return true;
            }
        }
        return false;
    }

    /**
     * The pc of a line. What is no number is 0; what does not fit into 64 bits is 2^64-1, decided at the digit that does
     * not fit, whatever comes after it: {@code strconv.ParseUint} with its error ignored.
     */
    static long parse(LineInput line) {
        int i = line.length() >= 2 && line.at(0) == '0' && line.at(1) == 'x' ? 2 : 0;
        if (i == line.length()) {
            return 0;
        }
        long v = 0;
        for (; i < line.length(); i++) {
            int digit = digit(line.at(i));
            if (digit < 0) {
                return 0;
            }
            if ((v >>> 60) != 0) {
                return -1;
            }
            v = (v << 4) + digit;
        }
        return v;
    }

    private static int digit(byte c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return c >= 'A' && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }
}
