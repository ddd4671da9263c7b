package org.pclnlab.benchmarks.self;

import java.util.List;
import java.util.Locale;

/**
 * How far two symbolizers say the same about the same pcs. Both answer in two lines: a name, then file and line.
 *
 * @param names share of equal names
 * @param lines share of equal files and lines
 * @param knownLines share of pcs for which the other one knows a file
 */
record Agreement(double names, double lines, double knownLines) {
    /**
     * Compares answers.
     *
     * @throws IllegalStateException when they are not as many
     */
    static Agreement of(String who, String theirs, String ours) {
        List<String> a = theirs.lines().toList();
        List<String> b = ours.lines().toList();
        if (a.size() != b.size() || a.size() % 2 != 0 || a.isEmpty()) {
            throw new IllegalStateException(
                    who + ": " + a.size() + " lines for the " + b.size() / 2 + " pcs of a sample");
        }
        int names = 0;
        int lines = 0;
        int known = 0;
        for (int i = 0; i < a.size(); i += 2) {
            names += a.get(i).equals(b.get(i)) ? 1 : 0;
            String place = place(a.get(i + 1));
            lines += place.equals(place(b.get(i + 1))) ? 1 : 0;
            known += place.isEmpty() || place.endsWith(":0") ? 0 : 1;
        }
        double pcs = a.size() / 2.0;
        return new Agreement(names / pcs, lines / pcs, known / pcs);
    }

    /** File and line without what tools add: the folder {@code .} before a name that is none, and ways to say nothing. */
    private static String place(String said) {
        String s = said;
        while (s.startsWith("./")) {
            s = s.substring(2);
        }
        return s.equals("??:0") || s.equals("??:?") || s.equals("?:0") || s.equals(":-1") ? "" : s;
    }

    /** What a reader of the table has to know. */
    String text() {
        return String.format(
                Locale.ROOT,
                "name %.1f %%, line %.1f %% as pclnlab; knows lines of %.1f %%",
                100 * names,
                100 * lines,
                100 * knownLines);
    }
}
