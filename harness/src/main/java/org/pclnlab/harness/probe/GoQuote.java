package org.pclnlab.harness.probe;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Strings as Go's {@code strconv.QuoteToASCII} writes them. */
public final class GoQuote {
    private GoQuote() {}

    /** Index behind the quote that closes the one at {@code start}, or -1. */
    public static int end(String text, int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
        }
        return -1;
    }

    /** The string meant. Bytes that are no UTF-8 become replacement characters, as in the readers of images. */
    public static String unquote(String quoted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int end = quoted.length() - 1;
        int i = 1;
        while (i < end) {
            char c = quoted.charAt(i);
            if (c != '\\' || i + 1 >= end) {
                out.writeBytes(String.valueOf(c).getBytes(StandardCharsets.UTF_8));
                i++;
                continue;
            }
            char e = quoted.charAt(i + 1);
            int digits = e == 'x' ? 2 : e == 'u' ? 4 : e == 'U' ? 8 : 0;
            if (digits == 0) {
                out.write(simple(e));
                i += 2;
                continue;
            }
            int value = Integer.parseInt(quoted, i + 2, Math.min(i + 2 + digits, end), 16);
            if (e == 'x') {
                out.write(value);
            } else {
                out.writeBytes(Character.toString(value).getBytes(StandardCharsets.UTF_8));
            }
            i += 2 + digits;
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private static int simple(char escape) {
        return switch (escape) {
            case 'a' -> 7;
            case 'b' -> 8;
            case 'f' -> 12;
            case 'n' -> 10;
            case 'r' -> 13;
            case 't' -> 9;
            case 'v' -> 11;
            default -> escape;
        };
    }
}
