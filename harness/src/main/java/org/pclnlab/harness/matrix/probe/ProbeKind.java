package org.pclnlab.harness.matrix.probe;

import java.util.Locale;
import org.pclnlab.harness.outcome.UsageException;

/** What a scenario measures (spec 09 section 2). */
public enum ProbeKind {
    HOT(1, false),
    DEEP(4, false),
    MULTIPKG(20, false),
    COLD(20, true),
    STDLIB(20, false),
    PLAIN(2000, false),
    BIGFUNC(100, true),
    FRESH(1, true);

    private final int divisor;
    private final boolean singleShot;

    ProbeKind(int divisor, boolean singleShot) {
        this.divisor = divisor;
        this.singleShot = singleShot;
    }

    /** What the base number of iterations is divided by. */
    public int divisor() {
        return divisor;
    }

    /** Whether it has metrics that one process can measure once. */
    public boolean singleShot() {
        return singleShot;
    }

    /** The name of its scenario, and the last element of its module's path. */
    public String word() {
        return this == FRESH ? "fresh-pc" : name().toLowerCase(Locale.ROOT);
    }

    /** Reads a name; {@code fresh} is {@code fresh-pc}. */
    public static ProbeKind parse(String text) throws UsageException {
        for (ProbeKind k : values()) {
            if (k.word().equals(text) || k.name().toLowerCase(Locale.ROOT).equals(text)) {
                return k;
            }
        }
        throw new UsageException(
                "--scenario " + text + ": expected hot, deep, multipkg, cold, stdlib, plain, bigfunc or fresh-pc");
    }
}
