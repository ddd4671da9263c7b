package org.pclnlab.harness.forge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.pclnlab.emulator.forge.AssemblerWriter;
import org.pclnlab.emulator.forge.ForgeSpec;
import org.pclnlab.emulator.forge.ForgedSource;
import org.pclnlab.emulator.forge.Responder;
import org.pclnlab.emulator.forge.TablePlacer;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.ImageException;

/**
 * Links forged programs with {@code cc} into a directory of the caller's. The responder is compiled once for each
 * generation. Mutable, one thread at a time.
 *
 * <p>{@code cc} is run with a plain {@code ProcessBuilder}; the launcher of {@code toolchain} takes that over.
 */
public final class ForgeBuilder {
    private static final long TIMEOUT_SECONDS = 120;

    private final Path dir;
    private final String cc;
    private final Arch arch;
    private final Map<List<String>, Path> responders = new HashMap<>();
    private final Map<ForgedSource, byte[]> linked = new HashMap<>();
    private final Map<String, Path> built = new HashMap<>();

    public ForgeBuilder(Path dir) {
        this(dir, "cc", System.getProperty("os.arch", "").equals("aarch64") ? Arch.ARM64 : Arch.AMD64);
    }

    public ForgeBuilder(Path dir, String cc, Arch arch) {
        this.dir = dir;
        this.cc = cc;
        this.arch = arch;
    }

    /**
     * The finished executable of {@code spec}, called after it.
     *
     * @throws IOException when {@code cc} is missing or fails; the message holds what it said
     * @throws ImageException when the linked file is not what this project can read
     */
    public Path build(ForgeSpec spec) throws IOException, InterruptedException, ImageException {
        Path done = built.get(spec.name());
        if (done != null) {
            return done;
        }
        ForgedSource source = AssemblerWriter.write(spec, arch);
        byte[] raw = linked.get(source); // images that differ in their damages are linked once
        if (raw == null) {
            raw = link(spec.name(), source);
            linked.put(source, raw);
        }
        Path out = dir.resolve(spec.name());
        Files.write(out, TablePlacer.finish(spec, raw));
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rwxr-xr-x"));
        built.put(spec.name(), out);
        return out;
    }

    private byte[] link(String name, ForgedSource source) throws IOException, InterruptedException {
        Path responder = responder(source.responderFlags());
        Path assembler = dir.resolve(name + ".s");
        Path exports = dir.resolve(name + ".exports");
        Path raw = dir.resolve(name + ".raw");
        Files.writeString(assembler, source.assembler());
        Files.writeString(exports, source.dynamicList());
        List<String> link = new ArrayList<>(List.of(cc, "-o", raw.toString()));
        link.addAll(source.linkFlags());
        link.add("-Wl,--dynamic-list=" + exports);
        link.addAll(List.of(assembler.toString(), responder.toString(), "-ldl"));
        run(link);
        return Files.readAllBytes(raw);
    }

    private Path responder(List<String> flags) throws IOException, InterruptedException {
        Path done = responders.get(flags);
        if (done != null) {
            return done;
        }
        Path source = dir.resolve("responder.c");
        Files.writeString(source, Responder.source());
        Path object = dir.resolve("responder" + responders.size() + ".o");
        List<String> compile = new ArrayList<>(List.of(cc));
        compile.addAll(flags);
        compile.addAll(List.of("-c", source.toString(), "-o", object.toString()));
        run(compile);
        responders.put(flags, object);
        return object;
    }

    private void run(List<String> command) throws IOException, InterruptedException {
        Path log = Files.createTempFile(dir, "cc", ".log");
        Process p = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        p.getOutputStream().close();
        if (!p.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
            p.destroyForcibly();
            throw new IOException("did not end within " + TIMEOUT_SECONDS + " s: " + String.join(" ", command));
        }
        if (p.exitValue() != 0) {
            throw new IOException(
                    "exit " + p.exitValue() + ": " + String.join(" ", command) + "\n" + Files.readString(log));
        }
        Files.delete(log);
    }
}
