package org.pclnlab.harness.forge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Result;

/**
 * Asks a forged program, or any other that speaks the oracle protocol of part 04 section 17.1. One call is one process.
 */
public final class ForgedProcess {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private ForgedProcess() {}

    /** How a pc is asked. */
    public enum Mode {
        /** {@code FuncForPC}, {@code Name}, {@code Entry}, {@code FileLine}. */
        F,
        /** The first frame of {@code CallersFrames}. */
        N
    }

    /** A range of link-time pcs, {@code hi} exclusive; or one runtime pc when {@code step} is 0. */
    public record Query(Mode mode, long lo, long hi, long step) {
        public static Query range(Mode mode, long lo, long hi, long step) {
            return new Query(mode, lo, hi, step);
        }

        public static Query at(Mode mode, long pc) {
            return new Query(mode, pc, 0, 0);
        }

        private String line() {
            return step == 0
                    ? "P " + mode + " " + Long.toHexString(lo)
                    : mode + " " + Long.toHexString(lo) + " " + Long.toHexString(hi) + " " + Long.toHexString(step);
        }
    }

    /**
     * One answer.
     *
     * @param kind f for a function, n for none
     * @param name with the placeholder {@code pc=0x...} spelled out
     */
    public record Answer(char kind, long pc, String name, long entry, String file, long line) {
        @Override
        public String toString() {
            return kind + " 0x" + Long.toHexString(pc) + " " + name + " 0x" + Long.toHexString(entry) + " " + file + ":"
                    + line;
        }
    }

    /** All answers in the order of the questions, and the program's {@code llgo funcinfo:} lines. */
    public record Replies(List<Answer> answers, List<String> debugLines) {}

    /** Starts one process of {@code exe} and asks it. */
    public static Replies ask(Path exe, List<Query> queries) throws IOException, EnvironmentException {
        return ask(new Launcher(), exe, queries);
    }

    /**
     * Starts one process of {@code exe} and asks it.
     *
     * @throws IOException when it crashes or says something else
     * @throws EnvironmentException when it cannot be started
     */
    public static Replies ask(Launcher launcher, Path exe, List<Query> queries)
            throws IOException, EnvironmentException {
        return ask(launcher, exe, queries, TIMEOUT);
    }

    /** The same, with a process that may take no longer than this. */
    static Replies ask(Launcher launcher, Path exe, List<Query> queries, Duration timeout)
            throws IOException, EnvironmentException {
        StringBuilder input = new StringBuilder();
        for (Query q : queries) {
            input.append(q.line()).append('\n');
        }
        Path out = Files.createTempFile("pclnlab", ".out");
        try {
            Result r = launcher.run(new Command(
                            List.of(exe.toString()),
                            Map.of("LLGO_FUNCINFO_DEBUG", "1"),
                            null,
                            timeout,
                            input.append("Q\n").toString())
                    .into(out));
            if (!r.ok()) {
                throw new IOException(exe.getFileName() + ": " + r.explain());
            }
            List<String> lines = Files.readAllLines(out, StandardCharsets.ISO_8859_1);
            return new Replies(
                    new Reader(lines).read(queries), r.stderr().text().lines().toList());
        } finally {
            Files.delete(out);
        }
    }

    /** Reads the output lines. */
    private static final class Reader {
        private final List<String> lines;
        private final List<String> strings = new ArrayList<>();
        private int at;

        Reader(List<String> lines) {
            this.lines = lines;
        }

        List<Answer> read(List<Query> queries) throws IOException {
            List<Answer> answers = new ArrayList<>();
            if (!next().startsWith("H pclnlab-oracle 1 ")) {
                throw new IOException("no header line");
            }
            for (Query q : queries) {
                String line = next();
                for (; !line.startsWith("E "); line = next()) {
                    if (line.startsWith("A ")) { // the anchor of a real oracle
                        continue;
                    }
                    if (line.startsWith("S ")) {
                        strings.add(unquote(line.substring(line.indexOf('"'))));
                    } else {
                        run(q, line, answers);
                    }
                }
            }
            return answers;
        }

        private String next() throws IOException {
            if (at == lines.size()) {
                throw new IOException("the output ends early");
            }
            return lines.get(at++);
        }

        private void run(Query q, String line, List<Answer> answers) throws IOException {
            List<String> f = Arrays.asList(line.split(" ", -1));
            if (f.size() != 8 || !f.get(0).equals("R")) {
                throw new IOException("not an answer: " + line);
            }
            long pc = Long.parseUnsignedLong(f.get(2), 16);
            long n = Long.parseLong(f.get(3));
            for (long i = 0; i < n; i++, pc += q.step) {
                answers.add(new Answer(
                        f.get(1).charAt(0),
                        pc,
                        f.get(5).equals("~") ? "pc=0x" + Long.toHexString(pc) : strings.get(Integer.parseInt(f.get(5))),
                        f.get(4).equals("=") ? pc : Long.parseUnsignedLong(f.get(4), 16),
                        strings.get(Integer.parseInt(f.get(6))),
                        Long.parseLong(f.get(7))));
            }
        }

        /** Go quoting, as far as the responder writes it. Lines were read byte by byte; names are UTF-8. */
        private static String unquote(String quoted) {
            StringBuilder out = new StringBuilder();
            for (int i = 1; i < quoted.length() - 1; i++) {
                char c = quoted.charAt(i);
                if (c != '\\') {
                    out.append(c);
                    continue;
                }
                c = quoted.charAt(++i);
                int plain = "abfnrtv\"\\".indexOf(c);
                if (plain >= 0) {
                    out.append("\007\b\f\n\r\t\013\"\\".charAt(plain));
                } else {
                    out.append((char) Integer.parseInt(quoted.substring(i + 1, i + 3), 16));
                    i += 2;
                }
            }
            return new String(out.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        }
    }
}
