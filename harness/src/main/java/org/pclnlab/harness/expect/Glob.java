package org.pclnlab.harness.expect;

/**
 * Go's {@code path.Match}: {@code *} and {@code ?} and classes do not match {@code /}, a backslash makes the next
 * character literal, a class is negated by {@code ^}, and a malformed pattern matches nothing.
 */
public final class Glob {
    private final int[] pattern;
    private final boolean wellFormed;

    public Glob(String pattern) {
        this.pattern = pattern.codePoints().toArray();
        boolean ok = true;
        for (int p = 0; p < this.pattern.length && ok; ) {
            p = this.pattern[p] == '*' ? p + 1 : unit(p, 'x', new boolean[1]);
            ok = p > 0;
        }
        wellFormed = ok;
    }

    /** Whether Go accepts the pattern. */
    public boolean wellFormed() {
        return wellFormed;
    }

    /** Whether the pattern matches all of {@code text}. */
    public boolean matches(String text) {
        if (!wellFormed) {
            return false;
        }
        int[] s = text.codePoints().toArray();
        int p = 0;
        int i = 0;
        int star = -1; // pattern index behind the last star, and where in the text its rest was last tried
        int tried = 0;
        boolean[] hit = new boolean[1];
        while (i < s.length || p < pattern.length) {
            if (p < pattern.length && pattern[p] == '*') {
                star = ++p;
                tried = i;
                continue;
            }
            if (p < pattern.length && i < s.length) {
                int next = unit(p, s[i], hit);
                if (hit[0]) {
                    p = next;
                    i++;
                    continue;
                }
            }
            // Let the last star take one character more. An earlier star need not: it could only move this one further.
            if (star < 0 || tried >= s.length || s[tried] == '/') {
                return false;
            }
            i = ++tried;
            p = star;
        }
        return true;
    }

    /** Matches one character; gives the index behind the unit at {@code p}, or -1 when it is malformed. */
    private int unit(int p, int c, boolean[] hit) {
        if (pattern[p] == '[') {
            return charClass(p + 1, c, hit);
        }
        if (pattern[p] == '?') {
            hit[0] = c != '/';
            return p + 1;
        }
        int literal = pattern[p] == '\\' ? p + 1 : p;
        if (literal == pattern.length) {
            return -1;
        }
        hit[0] = c == pattern[literal];
        return literal + 1;
    }

    private int charClass(int start, int c, boolean[] hit) {
        int p = start;
        boolean negated = p < pattern.length && pattern[p] == '^';
        if (negated) {
            p++;
        }
        boolean in = false;
        for (int ranges = 0; p < pattern.length; ranges++) {
            if (pattern[p] == ']' && ranges > 0) {
                hit[0] = in != negated && c != '/';
                return p + 1;
            }
            int low = classChar(p);
            if (low < 0) {
                return -1;
            }
            p = low;
            int from = pattern[p - 1];
            int to = from;
            if (p < pattern.length && pattern[p] == '-') {
                p = classChar(p + 1);
                if (p < 0) {
                    return -1;
                }
                to = pattern[p - 1];
            }
            in |= from <= c && c <= to;
        }
        return -1;
    }

    /** Index behind a character inside a class, which must not be the end, a dash or a bracket; -1 otherwise. */
    private int classChar(int p) {
        if (p >= pattern.length || pattern[p] == '-' || pattern[p] == ']') {
            return -1;
        }
        int behind = pattern[p] == '\\' ? p + 2 : p + 1;
        return behind < pattern.length ? behind : -1;
    }
}
