package org.pclnlab.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Runs a compiler or a witness for a test; anything but exit code 0 within two minutes fails the test. */
public final class Run {
    private Run() {}

    /** Standard output and standard error, in one. */
    public static String of(Path dir, Map<String, String> env, List<String> command) throws IOException {
        Path out = Files.createTempFile(dir, "run", ".out");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(dir.toFile())
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().putAll(env);
        Process process = builder.start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(2, TimeUnit.MINUTES)) {
                throw new AssertionError(command + ": still running after two minutes");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        } finally {
            process.destroyForcibly();
        }
        String text = Files.readString(out, StandardCharsets.ISO_8859_1);
        Files.delete(out);
        if (process.exitValue() != 0) {
            throw new AssertionError(command + ": exit code " + process.exitValue() + "\n" + text);
        }
        return text;
    }

    public static String of(Path dir, String... command) throws IOException {
        return of(dir, Map.of(), List.of(command));
    }

    /** An executable built by {@code cc} from C source. */
    public static Path cc(Path dir, String name, String source, String... flags) throws IOException {
        Path c = Files.writeString(dir.resolve(name + ".c"), source);
        Path out = dir.resolve(name);
        ArrayList<String> command = new ArrayList<>(List.of("cc", "-o", out.toString(), c.toString()));
        command.addAll(List.of(flags));
        of(dir, Map.of("LC_ALL", "C"), command);
        return out;
    }

    /** An executable built by {@code go} from one file, for linux/amd64 unless {@code env} says otherwise. */
    public static Path go(Path dir, String name, String source, Map<String, String> env, String... flags)
            throws IOException {
        Path go = Files.writeString(dir.resolve(name + ".go"), source);
        Path out = dir.resolve(name);
        ArrayList<String> command = new ArrayList<>(List.of("go", "build", "-o", out.toString()));
        command.addAll(List.of(flags));
        command.add(go.toString());
        HashMap<String, String> all = new HashMap<>(Map.of(
                "GOENV",
                "off",
                "GOTOOLCHAIN",
                "local",
                "GOWORK",
                "off",
                "GOPROXY",
                "off",
                "GOFLAGS",
                "-buildvcs=false",
                "CGO_ENABLED",
                "0",
                "GOOS",
                "linux",
                "GOARCH",
                "amd64"));
        all.putAll(env);
        of(dir, all, command);
        return out;
    }
}
