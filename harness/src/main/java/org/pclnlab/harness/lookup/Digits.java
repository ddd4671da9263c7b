package org.pclnlab.harness.lookup;

/** Decimal digits of numbers that come again and again. */
final class Digits {
    /** Numbers below it have their digits in a table. */
    private static final int SMALL = 10_000;

    /** Up to four digits, the first one in the lowest byte; 0 until somebody asks. Threads that race here write the same. */
    private static final int[] TEXTS = new int[SMALL];

    private Digits() {}

    /** Writes a number that is not negative, and perhaps some bytes behind it, and gives where it ends. */
    static int decimal(int value, byte[] to, int at) {
        if (value >= SMALL) {
            return large(value, to, at);
        }
        int text = TEXTS[value];
        if (text == 0) {
            text = text(value);
        }
        to[at] = (byte) text;
        to[at + 1] = (byte) (text >> 8);
        to[at + 2] = (byte) (text >> 16);
        to[at + 3] = (byte) (text >> 24);
        return at + 1 + ((9 - value) >>> 31) + ((99 - value) >>> 31) + ((999 - value) >>> 31);
    }

    private static int text(int value) {
        int text = 0;
        int v = value;
        do {
            text = text << 8 | ('0' + v % 10);
            v /= 10;
        } while (v != 0);
        TEXTS[value] = text;
        return text;
    }

    private static int large(int value, byte[] to, int at) {
        int end = decimal(value / SMALL, to, at);
        int v = value % SMALL;
        for (int i = 3; i >= 0; i--) {
            to[end + i] = (byte) ('0' + v % 10);
            v /= 10;
        }
        return end + 4;
    }
}
