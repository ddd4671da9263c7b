package org.pclnlab.harness.forge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.emulator.forge.AssemblerWriter;
import org.pclnlab.emulator.forge.ForgeSpec;
import org.pclnlab.emulator.forge.ForgedSource;
import org.pclnlab.emulator.forge.Responder;
import org.pclnlab.emulator.forge.SidecarPlacer;
import org.pclnlab.emulator.forge.TablePlacer;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.ChildEnvironment;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Result;

/**
 * Links forged programs with {@code cc} into a directory of the caller's. The responder is compiled once for each
 * generation. Mutable, one thread at a time.
 */
public final class ForgeBuilder {
    private static final Duration TIMEOUT = Duration.ofMinutes(2);

    private final Launcher launcher;
    private final Path dir;
    private final String cc;
    private final Arch arch;
    private final Map<List<String>, Path> responders = new HashMap<>();
    private final Map<ForgedSource, byte[]> linked = new HashMap<>();
    private final Map<String, Path> built = new HashMap<>();

    public ForgeBuilder(Path dir) {
        this(new Launcher(), dir, "cc");
    }

    public ForgeBuilder(Launcher launcher, Path dir, String cc) {
        this(launcher, dir, cc, System.getProperty("os.arch", "").equals("aarch64") ? Arch.ARM64 : Arch.AMD64);
    }

    private ForgeBuilder(Launcher launcher, Path dir, String cc, Arch arch) {
        this.launcher = launcher;
        this.dir = dir;
        this.cc = cc;
        this.arch = arch;
    }

    /**
     * The finished executable of {@code spec}, called after it.
     *
     * @throws EnvironmentException when {@code cc} is missing or fails; the message holds what it said
     * @throws ImageException when the linked file is not what this project can read
     */
    public Path build(ForgeSpec spec) throws IOException, EnvironmentException, ImageException {
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
        if (spec.isExternal()) {
            SidecarPlacer.Pair pair = SidecarPlacer.finish(spec, raw);
            Files.write(out, pair.executable());
            Files.write(dir.resolve(spec.name() + ".pclntab"), pair.sidecar());
        } else {
            Files.write(out, TablePlacer.finish(spec, raw));
        }
        Files.setPosixFilePermissions(out, PosixFilePermissions.fromString("rwxr-xr-x"));
        built.put(spec.name(), out);
        return out;
    }

    private byte[] link(String name, ForgedSource source) throws IOException, EnvironmentException {
        Path responder = responder(source.responderFlags());
        Path assembler = dir.resolve(name + ".s");
        Path exports = dir.resolve(name + ".exports");
        Path raw = dir.resolve(name + ".raw");
        Files.writeString(assembler, source.assembler());
        Files.writeString(exports, source.dynamicList());
        List<String> link = new ArrayList<>(List.of(cc, "-o", raw.toString()));
        link.addAll(source.linkFlags());
        link.add("-Wl,--dynamic-list=" + exports);
        if (source.carrier()) {
            Path script = dir.resolve("carrier.ld");
            Files.writeString(script, AssemblerWriter.CARRIER);
            link.add("-Wl,-T," + script);
        }
        link.addAll(List.of(assembler.toString(), responder.toString(), "-ldl"));
        run(link);
        return Files.readAllBytes(raw);
    }

    private Path responder(List<String> flags) throws IOException, EnvironmentException {
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

    private void run(List<String> command) throws IOException, EnvironmentException {
        Result r = launcher.run(new Command(command, ChildEnvironment.program(System.getenv()), dir, TIMEOUT));
        if (!r.ok()) {
            throw new EnvironmentException(String.join(" ", command) + ": " + r.explain());
        }
    }
}
