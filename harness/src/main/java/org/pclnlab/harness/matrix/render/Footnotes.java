package org.pclnlab.harness.matrix.render;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.harness.report.Printable;

/** Numbered notes below tables; the same text has one number. Mutable. */
final class Footnotes {
    private static final String DIGITS = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";

    private final List<String> texts = new ArrayList<>();

    /** The superscript of a text. */
    String mark(String text) {
        String one = Printable.of(text.replaceAll("\\s+", " ").strip());
        if (!texts.contains(one)) {
            texts.add(one);
        }
        StringBuilder out = new StringBuilder();
        for (char c : Integer.toString(texts.indexOf(one) + 1).toCharArray()) {
            out.append(DIGITS.charAt(c - '0'));
        }
        return out.toString();
    }

    /** Lines of Markdown. */
    String markdown() {
        StringBuilder out = new StringBuilder();
        for (String t : texts) {
            out.append("\n")
                    .append(mark(t))
                    .append(' ')
                    .append(Markdown.text(t))
                    .append("\n");
        }
        return out.toString();
    }
}
