package org.pclnlab.benchmarks.self;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.pclnlab.benchmarks.data.YearOfNights;
import org.pclnlab.benchmarks.peer.Timeit;
import org.pclnlab.benchmarks.peer.Timeit.Timed;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pclnlab bench triage}: imports and questions over a long history, each as a whole process. */
@Command(
        name = "triage",
        mixinStandardHelpOptions = true,
        description = {
            "Makes a history of nightly runs on two platforms with two versions of Go, then times the import of one more run"
                    + " and every question, each from the start of its process to its end (medians).",
        },
        footer = {"  pclnlab bench triage --nights 365 --check"})
final class TriageBench implements Callable<Integer> {
    private static final double IMPORT_SECONDS = 2, QUESTION_SECONDS = 1;
    private static final List<String> QUESTIONS =
            List.of("new", "stale", "missing", "flaky", "causes", "hidden", "lint", "report", "runs");

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--nights", defaultValue = "365", description = "Default: ${DEFAULT-VALUE}.")
    private int nights = 365;

    @Option(names = "--cases", defaultValue = "3000", description = "Default: ${DEFAULT-VALUE}.")
    private int cases = 3000;

    @Option(names = "--rounds", defaultValue = "5", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Override
    public Integer call() throws IOException, InterruptedException, EnvironmentException, UsageException {
        if (nights < 4 || cases < 100 || rounds < 1) {
            throw new ParameterException(spec.commandLine(), "expected --nights 4, --cases 100, --rounds 1 or more");
        }
        Goals goals = new Goals();
        PrintWriter out = spec.commandLine().getOut();
        try (WorkFolder work = WorkFolder.create()) {
            Path history = work.path().resolve("history.db");
            Path list = work.path().resolve("xfail.yaml");
            Path results = work.path().resolve("results.jsonl");
            YearOfNights year = new YearOfNights(nights, cases);
            long start = System.nanoTime();
            long count = year.write(history);
            double seconds = (System.nanoTime() - start) / 1e9;
            year.writeList(list);
            year.writeResults(results);
            if (!options.json) {
                out.println(BenchOptions.machine());
                out.println(String.format(
                        Locale.ROOT,
                        "%,d results of %d nights in %.0f s, %.0f MB",
                        count,
                        nights,
                        seconds,
                        Files.size(history) / 1e6));
            }
            measure(work.path(), history, list, results, goals);
            return options.finish("triage", goals, out);
        }
    }

    private void measure(Path work, Path history, Path list, Path results, Goals goals)
            throws IOException, InterruptedException, EnvironmentException {
        String launcher = JavaCommand.launcher().toString();
        Timeit timeit = new Timeit(work);
        List<Timed> questions = new ArrayList<>();
        for (String q : QUESTIONS) {
            List<String> argv = new ArrayList<>(List.of(launcher, "triage", q, "--history", history.toString()));
            if (!q.equals("runs")) {
                argv.addAll(List.of("--dialect", "llgo", "--xfail", list.toString()));
            }
            questions.add(new Timed(q, argv, Map.of(), null).finds());
        }
        for (Timed t : questions) {
            timeit.answer(t);
        }
        List<Timed> imports = new ArrayList<>();
        for (int i = 0; i < rounds; i++) {
            for (Timed t : questions) {
                timeit.run(t);
            }
            // Each into a fresh copy: a file counts once.
            Path copy = work.resolve("copy.db");
            Files.copy(history, copy, StandardCopyOption.REPLACE_EXISTING);
            Timed t = new Timed(
                    "import",
                    List.of(launcher, "triage", "import", "--history", copy.toString(), results.toString()),
                    Map.of(),
                    null);
            timeit.run(t);
            imports.add(t);
        }
        double[] walls =
                imports.stream().mapToDouble(t -> t.wallMillis()[0]).sorted().toArray();
        goals.add(
                "import of " + cases + " results",
                walls[walls.length / 2] / 1000,
                IMPORT_SECONDS,
                " s",
                String.format(Locale.ROOT, "median of %d, slowest %.2f s", rounds, walls[walls.length - 1] / 1000));
        for (Timed t : questions) {
            double[] wall = t.wallMillis();
            goals.add(
                    "triage " + t.name(),
                    wall[1] / 1000,
                    QUESTION_SECONDS,
                    " s",
                    String.format(
                            Locale.ROOT,
                            "median of %d, slowest %.2f s, CPU %.2f s, %.0f MB",
                            rounds,
                            wall[2] / 1000,
                            t.cpuMillis() / 1000,
                            t.rssMegabytes()));
        }
    }
}
