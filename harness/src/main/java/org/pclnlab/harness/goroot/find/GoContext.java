package org.pclnlab.harness.goroot.find;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.ChildEnvironment;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Result;
import org.pclnlab.harness.toolchain.Tool;

/** Asks an installed go what holds where it builds. */
public final class GoContext {
    private static final String QUESTION =
            "{{context.GOOS}} {{context.GOARCH}} {{context.CgoEnabled}}{{range context.ToolTags}} {{.}}{{end}}";

    private GoContext() {}

    /**
     * The context of a Go toolchain; whether it has cgo is its own default or what the caller's environment says.
     *
     * @param env the caller's environment
     */
    public static BuildContext of(Tool go, Map<String, String> env, Launcher launcher) throws EnvironmentException {
        Map<String, String> child = new HashMap<>(ChildEnvironment.gc(env));
        child.remove("CGO_ENABLED");
        if (env.containsKey("CGO_ENABLED")) {
            child.put("CGO_ENABLED", env.getOrDefault("CGO_ENABLED", ""));
        }
        List<String> argv = List.of(go.path().toString(), "list", "-e", "-f", QUESTION, "unsafe");
        Result r = launcher.run(new Command(argv, child, null, Duration.ofSeconds(60)));
        List<String> words = GoText.fields(r.stdout().text());
        if (!r.ok() || words.size() < 3) {
            throw new EnvironmentException("tool " + go.name() + ": go list does not tell its tags: " + r.explain());
        }
        return BuildContext.of(
                words.get(0),
                words.get(1),
                words.get(2).equals("true"),
                go.goVersion(),
                words.subList(3, words.size()));
    }

    /** The folder of a toolchain's own cases; some distributions of Go leave it out. */
    public static Path testFolder(Tool go) throws EnvironmentException {
        Path test = Path.of(go.goroot(), "test");
        if (!Files.isDirectory(test)) {
            throw new EnvironmentException("this distribution of " + go.goVersion() + " has no folder " + test
                    + "; Go's own archives have it. --root DIR runs other cases");
        }
        return test;
    }
}
