package org.pclnlab.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One target in a JVM of its own: Jazzer runs one target for a JVM. */
final class FuzzChild {
    /** What libFuzzer prints when it ends by itself, and while it runs. */
    private static final Pattern TOTAL = Pattern.compile("(?m)^stat::number_of_executed_units:\\s+(\\d+)");

    private static final Pattern PROGRESS = Pattern.compile("(?m)^#(\\d+)\\s");
    private static final Pattern COVERAGE = Pattern.compile("cov: (\\d+)");
    private static final Pattern CAUSE =
            Pattern.compile("(?m)^== Java (?:Exception|Assertion Error): (.*)$|^==\\d+== ?(ERROR: .*)$");
    /** The longest that one input may take, seconds; libFuzzer calls more a finding. */
    private static final int TIMEOUT = 10;
    /** For the JVM to start, and to end after it was told to. */
    private static final int SPARE = 60;

    /**
     * What a child came to.
     *
     * @param executions how often the target ran
     * @param coverage edges that were reached
     * @param finding first line of what is wrong, empty when nothing is
     * @param inputs files that show it
     */
    record Result(String target, long executions, long coverage, String finding, List<Path> inputs) {
        Result {
            inputs = List.copyOf(inputs);
        }
    }

    private final Path work;
    private final Path bases;

    FuzzChild(Path work, Path bases) {
        this.work = work;
        this.bases = bases;
    }

    /** Fuzzes for some seconds; the corpus of earlier runs is gone on with. */
    Result run(String target, List<byte[]> seeds, int seconds) throws IOException, InterruptedException {
        Path corpus = Files.createDirectories(work.resolve("corpus").resolve(target));
        for (int i = 0; i < seeds.size(); i++) {
            Files.write(corpus.resolve("seed-" + i), seeds.get(i));
        }
        Path findings = Files.createDirectories(work.resolve("findings").resolve(target));
        long before = findings(findings).size();
        Path log = work.resolve(target + ".log");
        Process child = new ProcessBuilder(command(target, seconds, corpus, findings))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        child.getOutputStream().close();
        boolean ended;
        try {
            ended = child.waitFor(seconds + SPARE, TimeUnit.SECONDS);
        } finally {
            child.descendants().forEach(ProcessHandle::destroyForcibly);
            child.destroyForcibly();
        }
        String text = Files.readString(log, StandardCharsets.ISO_8859_1);
        List<Path> inputs = findings(findings);
        String finding = "";
        if (!ended) {
            finding = "still running " + SPARE + " s after its time";
        } else if (child.exitValue() != 0 || inputs.size() > before) {
            finding = cause(text, child.exitValue(), log);
        }
        return new Result(target, executions(text), last(COVERAGE, text), finding, inputs);
    }

    private static List<Path> findings(Path dir) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.sorted().toList();
        }
    }

    private List<String> command(String target, int seconds, Path corpus, Path findings) {
        List<String> out = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-XX:+UseParallelGC",
                "-Dfuzz.target=" + target,
                "-D" + Bases.FOLDER + "=" + bases));
        if (Runtime.version().feature() >= 22) {
            out.add("--enable-native-access=ALL-UNNAMED");
            out.add("--sun-misc-unsafe-memory-access=allow");
        }
        out.addAll(List.of(
                "-XX:+EnableDynamicAgentLoading",
                "-cp",
                System.getProperty("java.class.path"),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + FuzzEntry.class.getName(),
                "--instrumentation_includes=org.pclnlab.emulator.**:org.pclnlab.harness.**",
                "--reproducer_path=" + work,
                "-artifact_prefix=" + findings + "/",
                "-max_total_time=" + seconds,
                "-timeout=" + TIMEOUT,
                "-rss_limit_mb=3000",
                "-print_final_stats=1",
                corpus.toString()));
        return out;
    }

    private static String cause(String text, int exit, Path log) {
        Matcher m = CAUSE.matcher(text);
        if (!m.find()) {
            return "exit code " + exit + ", see " + log;
        }
        return m.group(1) == null ? m.group(2) : m.group(1);
    }

    private static long executions(String text) {
        return Math.max(last(TOTAL, text), last(PROGRESS, text));
    }

    private static long last(Pattern pattern, String text) {
        long out = 0;
        Matcher m = pattern.matcher(text);
        while (m.find()) {
            out = Long.parseLong(m.group(1));
        }
        return out;
    }
}
