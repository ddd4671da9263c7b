package org.pclnlab.harness.goroot.diag;

import java.util.List;
import java.util.Map;

/** Messages of Go's library parser that mean what gc says otherwise (spec 08 section 5.7). */
final class Aliases {
    private static final Map<String, List<String>> OTHER = Map.of(
            "string literal not terminated", List.of("newline in string", "string not terminated"),
            "rune literal not terminated", List.of("newline in rune literal"),
            "raw string literal not terminated", List.of("string not terminated"));

    private Aliases() {}

    static boolean meets(Expected w, Message m) {
        for (String other : OTHER.getOrDefault(m.message(), List.of())) {
            if (w.pattern().matcher(other).find()) {
                return true;
            }
        }
        return false;
    }
}
