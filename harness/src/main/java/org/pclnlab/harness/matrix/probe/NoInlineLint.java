package org.pclnlab.harness.matrix.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds functions of generated sources whose frame or entry matters and that a compiler may inline (spec 09 section 3.1). */
final class NoInlineLint {
    static final String DIRECTIVE = "//go:noinline";

    /** What may be inlined: main, the helpers, and what is called once to get ready. */
    private static final Set<String> FREE = Set.of(
            "main",
            "iters",
            "measure",
            "report",
            "runs",
            "addName",
            "names",
            "lookups",
            "each",
            "capture",
            "must",
            "fibArgument");

    private static final Pattern FUNCTION = Pattern.compile("func (?:\\([^)]*\\) )?(\\w+)\\(.*");

    private NoInlineLint() {}

    /** {@code FILE: FUNCTION} for each function without the directive that should have it. */
    static List<String> missing(Map<String, String> files) {
        List<String> out = new ArrayList<>();
        files.forEach((file, text) -> {
            String before = "";
            for (String line : text.split("\n", -1)) {
                Matcher m = FUNCTION.matcher(line);
                if (m.matches() && !before.equals(DIRECTIVE) && !FREE.contains(m.group(1))) {
                    out.add(file + ": " + m.group(1));
                }
                before = line;
            }
        });
        return out;
    }
}
