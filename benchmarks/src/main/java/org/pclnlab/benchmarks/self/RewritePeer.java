package org.pclnlab.benchmarks.self;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.pclnlab.harness.outcome.EnvironmentException;

/**
 * LLGo's rewriter as a library, measured in its own process. The program is not ours: it is given by its path, called with
 * {@code -n ROUNDS -pclnpost '' FILE}, and prints lines that end with CPU, thread CPU, wall time (minima in ms) and the number of
 * rounds; the line of the core has {@code (a)} in it, the line of the whole rewrite {@code (b)}.
 *
 * @param core thread CPU of parsing and table, in ms
 * @param whole thread CPU of all of it, with two fsyncs and the rename
 */
record RewritePeer(double core, double whole) {
    /** Runs the peer. */
    static RewritePeer measure(Path program, Path image, int rounds, Path work)
            throws IOException, InterruptedException, EnvironmentException {
        Path said = work.resolve("peer.txt");
        List<String> argv = List.of(
                program.toString(),
                "-n",
                Integer.toString(rounds),
                "-dir",
                work.toString(),
                "-pclnpost",
                "",
                image.toString());
        Process p = new ProcessBuilder(argv)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (p.waitFor() != 0) {
            throw new EnvironmentException(program + ": exit status " + p.exitValue());
        }
        double core = Double.NaN;
        double whole = Double.NaN;
        for (String line : Files.readAllLines(said, StandardCharsets.UTF_8)) {
            String[] words = line.strip().split("\\s+", -1);
            if (words.length > 4 && line.contains("(a)")) {
                core = Double.parseDouble(words[words.length - 3]);
            } else if (words.length > 4 && line.contains("(b)")) {
                whole = Double.parseDouble(words[words.length - 3]);
            }
        }
        if (Double.isNaN(core) || Double.isNaN(whole)) {
            throw new EnvironmentException(String.format(Locale.ROOT, "%s: no lines (a) and (b)", program));
        }
        return new RewritePeer(core, whole);
    }
}
