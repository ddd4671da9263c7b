package org.pclnlab.fuzz;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.pclnlab.harness.forge.Mutations;

/**
 * Runs all targets, some at a time, each for {@code -Dfuzz.seconds} in a JVM of its own, and prints a line for each and one of
 * totals at the end. {@code mvn -Pfuzz verify} starts it. Corpus and findings stay in {@code target/fuzz}; a finding is mended
 * and its input kept in the test resources of {@link FuzzTest}.
 */
public final class FuzzMain {
    private FuzzMain() {}

    /** Exit code 1 with a finding. */
    public static void main(String[] args) throws Exception {
        int seconds = Integer.getInteger("fuzz.seconds", 60);
        int jobs =
                Math.max(1, Integer.getInteger("fuzz.jobs", Runtime.getRuntime().availableProcessors()));
        String only = System.getProperty("fuzz.targets", "");
        List<FuzzTarget> targets = only.isEmpty()
                ? List.of(FuzzTarget.values())
                : Arrays.stream(only.split(",", -1)).map(FuzzTarget::of).toList();
        Path work = Path.of(System.getProperty("fuzz.work", "target/fuzz")).toAbsolutePath();
        long start = System.nanoTime();
        Mutations mutations = only.isEmpty() ? mutate(work) : null;
        List<FuzzChild.Result> results = run(targets, seconds, jobs, work);
        long took = (System.nanoTime() - start) / 1_000_000_000L;
        long executions =
                results.stream().mapToLong(FuzzChild.Result::executions).sum();
        long findings = results.stream().filter(r -> !r.finding().isEmpty()).count()
                + (mutations == null ? 0 : mutations.findings().size());
        System.out.printf(
                Locale.ROOT,
                "fuzz: %,d executions, %d targets in JVMs of their own, %d s, %d findings%n",
                executions,
                results.size(),
                took,
                findings);
        System.exit(findings == 0 ? 0 : 1);
    }

    /**
     * Changes fields of the forged images, of gc's program, and of the programs with an oracle that {@code -Dfuzz.oracles} names,
     * with commas; {@code -Dfuzz.every=N} makes each Nth change.
     */
    private static Mutations mutate(Path work) throws Exception {
        Files.createDirectories(work);
        int every = Math.max(1, Integer.getInteger("fuzz.every", 3));
        Mutations m = new Mutations(work);
        for (String name : Bases.FORGED) {
            if (!name.equals(Bases.EXTERNAL)) {
                m.llgo(Bases.path(name), every, 0);
            }
        }
        m.gc(Bases.path(Bases.GC), every, 0);
        for (String oracle : System.getProperty("fuzz.oracles", "").split(",", -1)) {
            if (!oracle.isEmpty()) {
                m.llgo(Path.of(oracle), every, 0);
            }
        }
        m.print(System.out);
        return m;
    }

    private static List<FuzzChild.Result> run(List<FuzzTarget> targets, int seconds, int jobs, Path work)
            throws Exception {
        Files.createDirectories(work);
        Path bases = Bases.folder();
        FuzzChild child = new FuzzChild(work, bases);
        ExecutorService pool = Executors.newFixedThreadPool(jobs);
        try {
            List<Future<FuzzChild.Result>> running = new ArrayList<>();
            for (FuzzTarget target : targets) {
                running.add(pool.submit(() -> child.run(target.id(), Seeds.of(target), seconds)));
            }
            List<FuzzChild.Result> out = new ArrayList<>();
            for (Future<FuzzChild.Result> f : running) {
                FuzzChild.Result r = f.get();
                print(r);
                out.add(r);
            }
            return out;
        } finally {
            pool.shutdownNow();
        }
    }

    private static void print(FuzzChild.Result r) {
        System.out.printf(Locale.ROOT, "%-9s %,12d executions, %,6d edges", r.target(), r.executions(), r.coverage());
        System.out.println(r.finding().isEmpty() ? "" : ": " + r.finding());
        r.inputs().forEach(p -> System.out.println("          found by " + p));
    }
}
