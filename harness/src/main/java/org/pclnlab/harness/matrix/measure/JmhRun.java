package org.pclnlab.harness.matrix.measure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.matrix.model.MatrixResult.JvmBenchmark;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Result;

/** Starts JMH, as {@code pclnlab bench jmh} in a process of its own, and reads what it wrote. */
public final class JmhRun {
    /** The emulator's answers to the questions of hot, multipkg and fresh-pc. */
    public static final List<String> USUAL = List.of("FuncForPcCached|FileLineMemo|FuncForPcMaterialize");

    private JmhRun() {}

    /**
     * Runs it.
     *
     * @param args as JMH takes them
     * @param main the class of pclnlab's command line
     */
    public static List<JvmBenchmark> run(
            List<String> args, String main, Map<String, String> env, Path work, Duration timeout)
            throws EnvironmentException, UsageException {
        Path json = work.resolve("jmh.json");
        List<String> argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                main,
                "bench",
                "jmh",
                "--result",
                json.toString(),
                "--"));
        argv.addAll(args);
        Path dir = Path.of("").toAbsolutePath();
        Result r = new Launcher().run(new Command(argv, env, dir, timeout));
        if (!r.ok()) {
            throw new EnvironmentException("JMH: " + r.explain());
        }
        return JmhJson.read(json);
    }
}
