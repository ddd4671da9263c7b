package org.pclnlab.harness.goroot.diag;

import java.util.List;
import org.pclnlab.harness.goroot.find.GoSource;

/**
 * A source file that messages are matched with.
 *
 * @param fullName as given to the compiler
 * @param shortName as used in messages and patterns
 */
public record Source(String fullName, String shortName, String text, List<String> lines, GoSource syntax) {
    public Source(String fullName, String shortName, String text) {
        this(fullName, shortName, text, List.of(text.split("\n", -1)), new GoSource(text));
    }

    /** A line's text, empty where there is none. */
    String line(int number) {
        return number >= 1 && number <= lines.size() ? lines.get(number - 1) : "";
    }
}
