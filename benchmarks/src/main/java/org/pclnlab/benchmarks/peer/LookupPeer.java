package org.pclnlab.benchmarks.peer;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.pclnlab.harness.outcome.EnvironmentException;

/** {@code lookup.c} as a child that does one round of slices whenever it is told, so that rounds can alternate with ours. */
public final class LookupPeer implements AutoCloseable {
    private final Process process;
    private final OutputStream requests;
    private final DataInputStream answers;

    /** Starts it on a table and an offset stream. */
    public LookupPeer(Path program, Path table, Path offsets, int slice) throws EnvironmentException {
        try {
            this.process = new ProcessBuilder(
                            program.toString(), table.toString(), offsets.toString(), Integer.toString(slice))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new EnvironmentException("cannot start " + program + ": " + e.getMessage(), e);
        }
        this.requests = process.getOutputStream();
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    }

    private void ask(char request) throws IOException {
        requests.write(request);
        requests.flush();
    }

    /** The row of every pc. */
    public int[] rows(int count) throws IOException {
        ask('a');
        byte[] bytes = new byte[4 * count];
        answers.readFully(bytes);
        int[] rows = new int[count];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer().get(rows);
        return rows;
    }

    /** One round. */
    public void round() throws IOException {
        ask('r');
        line();
    }

    /** Sum of the slices' minima, in nanoseconds. */
    public long minima() throws IOException {
        ask('q');
        String line = line();
        return Long.parseLong(line.substring(0, line.indexOf(' ')));
    }

    /** One sweep over every pc of the text. */
    public void sweep() throws IOException {
        ask('s');
        line();
    }

    /** Sum of the minima of sweeps, in nanoseconds, the number of pcs, and the sum of their rows. */
    public long[] swept() throws IOException {
        ask('t');
        String[] f = line().split(" ", -1);
        return new long[] {Long.parseLong(f[0]), Long.parseLong(f[1]), Long.parseLong(f[2])};
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = answers.readByte(); b != '\n'; b = answers.readByte()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() {
        process.destroy();
    }
}
