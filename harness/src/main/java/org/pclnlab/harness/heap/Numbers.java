package org.pclnlab.harness.heap;

import java.util.Locale;

/** Numbers as reports show them. */
final class Numbers {
    private Numbers() {}

    static String one(double x) {
        return String.format(Locale.ROOT, "%.1f", x);
    }

    static String three(double x) {
        return String.format(Locale.ROOT, "%.3f", x);
    }

    static String probability(double p) {
        return p >= 0.0001 ? String.format(Locale.ROOT, "%.4f", p) : String.format(Locale.ROOT, "%.1e", p);
    }
}
