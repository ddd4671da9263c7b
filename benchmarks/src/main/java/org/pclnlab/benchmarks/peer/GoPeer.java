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

/** {@code gopeer.go} as a child that does one round whenever it is told: gc's runtime about its own text. */
public final class GoPeer implements AutoCloseable {
    private final Process process;
    private final OutputStream requests;
    private final BufferedReader answers;

    /** Starts it for {@code count} pcs of either kind. */
    public GoPeer(Path program, int count, int slice) throws EnvironmentException {
        try {
            this.process = new ProcessBuilder(program.toString(), Integer.toString(count), Integer.toString(slice))
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
        return line();
    }

    private String line() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IOException("gopeer ended");
        }
        return line;
    }

    /** What it answers, as {@code PC FILE:LINE NAME}. */
    public List<String> answers() throws IOException {
        List<String> out = new ArrayList<>();
        for (String line = ask('a'); !line.isEmpty(); line = line()) {
            out.add(line);
        }
        return out;
    }

    /** One round over pcs in the middle of functions, and one over entries. */
    public void round() throws IOException {
        ask('m');
        ask('e');
    }

    /** Minima in nanoseconds for each question, of the one kind or the other. */
    public double nanos(boolean entries) throws IOException {
        String[] f = ask(entries ? 'E' : 'M').split(" ", -1);
        return Double.parseDouble(f[0]) / Double.parseDouble(f[1]);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
