package org.pclnlab.harness.report;

/** Text from programs and files, made fit for a terminal: control characters are escaped, very long texts are cut. */
public final class Printable {
    private static final int MAX = 300;

    private Printable() {}

    public static String of(String text) {
        StringBuilder out = new StringBuilder();
        int end = Math.min(text.length(), MAX);
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean bidi = (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
            if (Character.isISOControl(c) || bidi) {
                out.append("\\u").append(Integer.toHexString(c | 0x10000), 1, 5);
            } else {
                out.append(c);
            }
        }
        return text.length() > MAX ? out.append("...").toString() : out.toString();
    }
}
