package org.pclnlab.harness.goroot.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.ChildEnvironment;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Result;
import org.pclnlab.harness.toolchain.Tool;

/** The import configuration of the standard library, which some programs and gc's compiler read (spec 08 section 4.3). */
public final class ImportConfig {
    private static final String FORM = "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}";

    private ImportConfig() {}

    /** Writes the file into {@code state}. Its exports lie in go's cache, which may forget them, so it is made every time. */
    public static Path of(Tool go, Path state, Map<String, String> env, Launcher launcher) throws EnvironmentException {
        Map<String, String> child = new HashMap<>(ChildEnvironment.gc(env));
        child.remove("CGO_ENABLED");
        List<String> argv = List.of(go.path().toString(), "list", "-export", "-f", FORM, "std");
        Path file = state.resolve("importcfg");
        Path aside = state.resolve("importcfg-" + UUID.randomUUID());
        try {
            Files.createDirectories(state);
            Result r = launcher.run(new Command(argv, child, null, Duration.ofMinutes(10)).into(aside));
            if (!r.ok()) {
                throw new EnvironmentException("tool " + go.name() + ": go list -export std: " + r.explain());
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw new EnvironmentException(state + ": " + e, e);
        }
    }
}
