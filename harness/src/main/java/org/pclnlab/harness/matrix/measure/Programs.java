package org.pclnlab.harness.matrix.measure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.harness.inspect.Inspection;
import org.pclnlab.harness.inspect.Inspector;
import org.pclnlab.harness.matrix.model.Program;
import org.pclnlab.harness.matrix.probe.ProbeSource;
import org.pclnlab.harness.matrix.probe.Scenario;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.BuildCache;
import org.pclnlab.harness.toolchain.Builder;
import org.pclnlab.harness.toolchain.Files2;
import org.pclnlab.harness.toolchain.Tool;

/** Writes the sources and builds the programs (spec 09 section 4.1). Every column gets a file of its own, also the control. */
final class Programs {
    private final Builder cached;
    private final Builder scratch;
    private final Path sources;
    private final Path folder;
    private final MeasureOptions options;

    /**
     * A builder of programs.
     *
     * @param sources where sources stay; their path is part of a program
     * @param folder where the programs go
     */
    Programs(Builder cached, Builder scratch, Path sources, Path folder, MeasureOptions options) {
        this.cached = cached;
        this.scratch = scratch;
        this.sources = sources;
        this.folder = folder;
        this.options = options;
    }

    /** A program as a file; null when there is none. */
    record Made(Program program, @Nullable Path file) {}

    Made build(Scenario s, Column c) throws EnvironmentException {
        Path module = module(s, c.plant());
        Tool tool = c.tool();
        List<String> flags = new ArrayList<>(List.of("-trimpath"));
        if (options.buildTimes()) {
            flags.add("-a");
        }
        if (!tool.isGc() && !options.optimize().isEmpty()) {
            flags.add("-O" + options.optimize());
        }
        flags.addAll(c.flags());
        Map<String, String> env = new LinkedHashMap<>(c.env());
        if (!tool.isGc() && !c.flags().isEmpty()) {
            env.put("PCLNLAB_FLAGS", String.join(" ", c.flags())); // a package cache for each set of flags
        }
        Builder.Request request = new Builder.Request(module, ".", List.of(module), flags, Builder.How.PROGRAM, env);
        Path built = folder.resolve("built");
        Path own = folder.resolve(file(c.name()) + "_" + file(s.name()));
        try {
            Files.deleteIfExists(built);
            Builder by = options.buildTimes() ? scratch : cached;
            long start = System.nanoTime();
            Builder.Built b = by.build(tool, request, built);
            long ms = b.cached() ? -1 : (System.nanoTime() - start) / 1_000_000;
            if (b.program() == null) {
                return new Made(failed(s, c, ms, b.failure()), null);
            }
            Files.copy(built, own, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            return new Made(describe(s, c, own, ms), own);
        } catch (IOException e) {
            throw new EnvironmentException("cannot write " + own + ": " + e.getMessage(), e);
        }
    }

    /** A copy of a program for the column that runs it again. */
    Made copy(Made of, Scenario s, Column c) throws EnvironmentException {
        Program p = of.program();
        Program again =
                new Program(c.name(), s.name(), p.sha256(), p.size(), -1, false, p.generation(), p.tables(), p.error());
        if (of.file() == null) {
            return new Made(again, null);
        }
        Path own = folder.resolve(file(c.name()) + "_" + file(s.name()));
        try {
            Files.copy(of.file(), own, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (IOException e) {
            throw new EnvironmentException("cannot write " + own + ": " + e.getMessage(), e);
        }
        return new Made(again, own);
    }

    private static Program failed(Scenario s, Column c, long ms, String why) {
        return new Program(c.name(), s.name(), "", 0, ms, false, "", Map.of(), why);
    }

    private Program describe(Scenario s, Column c, Path file, long ms) throws IOException {
        String generation = "";
        Map<String, Long> tables = new LinkedHashMap<>();
        try {
            Inspection i = Inspector.inspect(
                    Loader.view(Images.read(MappedFile.open(file).bytes())));
            generation = i.kind() + ", " + i.source();
            tables.put("records", i.counts().records());
            tables.put("rows", (long) i.rows().size());
            tables.put("buckets", (long) i.buckets().size());
            for (Inspection.Part p : i.parts()) {
                tables.merge("bytes " + p.cause(), p.size(), Long::sum);
            }
        } catch (ImageException e) {
            generation = "unreadable: " + e.getMessage();
        }
        String sha = new BuildCache.Key().add(Files.readAllBytes(file)).hex();
        return new Program(c.name(), s.name(), sha, Files.size(file), ms, options.buildTimes(), generation, tables, "");
    }

    /** The folder with a scenario's sources, called by their content. */
    private Path module(Scenario s, int plant) throws EnvironmentException {
        Map<String, String> files = ProbeSource.of(s, plant == 0 ? 0 : Math.max(1, Math.round(100f / plant)));
        BuildCache.Key key = new BuildCache.Key();
        new TreeMap<>(files).forEach((name, text) -> key.add(name).add(text));
        Path module = sources.resolve(s.kind().word() + "-" + key.hex().substring(0, 16));
        if (Files.isDirectory(module)) {
            return module;
        }
        Path aside = null;
        try {
            Files.createDirectories(sources);
            aside = Files.createTempDirectory(sources, "tmp-");
            for (Map.Entry<String, String> e : files.entrySet()) {
                Path f = aside.resolve(e.getKey());
                Files.createDirectories(f.getParent());
                Files.writeString(f, e.getValue(), StandardCharsets.UTF_8);
            }
            Files.move(aside, module, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new EnvironmentException("cannot write " + module + ": " + e.getMessage(), e);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(module)) { // else another process was faster
                throw new EnvironmentException("cannot write " + module + ": " + e.getMessage(), e);
            }
        } catch (IOException e) {
            throw new EnvironmentException("cannot write " + module + ": " + e.getMessage(), e);
        } finally {
            if (aside != null) {
                Files2.deleteTree(aside);
            }
        }
        return module;
    }

    /** A name as LLGo's tool makes file names of it. */
    static String file(String name) {
        return name.replaceAll("[/\\\\:+#\\s]", "_");
    }
}
