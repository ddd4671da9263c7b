package org.pclnlab.emulator.heapprofile;

/**
 * The thresholds of LLGo's sampler, bit-exact (spec 06 A5): xorshift64* makes 53 random bits, {@link #lnApprox} their
 * logarithm, the product with the rate is the number of bytes until the next sample. Mutable: one 64-bit word.
 */
public final class Thresholds {
    /** Where the process-wide stream of the July form starts, and what an address is mixed with. */
    public static final long SEED = 0x9e3779b97f4a7c15L;

    /** What linux/amd64 gives for every product of 2^64 and more. */
    public static final long OVERFLOW = Long.MIN_VALUE;

    private static final double LEAST_UNIFORM = 1e-12, LN2 = 0.6931471805599453;
    private static final double TWO_53 = 0x1p53, TWO_63 = 0x1p63, TWO_64 = 0x1p64;
    private static final int CAP = 64;

    private long state;

    /** @param state the word before the first draw; 0 stands for "not seeded" and is for {@link #seed} to replace */
    public Thresholds(long state) {
        this.state = state;
    }

    /** The first word of a thread whose state object lies at {@code address}. */
    public static long seed(long address) {
        long seed = SEED ^ address;
        return seed == 0 ? SEED : seed;
    }

    /** The word after the last draw. */
    public long state() {
        return state;
    }

    /** Draws a threshold in bytes, as an unsigned word. {@code rate} is above 1. */
    public long next(long rate) {
        return threshold(uniform(), rate);
    }

    /** A uniform number in (0, 1), as the sampler has it before the logarithm. Advances the stream. */
    double uniform() {
        double u = (word() >>> 11) / TWO_53;
        return u < LEAST_UNIFORM ? LEAST_UNIFORM : u;
    }

    /** xorshift64*: advances the stream and gives 64 bits, of which the upper are the better ones. */
    long word() {
        long x = state;
        x ^= x >>> 12;
        x ^= x << 25;
        x ^= x >>> 27;
        state = x;
        return x * 0x2545f4914f6cdd1dL;
    }

    /** Steps 6 to 9 of the draw. */
    static long threshold(double u, long rate) {
        double t = -lnApprox(u) * (double) rate;
        if (t < 1) {
            t = 1;
        }
        double most = (double) rate * CAP;
        return toWord(t > most ? most : t);
    }

    /**
     * The original's natural logarithm of a normal number in (0, 1]: exponent times ln 2 plus four terms of the atanh
     * series of the mantissa. Too small by up to 1.3e-5, exact at powers of two.
     */
    static double lnApprox(double u) {
        long bits = Double.doubleToRawLongBits(u);
        long exponent = (bits >>> 52 & 0x7ff) - 1023;
        double m = Double.longBitsToDouble((bits & 0xfffffffffffffL) | 0x3ff0000000000000L);
        double z = (m - 1) / (m + 1);
        double z2 = z * z;
        double series = ((1 + z2 / 3) + (z2 * z2) / 5) + ((z2 * z2) * z2) / 7;
        double lnMantissa = (2 * z) * series;
        return (double) exponent * LN2 + lnMantissa;
    }

    /** Go's conversion of a number of 1 or more to an unsigned word, as linux/amd64 does it. */
    private static long toWord(double t) {
        if (t < TWO_63) {
            return (long) t;
        }
        return t < TWO_64 ? (long) (t - TWO_63) ^ Long.MIN_VALUE : OVERFLOW;
    }
}
