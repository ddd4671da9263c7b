package org.pclnlab.benchmarks.peer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pclnlab.harness.outcome.EnvironmentException;

/** {@code countdown.c} as a child that does one round whenever it is told, so that rounds can alternate with ours. */
public final class CountdownPeer implements AutoCloseable {
    private final Process process;
    private final OutputStream requests;
    private final BufferedReader answers;

    /**
     * Starts it on a file of sizes.
     *
     * @param rows with the countdown in a local variable between samples
     */
    public CountdownPeer(Path program, Path sizes, int slice, long rate, long seed, boolean rows)
            throws EnvironmentException {
        List<String> argv = new ArrayList<>(List.of(
                program.toString(),
                sizes.toString(),
                Integer.toString(slice),
                Long.toString(rate),
                Long.toHexString(seed)));
        if (rows) {
            argv.add("rows");
        }
        try {
            this.process = new ProcessBuilder(argv)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new EnvironmentException("cannot start " + program + ": " + e.getMessage(), e);
        }
        this.requests = process.getOutputStream();
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    private String ask(char request) throws IOException {
        requests.write(request);
        requests.flush();
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("countdown ended");
        }
        return line;
    }

    /** One round: how many were sampled, {@code remaining} and the random word after it, as text. */
    public String round() throws IOException {
        return ask('r');
    }

    /** Sum of the slices' minima, in nanoseconds. Ends it. */
    public long minima() throws IOException {
        return Long.parseLong(ask('q'));
    }

    @Override
    public void close() {
        process.destroy();
    }
}
