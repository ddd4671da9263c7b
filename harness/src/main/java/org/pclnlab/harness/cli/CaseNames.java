package org.pclnlab.harness.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.pclnlab.harness.outcome.UsageException;

/** A file with one case a line; empty lines and lines that start with {@code #} say nothing. */
final class CaseNames {
    private static final long MAX_BYTES = 8 << 20;

    private CaseNames() {}

    static List<String> read(Path file) throws UsageException {
        try {
            if (Files.size(file) > MAX_BYTES) {
                throw new UsageException(file + ": more than " + MAX_BYTES + " bytes");
            }
            Set<String> names = new LinkedHashSet<>();
            for (String line : new String(Files.readAllBytes(file), StandardCharsets.UTF_8).split("\n", -1)) {
                String name = line.strip();
                if (!name.isEmpty() && !name.startsWith("#")) {
                    names.add(name);
                }
            }
            return List.copyOf(names);
        } catch (IOException e) {
            throw UsageException.unreadable(file, e);
        }
    }
}
