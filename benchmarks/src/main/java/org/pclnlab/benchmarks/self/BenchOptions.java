package org.pclnlab.benchmarks.self;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pclnlab.benchmarks.data.ForgedBench;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.outcome.EnvironmentException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Options that all benchmarks share. */
final class BenchOptions {
    @Spec(Spec.Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Nullable Path image;

    @Option(
            names = "--image",
            paramLabel = "IMAGE",
            description = "An LLGo executable with an adopted table. Default: one forged with cc.")
    void setImage(Path file) {
        if (!Files.exists(file)) {
            throw new ParameterException(spec.commandLine(), "no such file: " + file);
        }
        image = file;
    }

    @Option(names = "--check", description = "Print a verdict for each goal; exit 1 when one is missed.")
    boolean check;

    @Option(names = "--json", description = "Print JSON.")
    boolean json;

    /** The image given, or one forged in {@code work}. */
    Path image(Path work) throws IOException, EnvironmentException, ImageException {
        Path given = image;
        if (given != null) {
            return given.toAbsolutePath();
        }
        return ForgedBench.build(Files.createDirectories(work.resolve("forged")));
    }

    /** What a reader of the numbers has to know about the machine. */
    static String machine() {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        return String.format(
                Locale.ROOT,
                "JDK %s (%s), %s %s, %d cores, load %.1f",
                Runtime.version(),
                System.getProperty("java.vendor"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                load);
    }

    /** Prints goals as text or JSON and gives the exit code. */
    int finish(String bench, Goals goals, PrintWriter out) throws IOException {
        if (json) {
            StringWriter text = new StringWriter();
            try (JsonGenerator g = JsonFactory.builder().build().createGenerator(text)) {
                g.setPrettyPrinter(new DefaultPrettyPrinter());
                g.writeStartObject();
                g.writeStringField("schema", "pclnlab.bench/v1");
                g.writeStringField("bench", bench);
                g.writeStringField("machine", machine());
                g.writeArrayFieldStart("goals");
                for (Goals.Goal goal : goals.goals()) {
                    g.writeStartObject();
                    g.writeStringField("name", goal.name());
                    g.writeStringField("goal", goal.floor() ? "at least" : "at most");
                    g.writeNumberField("limit", goal.limit());
                    g.writeNumberField("value", goal.value());
                    g.writeStringField("unit", goal.unit());
                    g.writeBooleanField("met", goal.met());
                    g.writeBooleanField("tie", goal.tie());
                    g.writeStringField("detail", goal.detail());
                    g.writeEndObject();
                }
                g.writeEndArray();
                g.writeArrayFieldStart("notRun");
                for (Goals.NotRun n : goals.notRun()) {
                    g.writeStartObject();
                    g.writeStringField("what", n.what());
                    g.writeStringField("reason", n.reason());
                    g.writeEndObject();
                }
                g.writeEndArray();
                g.writeEndObject();
            }
            out.println(text);
            out.flush();
        } else {
            goals.print(out, check);
        }
        return check && !goals.met() ? 1 : 0;
    }
}
