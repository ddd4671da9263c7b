package org.pclnlab.harness.lookup;

/** Pcs as text, by the rules of the tools that are imitated. */
final class PcText {
    private static final int DECIMAL = 10, HEX = 16;

    /** The value of the last text that was one. */
    long value;

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
     * The pc of a line as {@code go tool addr2line} takes it: an optional {@code 0x}, then hexadecimal digits of either case.
     * What is no number is 0; what does not fit into 64 bits is 2^64-1, decided at the digit that does not fit, whatever
     * comes after it: {@code strconv.ParseUint} with its error ignored.
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

    /** Value of a hexadecimal digit, or -1. */
    static int digit(int c) {
        if (c >= '0' && c <= '9') {
            return c - '0';
        }
        int lower = c | 0x20;
        return c >= 'A' && lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
    }

    /**
     * Reads a whole text, blanks around it aside, as one number: hexadecimal with {@code 0x}, else of the base given. Gives
     * false for anything else, a number above 2^64-1 included.
     */
    boolean number(byte[] b, int from, int to, boolean decimal) {
        int i = from;
        int end = to;
        while (i < end && blank(b[i])) {
            i++;
        }
        while (end > i && blank(b[end - 1])) {
            end--;
        }
        int base = decimal ? DECIMAL : HEX;
        if (end - i > 2 && b[i] == '0' && (b[i + 1] | 0x20) == 'x') {
            i += 2;
            base = HEX;
        }
        if (i == end) {
            return false;
        }
        long v = 0;
        for (; i < end; i++) {
            int d = digit(b[i]);
            if (d < 0 || d >= base) {
                return false;
            }
            if (base == HEX ? (v >>> 60) != 0 : Long.compareUnsigned(v, Long.divideUnsigned(-1 - d, DECIMAL)) > 0) {
                return false;
            }
            v = v * base + d;
        }
        value = v;
        return true;
    }

    private static boolean blank(byte c) {
        return c == ' ' || c == '\t' || c == '\r';
    }
}
