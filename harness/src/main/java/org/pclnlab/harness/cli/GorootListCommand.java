package org.pclnlab.harness.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.find.Discovery;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Tool;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code pclnlab goroot list}. */
@Command(
        name = "list",
        description = "Lists cases, one a line, in the order in which LLGo's runner has them.",
        footer = {
            "  pclnlab goroot list --mode coverage --directive errorcheck,compile",
            "  pclnlab goroot list --mode ci --case '^fixedbugs/issue2' --long",
            "  pclnlab goroot list --mode coverage --left",
        })
final class GorootListCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private GorootSelection selection = new GorootSelection();

    @Mixin
    private ToolOptions toolOptions = new ToolOptions();

    @Option(names = "--long", description = "also the directive and its arguments, separated by tabs")
    private boolean details;

    @Option(names = "--count", description = "only how many there are, in all and of each directive")
    private boolean count;

    @Option(names = "--left", description = "instead of cases the files that are none, each with the reason")
    private boolean left;

    @Override
    public Integer call() throws UsageException, EnvironmentException {
        Map<String, String> env = System.getenv();
        Launcher launcher = new Launcher();
        Tool go = toolOptions.find(env, launcher).reference();
        Discovery discovery = selection.discovery(go, env, launcher);
        PrintWriter out = spec.commandLine().getOut();
        if (left) {
            for (Discovery.Left l : discovery.left(selection.filter())) {
                out.println(l.path() + "\t" + l.reason());
            }
        } else {
            List<GorootCase> cases = selection.cases(discovery);
            if (count) {
                Map<String, Integer> counts = new TreeMap<>();
                cases.forEach(c -> counts.merge(c.directive().word(), 1, Integer::sum));
                out.println("total=" + cases.size());
                counts.forEach((directive, n) -> out.println(directive + "=" + n));
            } else {
                cases.forEach(c -> out.println(line(c)));
            }
        }
        out.flush();
        return ExitCode.OK.code();
    }

    private String line(GorootCase c) {
        return details ? c.path() + "\t" + c.directive().word() + "\t" + String.join(" ", c.args()) : c.path();
    }
}
