package org.pclnlab.harness.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.heap.Consistency;
import org.pclnlab.harness.heap.HeapText;
import org.pclnlab.harness.heap.ProfileReader;
import org.pclnlab.harness.heap.SamplerKind;
import org.pclnlab.harness.heap.Simulation;
import org.pclnlab.harness.heap.TextFiles;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code pclnlab heap check}. */
@Command(
        name = "check",
        description = {
            "Decides whether recorded profiles are consistent with unbiased Poisson sampling, with a stated",
            "probability of a false alarm. With --simulate it says how often that decision is wrong.",
            "A PROFILE is a text file: 'pclnlab-heap 1', 'rate N', 'site NAME SIZE ALLOCATIONS SAMPLES',",
            "'gaps SIZE GAP...', 'end'. SIZE is what an allocation counts down: the request in LLGo, the slot in gc."
        },
        footer = {"  pclnlab heap check profile.txt", "  pclnlab heap check --simulate 1000 --sampler uniform"},
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:no alarm; with --simulate: alarms are as promised",
            "1:an alarm; with --simulate: more false alarms than promised, or a biased sampler passed too often",
            "2:wrong usage or a damaged profile"
        })
public final class HeapCheckCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "PROFILE", arity = "0..*", description = "Profiles to judge.")
    private List<Path> profiles = new ArrayList<>();

    @Option(names = "--simulate", paramLabel = "N", description = "Judge N runs of an emulated sampler.")
    private @Nullable Integer simulate;

    @Option(
            names = "--sampler",
            paramLabel = "NAME",
            defaultValue = "current",
            description = "For --simulate: ${COMPLETION-CANDIDATES}. Default: current.")
    private SamplerKind sampler = SamplerKind.CURRENT;

    @Option(
            names = "--error",
            paramLabel = "P",
            defaultValue = "0.01",
            description = "Probability of a false alarm for one profile. Default: 0.01.")
    private double error = 0.01;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1", description = "Of the simulation. Default: 1.")
    private long seed = 1;

    @Override
    public Integer call() throws UsageException {
        if (!(error > 0 && error < 1)) {
            throw new UsageException("--error: found " + error + ", expected a number between 0 and 1");
        }
        if (profiles.isEmpty() == (simulate == null)) {
            throw new UsageException(
                    "found " + profiles.size() + " profiles and --simulate " + simulate + ", expected one of the two");
        }
        PrintWriter out = spec.commandLine().getOut();
        try {
            return (simulate == null ? judge(out) : simulate(simulate, out)).code();
        } finally {
            out.flush();
        }
    }

    private ExitCode simulate(int runs, PrintWriter out) throws UsageException {
        if (runs < 1) {
            throw new UsageException("--simulate: found " + runs + ", expected 1 or more");
        }
        Simulation.Result result = Simulation.run(sampler, runs, error, seed);
        HeapText.print(result, seed, out);
        return result.asPromised() ? ExitCode.OK : ExitCode.FINDING;
    }

    private ExitCode judge(PrintWriter out) throws UsageException {
        int alarms = 0;
        for (Path file : profiles) {
            List<Consistency.Test> tests = Consistency.judge(TextFiles.read(file, ProfileReader::read), error);
            HeapText.print(file.toString(), tests, out);
            alarms += tests.stream().anyMatch(Consistency.Test::alarms) ? 1 : 0;
        }
        HeapText.total(alarms, profiles.size(), error, out);
        return alarms == 0 ? ExitCode.OK : ExitCode.FINDING;
    }
}
