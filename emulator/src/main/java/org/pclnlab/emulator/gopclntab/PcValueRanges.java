package org.pclnlab.emulator.gopclntab;

/**
 * Goes through streams of {@code pctab} range by range, one after the other: {@link PcValueStream#value} for who wants every
 * pc of a function. Positions count from the function's entry. Mutable.
 */
final class PcValueRanges {
    private final byte[] pctab;
    private final int quantum;
    private int at;
    private int value;
    private long end;
    private boolean over;
    private boolean broken;

    PcValueRanges(byte[] pctab, int quantum) {
        this.pctab = pctab;
        this.quantum = quantum;
    }

    /** Begins with a stream and goes to its first range; an offset of 0 is a stream without ranges. */
    void open(long off) {
        value = PcValueStream.NONE;
        end = 0;
        broken = off != 0 && off >= pctab.length;
        over = off == 0 || broken;
        if (!over) {
            at = (int) off;
            next();
        }
    }

    /** Goes on to the range that {@code pc} lies in. */
    void reach(long pc) {
        while (!over && end <= pc) {
            next();
        }
    }

    private void next() {
        if (at < pctab.length && pctab[at] == 0 && end != 0) {
            value = PcValueStream.NONE;
            over = true;
            return;
        }
        int delta = number();
        value += -(delta & 1) ^ (delta >>> 1);
        end += ((long) number() * quantum) & 0xffffffffL;
        if (broken) {
            over = true;
        }
    }

    private int number() {
        int out = 0;
        int shift = 0;
        int b;
        do {
            if (at >= pctab.length) {
                broken = true;
                return out;
            }
            b = pctab[at++];
            out |= (b & 0x7f) << shift;
            shift += 7;
        } while (b < 0);
        return out;
    }

    /** The value of this range; {@link PcValueStream#NONE} behind the last one. */
    int value() {
        return value;
    }

    /** First pc behind this range; {@code limit} when there is no other range below it. */
    long end(long limit) {
        return over || end > limit ? limit : end;
    }

    /** Whether the stream leaves pctab here, where the runtime would panic. */
    boolean broken() {
        return broken;
    }
}
