package org.pclnlab.harness.toolchain;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.EnvironmentException;

/**
 * A program that is spoken to line by line, in a process group of its own, with a time-out for all of it. Standard error goes to
 * a file. Closing ends everything that is left of it.
 *
 * <p>The program is a child of a shell, not of the JVM: the thread with which the JVM waits for its children would take the
 * stops of a traced one.
 */
public final class Dialogue implements AutoCloseable {
    private static final long GRACE_MILLIS = 500;
    private static final String APART = "exec 3<&0; \"$@\" <&3 3<&- & exec 3<&-; wait $!";
    private static final int MAX_LINE = 1 << 22;

    private final Process process;
    private final ProcessGroup group;
    private final BufferedReader out;
    private final Path temp;
    private final Thread alarm;
    private volatile boolean late;

    private Dialogue(Process process, ProcessGroup group, Path temp, Duration timeout) {
        this.process = process;
        this.group = group;
        this.temp = temp;
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        this.alarm = new Thread(
                () -> {
                    try {
                        Thread.sleep(timeout.toMillis());
                        late = true;
                        group.end(GRACE_MILLIS);
                    } catch (InterruptedException over) {
                        Thread.currentThread().interrupt();
                    }
                },
                "pclnlab-dialogue");
        alarm.setDaemon(true);
        alarm.start();
    }

    /**
     * Starts a child.
     *
     * @throws EnvironmentException when it cannot be started
     */
    public static Dialogue start(Command command) throws EnvironmentException {
        try {
            Path temp = Files.createTempDirectory("pclnlab-");
            String mark = UUID.randomUUID().toString();
            ProcessGroup group = new ProcessGroup(mark, temp);
            List<String> argv = new ArrayList<>(List.of("/bin/sh", "-c", APART, "sh"));
            argv.addAll(command.argv());
            ProcessBuilder b = new ProcessBuilder(group.wrap(argv))
                    .directory((command.dir() == null ? temp : command.dir()).toFile())
                    .redirectError(temp.resolve("stderr").toFile());
            Map<String, String> env = b.environment();
            env.clear();
            env.putAll(command.env());
            env.put("TMPDIR", temp.toString());
            env.put(ProcessGroup.MARK, mark);
            Process p = b.start();
            group.started(p);
            return new Dialogue(p, group, temp, command.timeout());
        } catch (IOException e) {
            throw new EnvironmentException("cannot start " + command.argv().get(0) + ": " + e.getMessage(), e);
        }
    }

    /** The next line of standard output, null at its end. */
    public @Nullable String line() throws EnvironmentException {
        try {
            StringBuilder line = new StringBuilder();
            for (int c = out.read(); c != '\n'; c = out.read()) {
                if (c < 0) {
                    return line.length() == 0 ? null : line.toString();
                }
                if (line.length() == MAX_LINE) {
                    throw new EnvironmentException("a line of more than " + MAX_LINE + " characters");
                }
                line.append((char) c);
            }
            return line.toString();
        } catch (IOException e) {
            throw new EnvironmentException("its output cannot be read: " + e.getMessage(), e);
        }
    }

    /** Sends text. */
    public void say(String text) throws EnvironmentException {
        try {
            OutputStream in = process.getOutputStream();
            in.write(text.getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new EnvironmentException("it does not listen: " + e.getMessage(), e);
        }
    }

    /** Whether the time is over. */
    public boolean late() {
        return late;
    }

    /** Waits for the end and gives the exit status. */
    public int end() throws InterruptedException {
        return process.waitFor();
    }

    /** What it wrote to standard error so far. */
    public String errors() throws IOException {
        return Files.readString(temp.resolve("stderr"), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        alarm.interrupt();
        group.kill();
        Files2.deleteTree(temp);
    }
}
