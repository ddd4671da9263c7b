package org.pclnlab.harness.probe;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.pclnlab.harness.outcome.UsageException;

/** The probes of one module: every folder of it that has a {@code main.go} or a {@code probe.txt}, in name order. */
public final class Catalogue {
    private Catalogue() {}

    /**
     * Lists the probes below {@code module}.
     *
     * @throws UsageException when there are none
     */
    public static List<Probe> list(Path module) throws UsageException {
        try {
            // The real path: compilers write it into programs, and it must not depend on how the folder was reached.
            Path root = module.toRealPath();
            if (!Files.isRegularFile(root.resolve("go.mod"))) {
                throw new UsageException(module + ": no go.mod, so this is no folder of probes");
            }
            try (Stream<Path> list = Files.list(root)) {
                List<Probe> probes = new ArrayList<>();
                for (Path p : list.sorted().toList()) {
                    if (Files.isRegularFile(p.resolve("main.go")) || Files.isRegularFile(p.resolve(Manifest.FILE))) {
                        probes.add(new Probe(p.getFileName().toString(), root, Manifest.of(p), BuildSettings.of(p)));
                    }
                }
                if (probes.isEmpty()) {
                    throw new UsageException(module + ": no probes");
                }
                return List.copyOf(probes);
            }
        } catch (IOException e) {
            throw UsageException.unreadable(module, e);
        }
    }
}
