package org.pclnlab.harness.toolchain;

import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.UsageException;

/**
 * One {@code --tool NAME=SPEC}; SPEC is {@code go}, {@code go,PATH} or {@code llgo,PATH,ROOT}, as in LLGo's own benchmark
 * (spec 09 section 1.1).
 *
 * @param name what reports call it
 * @param kind which compiler it is
 * @param path its executable, a name to be found on PATH or a path
 * @param root for llgo: its {@code LLGO_ROOT}
 */
public record ToolSpec(
        String name, Tool.Kind kind, String path, @Nullable String root) {
    private static final String FORMS = "NAME=go, NAME=go,PATH or NAME=llgo,PATH,ROOT";

    /** Reads one argument. */
    public static ToolSpec parse(String text) throws UsageException {
        int eq = text.indexOf('=');
        if (eq <= 0 || eq == text.length() - 1) {
            throw bad(text);
        }
        String name = text.substring(0, eq);
        String[] parts = text.substring(eq + 1).split(",", -1);
        for (String part : parts) {
            if (part.isEmpty()) {
                throw bad(text);
            }
        }
        if (parts[0].equals("go") && parts.length <= 2) {
            return new ToolSpec(name, Tool.Kind.GC, parts.length == 2 ? parts[1] : "go", null);
        }
        if (parts[0].equals("llgo") && parts.length == 3) {
            return new ToolSpec(name, Tool.Kind.LLGO, parts[1], parts[2]);
        }
        throw bad(text);
    }

    private static UsageException bad(String text) {
        return new UsageException("--tool " + text + ": expected " + FORMS);
    }
}
