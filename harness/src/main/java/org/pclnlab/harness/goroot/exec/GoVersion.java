package org.pclnlab.harness.goroot.exec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The {@code go} line for modules of cases (spec 08 section 4.8), from the first line of {@code GOROOT/VERSION}. */
final class GoVersion {
    private GoVersion() {}

    static String of(Path goroot) throws CaseFailure {
        String text;
        try {
            text = Files.readString(goroot.resolve("VERSION"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw CaseFailure.harness("cannot read " + goroot.resolve("VERSION") + ": " + e);
        }
        return of(text);
    }

    /** {@code go1.26.5} gives {@code 1.26}; what follows on the line or below it belongs to no version. */
    static String of(String content) throws CaseFailure {
        String line = content.strip().split("\n", 2)[0].strip();
        line = line.startsWith("devel ") ? line.substring("devel ".length()) : line;
        line = line.startsWith("go") ? line.substring(2) : line;
        line = line.split("[ \\-]", 2)[0];
        String[] parts = line.split("\\.", 3);
        if (parts.length < 2 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw CaseFailure.harness("GOROOT/VERSION says \"" + content.strip() + "\", expected go1.N");
        }
        return parts[0] + "." + parts[1];
    }
}
