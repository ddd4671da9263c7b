package org.pclnlab.harness.matrix.render;

import java.util.List;
import org.pclnlab.harness.report.Printable;

/** Text and tables of Markdown in which nothing of a result becomes markup. */
final class Markdown {
    private Markdown() {}

    /** Text, with everything that could be markup or a mention escaped. */
    static String text(String s) {
        StringBuilder out = new StringBuilder();
        for (char c : Printable.of(s).toCharArray()) {
            switch (c) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                case '\\', '`', '*', '_', '[', ']', '|', '#', '~', '!' ->
                    out.append('\\').append(c);
                case '@' -> out.append("@\u200b"); // nobody is called
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    /** One row; cells are Markdown already. */
    static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    /** Head and rule of a table whose first column is text. */
    static String head(List<String> cells) {
        return row(cells) + "|---|" + "---:|".repeat(cells.size() - 1) + "\n";
    }
}
