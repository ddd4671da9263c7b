package org.pclnlab.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.EnvironmentException;

/** Starts commands under {@code timeit.c} and keeps what each cost at least. */
public final class Timeit {
    /** One command and its minima so far. Mutable. */
    public static final class Timed {
        private final String name;
        private final List<String> argv;
        private final Map<String, String> env;
        private final @Nullable Path stdin;
        private boolean piped;
        private boolean finds;
        private final List<Long> walls = new ArrayList<>();
        private long cpu = Long.MAX_VALUE;
        private long rss = Long.MAX_VALUE;

        /** A command, what to add to its environment, and the file it reads. */
        public Timed(String name, List<String> argv, Map<String, String> env, @Nullable Path stdin) {
            this.name = name;
            this.argv = List.copyOf(argv);
            this.env = Map.copyOf(env);
            this.stdin = stdin;
        }

        public String name() {
            return name;
        }

        /** The same command for other input. */
        public Timed reading(Path input) {
            Timed other = new Timed(name, argv, env, input);
            other.piped = piped;
            return other;
        }

        /** Gives it pipes for input and output: what it reads is written into the one, what it writes is read and thrown away. */
        public Timed piped() {
            piped = true;
            return this;
        }

        /** Exit status 1, a finding, is an answer too. */
        public Timed finds() {
            finds = true;
            return this;
        }

        /** Least user plus system time, in milliseconds. */
        public double cpuMillis() {
            return cpu / 1000.0;
        }

        /** Least peak of resident memory, in MB. */
        public double rssMegabytes() {
            return rss / 1024.0;
        }

        /** Minimum, median and maximum of wall-clock time, in milliseconds. */
        public double[] wallMillis() {
            long[] sorted = walls.stream().mapToLong(Long::longValue).sorted().toArray();
            return Arrays.stream(new long[] {sorted[0], sorted[sorted.length / 2], sorted[sorted.length - 1]})
                    .mapToDouble(us -> us / 1000.0)
                    .toArray();
        }
    }

    private final Path timeit;
    private final Path work;

    /** Builds the helper in {@code work}. */
    public Timeit(Path work) throws IOException, InterruptedException, EnvironmentException {
        this.work = work;
        this.timeit = PeerSources.build("timeit", work, "-O2");
    }

    private ProcessBuilder builder(Timed t, List<String> argv) {
        ProcessBuilder b = new ProcessBuilder(argv);
        b.environment().putAll(t.env);
        b.environment().remove("JAVA_TOOL_OPTIONS");
        Path in = t.stdin;
        b.redirectInput(in == null ? Path.of("/dev/null").toFile() : in.toFile());
        return b;
    }

    /** Runs a command once without timing it and gives what it printed. */
    public String answer(Timed t) throws IOException, InterruptedException, EnvironmentException {
        Path said = work.resolve("said");
        Path complained = work.resolve("complained");
        Process p = start(builder(t, t.argv).redirectOutput(said.toFile()).redirectError(complained.toFile()));
        int exit = p.waitFor();
        if (exit != 0 && !(t.finds && exit == 1)) {
            throw new EnvironmentException(t.name + ": exit status " + exit + ": "
                    + new String(Files.readAllBytes(complained), StandardCharsets.UTF_8).strip());
        }
        return new String(Files.readAllBytes(said), StandardCharsets.UTF_8);
    }

    /**
     * Runs a command once without timing it and compares the beginning of what it prints, of which the rest is only counted.
     *
     * @return the number of lines
     * @throws IllegalStateException when it begins otherwise
     */
    public long lines(Timed t, String beginning) throws IOException, InterruptedException, EnvironmentException {
        byte[] expected = beginning.getBytes(StandardCharsets.UTF_8);
        byte[] block = new byte[1 << 16];
        long lines = 0;
        long at = 0;
        Process p = start(builder(t, t.argv).redirectError(ProcessBuilder.Redirect.DISCARD));
        try (InputStream in = p.getInputStream()) {
            for (int n = in.read(block); n >= 0; n = in.read(block)) {
                for (int i = 0; i < n; i++, at++) {
                    if (at < expected.length && block[i] != expected[(int) at]) {
                        throw new IllegalStateException(t.name + ": another answer than expected at byte " + at);
                    }
                    lines += block[i] == '\n' ? 1 : 0;
                }
            }
        } catch (IOException | IllegalStateException e) {
            p.destroy();
            throw e;
        }
        if (p.waitFor() != 0 || at < expected.length) {
            throw new IllegalStateException(t.name + ": exit status " + p.exitValue() + " after " + at + " bytes");
        }
        return lines;
    }

    private static Process start(ProcessBuilder b) throws EnvironmentException {
        try {
            return b.start();
        } catch (IOException e) {
            throw new EnvironmentException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Runs a command once, timed. */
    public void run(Timed t) throws IOException, InterruptedException, EnvironmentException {
        Path cost = work.resolve("cost");
        List<String> argv = new ArrayList<>(List.of(timeit.toString()));
        if (t.piped) {
            argv.add("-p");
        }
        argv.addAll(List.of("-o", cost.toString()));
        argv.addAll(t.argv);
        start(builder(t, argv)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD))
                .waitFor();
        String[] values = Files.readString(cost).strip().split(" ", -1);
        if (!values[3].equals("0") && !(t.finds && values[3].equals("1"))) {
            throw new EnvironmentException(t.name + ": exit status " + values[3]);
        }
        t.walls.add(Long.parseLong(values[0]));
        t.cpu = Math.min(t.cpu, Long.parseLong(values[1]));
        t.rss = Math.min(t.rss, Long.parseLong(values[2]));
    }
}
