package org.pclnlab.harness.sweep;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.gopclntab.GosymReader;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.symbolize.GcRuntime;
import org.pclnlab.harness.lookup.Lookup;
import org.pclnlab.harness.lookup.OutputStyle;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.WorkFolder;

/** Runs sweeps: builds the witness, lets it answer into a file, and compares. */
public final class Sweep {
    private final Launcher launcher;
    private final Map<String, String> env;

    /**
     * Sweeps that start their witnesses with {@code launcher}.
     *
     * @param env the caller's environment
     */
    public Sweep(Launcher launcher, Map<String, String> env) {
        this.launcher = launcher;
        this.env = env;
    }

    /**
     * Sweeps one image.
     *
     * @throws SweepException when the witness cannot answer
     * @throws ImageException when the image cannot be read
     */
    public SweepResult run(SweepRequest request) throws SweepException, ImageException, IOException {
        try (WorkFolder work = WorkFolder.create()) {
            Witnesses witnesses = new Witnesses(launcher, env, request.go(), work.path());
            return switch (request.witness()) {
                case GOSYM -> gosym(request, witnesses);
                case ADDR2LINE -> addr2line(request, witnesses);
                case PROCESS -> process(request, witnesses);
                case SELF -> new SelfSweep(request, witnesses).run();
            };
        } catch (EnvironmentException e) {
            throw new SweepException(String.valueOf(e.getMessage()), e);
        }
    }

    private static SweepResult gosym(SweepRequest request, Witnesses witnesses)
            throws SweepException, ImageException, IOException {
        Path work = witnesses.work();
        MappedFile file = MappedFile.open(request.image());
        LoadedImage loaded = Loader.view(Images.read(file.bytes()));
        GcTable table = GcTable.open(loaded);
        Section text = loaded.image().text();
        Path witness = work.resolve("gosym");
        Path source = Files.createDirectory(work.resolve("src"));
        Witnesses.copyOracle("gosym/main.go", source.resolve("main.go"));
        witnesses.go(source, "build", "-o", witness.toString(), "main.go");
        long begin = System.nanoTime();
        Path answers = work.resolve("answers");
        witnesses.program(
                List.of(witness.toString(), request.image().toAbsolutePath().toString(), answers.toString()),
                Map.of(),
                "",
                work.resolve("out"));
        table.verify();
        Tally tally = new Tally("function, entry, file, line", request.keep());
        GosymComparison comparison =
                new GosymComparison(table, new GosymReader(table, table.module().text()), tally);
        String version;
        double witnessSeconds;
        try (RunReader runs = new RunReader(answers)) {
            comparison.compare(runs);
            complete(runs, text.size());
            version = runs.version();
            witnessSeconds = runs.nanos() / 1e9;
        }
        file.checkUnchanged();
        List<String> notes = new ArrayList<>();
        notes.add("debug/gosym knows no inlining; its function is the physical one, its names are unabridged");
        if (comparison.withoutLines() != 0) {
            notes.add(comparison.withoutLines()
                    + " pcs belong to functions without line tables: debug/gosym follows stream"
                    + " offset 0 there and gets what lies at the table's start; compared with that rule, and the runtime's"
                    + " answer \"?\", 0 is pclnlab's own");
        }
        if (loaded.image().format() == Image.Format.MACHO) {
            notes.add("darwin: there is no witness for inlined frames on this machine; they were not compared");
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        return new SweepResult(
                describe(request.image(), loaded, table),
                "debug/gosym of " + version,
                List.of(tally),
                notes,
                seconds,
                witnessSeconds);
    }

    private static SweepResult addr2line(SweepRequest request, Witnesses witnesses)
            throws SweepException, ImageException, IOException {
        Path work = witnesses.work();
        MappedFile file = MappedFile.open(request.image());
        LoadedImage loaded = Loader.view(Images.read(file.bytes()));
        GcTable table = GcTable.open(loaded);
        Section text = loaded.image().text();
        StringBuilder questions = new StringBuilder();
        long count = 0;
        for (long pc = text.vmaddr(); Long.compareUnsigned(pc, text.end()) < 0; pc += request.step()) {
            questions.append(Long.toHexString(pc)).append('\n');
            count++;
        }
        byte[] input = questions.toString().getBytes(StandardCharsets.US_ASCII);
        long begin = System.nanoTime();
        Path theirs = work.resolve("theirs");
        witnesses.goInto(
                theirs,
                work,
                questions.toString(),
                "tool",
                "addr2line",
                request.image().toAbsolutePath().toString());
        double witnessSeconds = (System.nanoTime() - begin) / 1e9;
        Path ours = work.resolve("ours");
        try (var out = Files.newOutputStream(ours)) {
            Lookup.run(request.image().toFile(), OutputStyle.GO, new ByteArrayInputStream(input), out);
        }
        Tally tally = new Tally("function, file, line", request.keep());
        try (var a = Files.newBufferedReader(ours);
                var b = Files.newBufferedReader(theirs)) {
            long pc = text.vmaddr();
            for (long i = 0; i < count; i++, pc += request.step()) {
                String our = a.readLine() + " " + a.readLine();
                String their = b.readLine() + " " + b.readLine();
                if (our.equals(their)) {
                    tally.agree();
                } else if (tally.disagree()) {
                    tally.describe(pc, our, their);
                }
            }
        }
        List<String> notes = new ArrayList<>();
        if (Files.mismatch(ours, theirs) >= 0 && tally.wrong() == 0) {
            throw new SweepException("go tool addr2line printed more or fewer lines than it was asked for");
        }
        notes.add("every " + request.step() + " bytes; the two outputs are "
                + (Files.mismatch(ours, theirs) < 0 ? "equal byte for byte" : "different"));
        return new SweepResult(
                describe(request.image(), loaded, table),
                "go tool addr2line",
                List.of(tally),
                notes,
                (System.nanoTime() - begin) / 1e9,
                witnessSeconds);
    }

    private static SweepResult process(SweepRequest request, Witnesses witnesses)
            throws SweepException, ImageException, IOException {
        Path work = witnesses.work();
        String path = mainPackage(request, witnesses);
        if (!path.startsWith("cmd/")) {
            throw new SweepException("witness process: " + request.image() + " is built from " + path
                    + "; only commands of GOROOT can be rebuilt with the oracle in them");
        }
        Path goroot = Path.of(witnesses.go(work, "env", "GOROOT").strip());
        Path oracle = work.resolve("oracle.go");
        Witnesses.copyOracle("process/oracle.go", oracle);
        Path overlay = work.resolve("overlay.json");
        Path added = goroot.resolve("src").resolve(path).resolve("zz_pclnlab_oracle.go");
        Files.writeString(overlay, "{\"Replace\": {\"" + added + "\": \"" + oracle + "\"}}\n");
        Path built = work.resolve("rebuilt");
        witnesses.go(goroot.resolve("src"), "build", "-overlay", overlay.toString(), "-o", built.toString(), path);

        MappedFile file = MappedFile.open(built);
        LoadedImage loaded = Loader.view(Images.read(file.bytes()));
        if (loaded.image().positionIndependent()) {
            throw new SweepException("go built " + path + " position-independent; the process's addresses are unknown");
        }
        GcRuntime runtime = GcRuntime.open(loaded);
        Section text = loaded.image().text();
        String range = " " + Long.toHexString(text.vmaddr()) + " " + Long.toHexString(text.end()) + " 1\n";
        long begin = System.nanoTime();
        Path answers = work.resolve("answers");
        witnesses.program(
                List.of(built.toString()),
                Map.of("PCLNLAB_ORACLE", answers.toString()),
                "F" + range + "X" + range,
                work.resolve("out"));
        Tally funcs = new Tally("FuncForPC: name, entry, file, line", request.keep());
        Tally frames = new Tally("CallersFrames: all frames with pc, function, entry, file, line", request.keep());
        ProcessComparison comparison = new ProcessComparison(runtime);
        String version;
        double witnessSeconds;
        try (RunReader runs = new RunReader(answers)) {
            comparison.compare(runs, funcs);
            comparison.compare(runs, frames);
            complete(runs, 2 * text.size());
            version = runs.version();
            witnessSeconds = runs.nanos() / 1e9;
        }
        return new SweepResult(
                path + " rebuilt from GOROOT/src with the oracle in package main: "
                        + describe(built, loaded, runtime.table()),
                "the process itself, " + version,
                List.of(funcs, frames),
                List.of("the rebuilt file is swept, not " + request.image()),
                (System.nanoTime() - begin) / 1e9,
                witnessSeconds);
    }

    private static void complete(RunReader runs, long expected) throws SweepException {
        if (runs.queries() != expected) {
            throw new SweepException("the witness answered " + runs.queries() + " of " + expected + " questions");
        }
    }

    private static String describe(Path image, LoadedImage loaded, GcTable table) {
        Image file = loaded.image();
        return image + " (" + file.format() + " " + file.arch().goName()
                + (file.positionIndependent() ? " PIE, " : ", ") + table.count() + " functions, module data of Go "
                + (table.module().hasEpclntab() ? "1.26" : "1.25") + ")";
    }

    private static String mainPackage(SweepRequest request, Witnesses witnesses) throws SweepException, IOException {
        String text = witnesses.go(
                witnesses.work(),
                "version",
                "-m",
                request.image().toAbsolutePath().toString());
        for (String line : text.lines().toList()) {
            if (line.startsWith("\tpath\t")) {
                return line.substring("\tpath\t".length());
            }
        }
        throw new SweepException(request.image() + " does not say which package it was built from");
    }
}
