package org.pclnlab.harness.conform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.probe.Answers;
import org.pclnlab.harness.probe.Answers.ProtocolException;
import org.pclnlab.harness.probe.Probe;
import org.pclnlab.harness.probe.Scenario;
import org.pclnlab.harness.toolchain.Builder;
import org.pclnlab.harness.toolchain.ChildEnvironment;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Tool;

/** Builds one probe with one tool, runs each of its scenarios, and asks the emulator about the same executable. */
final class ProbeRun {
    private final Launcher launcher;
    private final Builder builder;
    private final Map<Tool.Kind, RuntimeOpener> openers;
    private final Map<String, String> env;
    private final Path work;
    private final Function<String, Duration> runTimeout;

    ProbeRun(
            Launcher launcher,
            Builder builder,
            Map<Tool.Kind, RuntimeOpener> openers,
            Map<String, String> env,
            Path work,
            Function<String, Duration> runTimeout) {
        this.launcher = launcher;
        this.builder = builder;
        this.openers = openers;
        this.env = env;
        this.work = work;
        this.runTimeout = runTimeout;
    }

    /** One side for each scenario of {@code probe}, in their order. */
    Map<Scenario, Side> sides(Probe probe, Tool tool) throws EnvironmentException {
        Path target;
        try {
            target = Files.createDirectories(work.resolve(tool.name())).resolve(probe.name());
        } catch (IOException e) {
            throw new EnvironmentException("cannot write " + work + ": " + e, e);
        }
        Builder.Built built = builder.build(tool, request(probe, tool), target);
        Path program = built.program();
        Map<Scenario, Side> sides = new LinkedHashMap<>();
        for (Scenario scenario : probe.manifest().scenarios()) {
            sides.put(
                    scenario,
                    program == null
                            ? Side.failed(false, built.failure())
                            : side(probe, scenario, tool, program, built.cached()));
        }
        return sides;
    }

    private static Builder.Request request(Probe probe, Tool tool) {
        return new Builder.Request(
                probe.module(),
                probe.pkg(),
                List.of(
                        probe.dir(),
                        probe.module().resolve("internal"),
                        probe.module().resolve("go.mod")),
                tool.isGc() ? List.of() : probe.llgo().flags(),
                switch (probe.manifest().build()) {
                    case PROGRAM -> Builder.How.PROGRAM;
                    case CGO -> Builder.How.CGO;
                    case TEST -> Builder.How.TEST;
                },
                tool.isGc() ? Map.of() : probe.llgo().env());
    }

    private Side side(Probe probe, Scenario scenario, Tool tool, Path program, boolean cached)
            throws EnvironmentException {
        Side first = ask(probe, scenario, tool, program, cached);
        if (first.failure.isEmpty() && first.allSame()) {
            return first;
        }
        // A mismatch or a crash is reported only if it happens again; what changed is told.
        Side second = ask(probe, scenario, tool, program, cached);
        compareRuns(first, second);
        return second;
    }

    private static void compareRuns(Side first, Side second) {
        for (Map.Entry<String, Side.Asked> e : second.asked.entrySet()) {
            Side.Asked before = first.asked.get(e.getKey());
            if (before == null) {
                second.notes.put(e.getKey(), "unstable: " + first.failure + " in a first run");
                continue;
            }
            for (Aspect aspect : Aspect.of(e.getValue().query().question())) {
                String was = aspect.exact(before.query().answer(), first.slide);
                if (!was.equals(aspect.exact(e.getValue().query().answer(), second.slide))) {
                    second.notes.put(e.getKey(), "unstable: the program said " + was + " in a first run");
                }
            }
        }
    }

    private Side ask(Probe probe, Scenario scenario, Tool tool, Path program, boolean cached)
            throws EnvironmentException {
        List<String> argv = new ArrayList<>(List.of(program.toString()));
        argv.addAll(scenario.args());
        Map<String, String> variables = new LinkedHashMap<>(ChildEnvironment.program(env));
        variables.putAll(scenario.env());
        Answers answers;
        try {
            answers = Outcome.of(
                    scenario, launcher.run(new Command(argv, variables, null, runTimeout.apply(probe.name()))));
        } catch (ProtocolException e) {
            return Side.failed(cached, String.valueOf(e.getMessage()));
        }
        RuntimeOpener opener = openers.get(tool.kind());
        if (opener == null) {
            return Side.of(cached, answers, null, "");
        }
        try {
            return Side.of(cached, answers, Emulation.ask(program, answers, opener), "");
        } catch (ImageException | IOException e) {
            return Side.of(cached, answers, null, String.valueOf(e.getMessage()));
        }
    }
}
