package org.pclnlab.harness.goroot.find;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Texts as Go's library sees them. */
public final class GoText {
    private GoText() {}

    /** Whether Go's {@code unicode.IsSpace} holds; Java's own notions of white space differ in U+0085, U+00A0 and more. */
    public static boolean isSpace(int c) {
        return switch (c) {
            case '\t', '\n', 0x0b, '\f', '\r', ' ', 0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000 -> true;
            default -> c >= 0x2000 && c <= 0x200a;
        };
    }

    /** {@code strings.TrimSpace}. */
    public static String trim(String s) {
        int from = 0;
        int to = s.length();
        while (from < to && isSpace(s.charAt(from))) {
            from++;
        }
        while (to > from && isSpace(s.charAt(to - 1))) {
            to--;
        }
        return s.substring(from, to);
    }

    /** {@code strings.Fields}. */
    public static List<String> fields(String s) {
        List<String> out = new ArrayList<>();
        int i = 0;
        while (i < s.length()) {
            while (i < s.length() && isSpace(s.charAt(i))) {
                i++;
            }
            int start = i;
            while (i < s.length() && !isSpace(s.charAt(i))) {
                i++;
            }
            if (i > start) {
                out.add(s.substring(start, i));
            }
        }
        return out;
    }

    /**
     * Fields with quotes and backslashes (spec 08 section 3.3, {@code splitQuoted}); null when a quote is not closed.
     */
    static @Nullable List<String> splitQuoted(String s) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        boolean inField = false;
        char quote = 0;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            if (c == '\\') {
                inField = true;
                if (i + 1 < s.length()) {
                    i++;
                    field.append(s.charAt(i)); // half a surrogate pair: its other half follows as an ordinary character
                }
            } else if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                } else {
                    field.append(c);
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
                inField = true;
            } else if (isSpace(c)) {
                if (inField) {
                    fields.add(field.toString());
                    field.setLength(0);
                    inField = false;
                }
            } else {
                field.append(c);
                inField = true;
            }
        }
        if (quote != 0) {
            return null;
        }
        if (inField) {
            fields.add(field.toString());
        }
        return fields;
    }
}
