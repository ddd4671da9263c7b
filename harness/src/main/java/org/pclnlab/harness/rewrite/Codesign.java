package org.pclnlab.harness.rewrite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.pclnlab.emulator.rewrite.DiskOperations;
import org.pclnlab.emulator.rewrite.Publisher;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.ChildEnvironment;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Result;

/** Signs a Mach-O file ad hoc with the tool of macOS (03 section 10). */
final class Codesign implements Publisher.Signer {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final long limit;

    /** Refuses, as LLGo does, a signed file of {@code limit} bytes or more: what was cut from it came back as signature. */
    Codesign(long limit) {
        this.limit = limit;
    }

    @Override
    public void sign(Path file) throws IOException {
        List<String> argv = List.of("codesign", "-f", "-s", "-", file.toString());
        try {
            Result r = new Launcher().run(new Command(argv, ChildEnvironment.program(System.getenv()), null, TIMEOUT));
            if (!r.ok()) {
                throw new IOException("codesign: " + r.explain());
            }
        } catch (EnvironmentException e) {
            throw new IOException("codesign: " + e.getMessage(), e);
        }
        new DiskOperations().forceFile(file);
        long size = Files.size(file);
        if (size >= limit) {
            throw new IOException(
                    "verify staged binary: compacted file did not shrink: old=" + limit + " staged=" + size);
        }
    }
}
