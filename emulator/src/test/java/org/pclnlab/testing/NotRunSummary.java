package org.pclnlab.testing;

import java.io.IOException;
import java.nio.file.Path;

/** Prints {@code not run: TAG n (reason)} lines at the end of a build. Arguments: directory of the counts, id of the run. */
public final class NotRunSummary {
    private NotRunSummary() {}

    public static void main(String[] args) throws IOException {
        for (String line : NotRun.read(Path.of(args[0]), args[1]).lines()) {
            System.out.println(line);
        }
    }
}
