package org.pclnlab.benchmarks.self;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.Main;
import org.pclnlab.benchmarks.data.ForgedBench;
import org.pclnlab.benchmarks.jmh.Images;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code pclnlab bench jmh}: the JMH classes, by JMH's own runner. */
@Command(
        name = "jmh",
        mixinStandardHelpOptions = true,
        description = "Runs the JMH benchmarks; what follows -- goes to JMH as it is.",
        footer = {"  pclnlab bench jmh -- SearchOnly -p kind=MID -prof gc"})
final class JmhCommand implements Callable<Integer> {
    @Option(names = "--image", paramLabel = "IMAGE", description = "As for hot.")
    private @Nullable Path image;

    @Option(
            names = "--result",
            paramLabel = "FILE",
            defaultValue = "pclnlab-jmh.json",
            description = "Where JMH writes its results as JSON. Default: ${DEFAULT-VALUE}.")
    private Path result = Path.of("pclnlab-jmh.json");

    @Parameters(arity = "0..*", paramLabel = "JMH ARGS", description = "As JMH takes them.")
    private List<String> jmh = List.of();

    @Override
    public Integer call() throws IOException, InterruptedException, ImageException, EnvironmentException {
        try (WorkFolder work = WorkFolder.create()) {
            Path given = image;
            Path file = given != null
                    ? given.toAbsolutePath()
                    : ForgedBench.build(Files.createDirectories(work.path().resolve("forged")));
            List<String> args = new ArrayList<>(List.of("-rf", "json", "-rff", result.toString()));
            args.addAll(List.of("-jvmArgsAppend", "-D" + Images.PROPERTY + "=" + file));
            args.addAll(jmh);
            Main.main(args.toArray(new String[0]));
            return 0;
        }
    }
}
