package org.pclnlab.harness.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Children by {@link ProcessBuilder}, with all streams in files; a child that takes too long goes with its children. */
public final class PlainChildren implements Children {
    private static final int COMPLAINT = 2000;

    @Override
    public Ended run(List<String> argv, Map<String, String> env, Path dir, byte[] stdin, Path stdout, Duration timeout)
            throws SweepException {
        try {
            Path in = Files.createTempFile(dir, "stdin", "");
            Path err = Files.createTempFile(dir, "stderr", "");
            Files.write(in, stdin);
            ProcessBuilder b = new ProcessBuilder(argv).directory(dir.toFile());
            b.environment().putAll(env);
            b.redirectInput(in.toFile()).redirectOutput(stdout.toFile()).redirectError(err.toFile());
            Process p = b.start();
            try {
                if (!p.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                    throw new SweepException(argv.get(0) + ": no answer within " + timeout.toSeconds() + " s");
                }
            } finally {
                p.descendants().forEach(ProcessHandle::destroyForcibly);
                p.destroyForcibly();
            }
            String text = new String(Files.readAllBytes(err), StandardCharsets.UTF_8).strip();
            Files.delete(in);
            Files.delete(err);
            return new Ended(p.exitValue(), text.substring(Math.max(0, text.length() - COMPLAINT)));
        } catch (IOException e) {
            throw new SweepException(argv.get(0) + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SweepException(argv.get(0) + ": interrupted", e);
        }
    }
}
