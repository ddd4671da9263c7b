package org.pclnlab.harness.goroot.find;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.goroot.Directive;

/**
 * The execution comment of a file (spec 08 section 3.3): the first line comment before {@code package} whose first word
 * is a directive, wherever it stands; block comments are not recognised.
 *
 * @param args what follows the directive
 */
record Header(Directive directive, List<String> args) {
    /** A line of 64 KiB ends the scan. */
    private static final int MAX_LINE = 1 << 16;

    /** The header, or null when the file is no case. */
    static @Nullable Header of(String source) {
        int at = 0;
        while (at < source.length()) {
            int end = source.indexOf('\n', at);
            int stop = end < 0 ? source.length() : end;
            if (utf8Length(source, at, stop) >= MAX_LINE) {
                return null;
            }
            String line = GoText.trim(source.substring(at, stop));
            at = end < 0 ? source.length() : end + 1;
            if (line.startsWith("package ")) {
                return null;
            }
            if (!line.startsWith("//")) {
                continue;
            }
            List<String> fields = GoText.splitQuoted(GoText.trim(line.substring(2)));
            if (fields == null) {
                return null; // a quote that is not closed hides the file
            }
            Directive d = fields.isEmpty() ? null : Directive.of(fields.get(0));
            if (d != null) {
                return new Header(d, fields.subList(1, fields.size()));
            }
        }
        return null;
    }

    private static int utf8Length(String s, int from, int to) {
        int n = 0;
        for (int i = from; i < to; i++) {
            char c = s.charAt(i);
            n += c < 0x80 ? 1 : c < 0x800 ? 2 : Character.isSurrogate(c) ? 2 : 3;
        }
        return n;
    }
}
