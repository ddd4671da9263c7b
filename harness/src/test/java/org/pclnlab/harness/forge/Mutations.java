package org.pclnlab.harness.forge;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.GoRuntime;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.emulator.symbolize.Runtimes;
import org.pclnlab.harness.forge.ForgedProcess.Answer;
import org.pclnlab.harness.forge.ForgedProcess.Mode;
import org.pclnlab.harness.forge.ForgedProcess.Query;
import org.pclnlab.harness.forge.ForgedProcess.Replies;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.Launcher;

/**
 * Images with one field changed, as processes and in the emulator. A program that speaks the oracle protocol (forged, or
 * LLGo's) is run with the changed bytes, so what is right is said by the process. gc's programs have no such oracle: there an
 * answer must come, or an error that names its field.
 */
public final class Mutations {
    /** What became of a changed image. */
    public enum Verdict {
        /** All answers are the process's. */
        RIGHT,
        /** An error with structure and field. */
        REFUSED,
        /** The system does not start the file, or the responder gives up: nobody says what is right. */
        NO_PROCESS,
        /** The emulator answers something else than the process, or answers where the process crashes. */
        WRONG,
        /** The emulator threw something else or took too long. */
        FAILED
    }

    /** Structures that the system reads before the program runs, and that the program does not read. */
    private static final Set<String> CONTAINER = Set.of("ELF header", "program header", "section header");

    private static final Duration PROCESS = Duration.ofSeconds(5);
    private static final long MOST_NANOS = 10_000_000_000L;
    private static final int MOST_FINDINGS = 20;

    private final Launcher launcher = new Launcher();
    private final Path work;
    private final Map<String, Map<Verdict, Integer>> table = new TreeMap<>();
    private final List<String> findings = new ArrayList<>();
    private int total;

    /** With a folder for changed files. */
    public Mutations(Path work) {
        this.work = work;
    }

    /** One line for each image that is wrong or fails; empty when all is well. */
    public List<String> findings() {
        return List.copyOf(findings);
    }

    public int total() {
        return total;
    }

    /**
     * Changes every field of a program that speaks the oracle protocol in every way.
     *
     * @param every only each so manieth change is made, from {@code first} on
     */
    public void llgo(Path exe, int every, int first) throws IOException, ImageException, EnvironmentException {
        byte[] file = Files.readAllBytes(exe);
        List<Query> queries = queries(file);
        Judged sound = llgo(file, new Field("nothing", "", 0, 1, 0), queries);
        if (sound.verdict != Verdict.RIGHT) {
            throw new IllegalStateException(exe + " as it is: " + sound);
        }
        int n = 0;
        for (Field field : Fields.ofLlgo(file)) {
            for (Field.Mutation mutation : Field.Mutation.values()) {
                byte[] changed = field.mutate(file, mutation);
                if (changed.length != 0 && n++ % every == first) {
                    note(exe, field, mutation, llgo(changed, field, queries));
                }
            }
        }
    }

    /** The same of a program of gc's. */
    public void gc(Path exe, int every, int first) throws IOException, ImageException {
        byte[] file = Files.readAllBytes(exe);
        int n = 0;
        for (Field field : Fields.ofGc(file)) {
            for (Field.Mutation mutation : Field.Mutation.values()) {
                byte[] changed = field.mutate(file, mutation);
                if (changed.length != 0 && n++ % every == first) {
                    note(exe, field, mutation, gc(changed));
                }
            }
        }
    }

    private record Judged(Verdict verdict, String why) {}

    private void note(Path exe, Field field, Field.Mutation mutation, Judged judged) {
        table.computeIfAbsent(field.structure(), s -> new EnumMap<>(Verdict.class))
                .merge(judged.verdict, 1, Integer::sum);
        total++;
        if (judged.verdict == Verdict.WRONG || judged.verdict == Verdict.FAILED) {
            if (findings.size() < MOST_FINDINGS) {
                findings.add(
                        exe.getFileName() + ": " + field + " " + mutation + ": " + judged.verdict + ": " + judged.why);
            } else {
                findings.set(MOST_FINDINGS - 1, "... and more");
            }
        }
    }

    /** Eight aligned pcs as the cold path wants them, then the text in steps, then numbers in no image. */
    private static List<Query> queries(byte[] file) throws ImageException {
        Section text = Images.read(Bytes.of(file, "base")).text();
        List<Query> out = new ArrayList<>();
        for (long i = 1; i <= 8; i++) {
            out.add(Query.at(Mode.F, text.vmaddr() + (text.size() / 9 * i & ~3L)));
        }
        long step = Math.max(7, text.size() / 400 | 1);
        out.add(Query.range(Mode.F, text.vmaddr(), text.end(), step));
        out.add(Query.range(Mode.N, text.vmaddr() + 1, text.end(), 3 * step));
        out.add(Query.at(Mode.F, 1));
        out.add(Query.at(Mode.F, -1));
        return out;
    }

    private Judged llgo(byte[] changed, Field field, List<Query> queries) throws IOException {
        Path exe = work.resolve("changed");
        Files.deleteIfExists(exe);
        Files.write(exe, changed);
        exe.toFile().setExecutable(true);
        Replies process = null;
        String crash = "";
        try {
            process = ForgedProcess.ask(launcher, exe, queries, PROCESS);
        } catch (EnvironmentException e) {
            return emulated(changed, queries, null, "not started");
        } catch (IOException e) {
            crash = e.getMessage() == null ? "crash" : e.getMessage();
            if (crash.contains("exit status 3:")) {
                return emulated(changed, queries, null, "not started"); // the responder ran out of memory
            }
            if (CONTAINER.contains(field.structure()) && !starts(exe)) {
                return emulated(changed, queries, null, "not started");
            }
        }
        return emulated(changed, queries, process, crash);
    }

    private boolean starts(Path exe) {
        try {
            ForgedProcess.ask(launcher, exe, List.of(), PROCESS);
            return true;
        } catch (IOException | EnvironmentException e) {
            return false;
        }
    }

    private static Judged emulated(
            byte[] changed, List<Query> queries, @org.jspecify.annotations.Nullable Replies process, String crash) {
        long start = System.nanoTime();
        try {
            LoadedImage loaded = Loader.view(Images.read(Bytes.of(changed, "changed")));
            List<String> ours = EmulatedAnswers.of(LlgoRuntime.open(loaded), queries);
            if (System.nanoTime() - start > MOST_NANOS) {
                return new Judged(Verdict.FAILED, "took " + (System.nanoTime() - start) / 1_000_000 + " ms");
            }
            if (process == null) {
                return crash.equals("not started")
                        ? new Judged(Verdict.NO_PROCESS, "")
                        : new Judged(Verdict.WRONG, "process: " + crash + "; emulated: answers everything");
            }
            for (int i = 0; i < ours.size(); i++) {
                Answer theirs = process.answers().get(i);
                if (!ours.get(i).equals(theirs.toString())) {
                    return new Judged(Verdict.WRONG, "process: " + theirs + "; emulated: " + ours.get(i));
                }
            }
            return new Judged(Verdict.RIGHT, "");
        } catch (ImageException e) {
            return refused(e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new Judged(Verdict.FAILED, e.toString());
        }
    }

    private static Judged refused(ImageException e) {
        boolean named = !e.where().structure().isEmpty();
        return named ? new Judged(Verdict.REFUSED, "") : new Judged(Verdict.FAILED, "no field: " + e.getMessage());
    }

    private static Judged gc(byte[] changed) {
        long start = System.nanoTime();
        try {
            LoadedImage loaded = Loader.view(Images.read(Bytes.of(changed, "changed")));
            GcTable t = GcTable.open(loaded);
            GoRuntime runtime = Runtimes.open(loaded);
            for (int i = 0; i < 50; i++) {
                Func f = runtime.funcForPC(t.minpc() + 97L * i);
                if (f != null) {
                    runtime.fileLine(f, t.minpc() + 97L * i + 1);
                }
                runtime.callersFrames(t.minpc() + 97L * i + 1).next();
            }
        } catch (ImageException e) {
            return refused(e);
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
            return new Judged(Verdict.FAILED, e.toString());
        }
        return System.nanoTime() - start > MOST_NANOS
                ? new Judged(Verdict.FAILED, "too slow")
                : new Judged(Verdict.RIGHT, "");
    }

    /** Prints the verdicts by structure. */
    public void print(PrintStream out) {
        out.printf(Locale.ROOT, "%-18s", "structure");
        for (Verdict v : Verdict.values()) {
            out.printf(Locale.ROOT, " %12s", v.name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        out.println();
        table.forEach((structure, row) -> {
            out.printf(Locale.ROOT, "%-18s", structure);
            for (Verdict v : Verdict.values()) {
                out.printf(Locale.ROOT, " %12d", row.getOrDefault(v, 0));
            }
            out.println();
        });
        findings.forEach(f -> out.println("  " + f));
        out.printf(Locale.ROOT, "mutations: %,d images with one field changed, %d findings%n", total, findings.size());
    }
}
