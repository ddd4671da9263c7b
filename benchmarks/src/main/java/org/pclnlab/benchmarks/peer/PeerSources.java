package org.pclnlab.benchmarks.peer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.pclnlab.harness.outcome.EnvironmentException;

/** Our own programs in other languages, built from the sources in the jar by the caller's compilers. */
public final class PeerSources {
    private PeerSources() {}

    /**
     * Builds {@code NAME.c} in {@code dir}.
     *
     * @throws EnvironmentException when {@code cc} cannot
     */
    public static Path build(String name, Path dir, String... flags)
            throws IOException, InterruptedException, EnvironmentException {
        Path source = copy(name + ".c", dir);
        Path program = dir.resolve(name);
        List<String> argv = new ArrayList<>(List.of("cc"));
        argv.addAll(List.of(flags));
        argv.addAll(List.of("-o", program.toString(), source.toString()));
        run("cc " + name + ".c", new ProcessBuilder(argv));
        return program;
    }

    /** Builds {@code go/NAME.go} in {@code dir}, with debug information of gc's default version. */
    public static Path buildGo(String name, Path dir) throws IOException, InterruptedException, EnvironmentException {
        Path source = copy("go/" + name + ".go", dir);
        Path program = dir.resolve(name);
        ProcessBuilder go = new ProcessBuilder("go", "build", "-o", program.toString(), source.toString());
        go.environment()
                .putAll(Map.of("GOENV", "off", "GOTOOLCHAIN", "local", "GOWORK", "off", "GOFLAGS", "-buildvcs=false"));
        run("go build", go);
        return program;
    }

    /**
     * Builds the Rust peers, once for each version of their source, in {@code cache}. Needs crates from the network the first
     * time.
     */
    public static Path buildRust(Path cache, String profile)
            throws IOException, InterruptedException, EnvironmentException {
        byte[] source = read("rust/peer.rs");
        byte[] manifest = read("rust/Cargo.toml");
        CRC32 sum = new CRC32();
        sum.update(source);
        sum.update(manifest);
        Path dir = Files.createDirectories(cache.resolve("rust-" + Long.toHexString(sum.getValue())));
        Path program = dir.resolve("target/" + profile + "/peer");
        if (Files.isExecutable(program)) {
            return program;
        }
        Files.write(dir.resolve("peer.rs"), source);
        Files.write(dir.resolve("Cargo.toml"), manifest);
        run(
                "cargo build",
                new ProcessBuilder("cargo", "build", "--quiet", "--profile", profile).directory(dir.toFile()));
        return program;
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = PeerSources.class.getResourceAsStream("/org/pclnlab/benchmarks/peers/" + name)) {
            if (in == null) {
                throw new IllegalStateException("no " + name + " in the jar");
            }
            return in.readAllBytes();
        }
    }

    private static Path copy(String name, Path dir) throws IOException {
        return Files.write(dir.resolve(name.substring(name.lastIndexOf('/') + 1)), read(name));
    }

    private static void run(String what, ProcessBuilder compiler)
            throws IOException, InterruptedException, EnvironmentException {
        Process p;
        try {
            p = compiler.redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new EnvironmentException("cannot start " + compiler.command().get(0) + ": " + e.getMessage(), e);
        }
        p.getOutputStream().close();
        String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (p.waitFor() != 0) {
            throw new EnvironmentException(what + ": " + said.strip());
        }
    }
}
