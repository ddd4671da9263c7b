package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.harness.goroot.CaseRow;
import org.pclnlab.harness.goroot.RunContent;
import org.pclnlab.testing.Requires;

/**
 * Runs of two shards that are killed with SIGKILL at random moments and resumed until they are whole, then merged: no result
 * is lost, and nothing is run again but what was in flight. {@code -Dpclnlab.kills=500} for the long form.
 */
@Requires.Linux
class GorootTortureTest {
    private static final int CASES = 30;
    private static final int JOBS = 2;

    @TempDir
    private Path dir;

    private Path log = Path.of("");

    /** What one process did: the cases that had results before and after it. */
    private record Piece(Set<String> before, Set<String> after) {}

    @BeforeEach
    void compilerThatNotesWhatItCompiles() throws Exception {
        log = dir.resolve("log");
        Path root = Files.createDirectories(dir.resolve("cases"));
        for (int i = 0; i < CASES; i++) {
            Files.writeString(root.resolve("c" + i + ".go"), "// compile\n\npackage p\n", StandardCharsets.UTF_8);
        }
        Path repository = Files.createDirectories(dir.resolve("repository"));
        Files.writeString(repository.resolve("go.mod"), "module example.org/fake\n", StandardCharsets.UTF_8);
        Path llgo = dir.resolve("llgo");
        String script = """
                #!/bin/sh
                case "$1" in
                version) echo "llgo v0.0-fake" ;;
                tool) for a; do f=$a; done
                  echo "$PIECE ${f##*/}" >>'%s'
                  sleep 0.05 ;;
                *) exec go "$@" ;;
                esac
                """.formatted(log);
        Files.writeString(llgo, script, StandardCharsets.UTF_8);
        assertTrue(llgo.toFile().setExecutable(true));
    }

    @Test
    void killedAtAnyMomentNothingIsLostOrRunTwice() throws Exception {
        int kills = Integer.getInteger("pclnlab.kills", 4);
        Random random = new Random(7);
        int killed = 0;
        int piece = 0;
        int inFlight = 0;
        Map<Integer, Piece> pieces = new HashMap<>();
        for (int night = 0; killed < kills; night++) {
            List<Path> files = List.of(dir.resolve(night + "-1.jsonl"), dir.resolve(night + "-2.jsonl"));
            for (int shard = 1; shard <= 2; shard++) {
                Path out = files.get(shard - 1);
                boolean whole = false;
                while (!whole) {
                    Set<String> before = results(out);
                    Process p = start(out, shard, piece);
                    boolean kill = killed < kills;
                    if (kill && killed % 2 == 0) {
                        waitForACompilation(p, piece); // every other kill meets one, or comes soon after
                    }
                    if (kill && !p.waitFor(random.nextInt(killed % 2 == 0 ? 500 : 3000), TimeUnit.MILLISECONDS)) {
                        p.destroyForcibly();
                        p.waitFor();
                        killed++;
                    } else {
                        assertEquals(0, p.waitFor(), () -> read("out") + read("err"));
                        whole = true;
                    }
                    pieces.put(piece++, new Piece(before, results(out)));
                }
            }
            TimeUnit.MILLISECONDS.sleep(200); // compilers whose parent was killed end by themselves
            List<String> lines =
                    files.stream().flatMap(f -> caseLines(f).stream()).toList();
            assertEquals(2 * CASES, lines.size(), "rows of night " + night);
            String[] merge = {
                "goroot",
                "merge",
                "--out",
                dir.resolve("m.jsonl").toString(),
                files.get(0).toString(),
                files.get(1).toString()
            };
            assertEquals(0, CommandLines.create().execute(merge));
            assertEquals(Set.copyOf(lines), Set.copyOf(caseLines(dir.resolve("m.jsonl"))));
            inFlight += check(pieces);
            pieces.clear();
            Files.delete(log);
        }
        assertTrue(kills < 100 || inFlight > 0, "no kill met a compilation");
        System.out.println(killed + " kills in " + piece + " processes: nothing lost; " + inFlight
                + " compilations were in flight and are the only ones that were made again");
    }

    private void waitForACompilation(Process p, int piece) throws Exception {
        boolean seen = false;
        while (!seen && p.isAlive()) {
            TimeUnit.MILLISECONDS.sleep(5);
            seen = Files.exists(log)
                    && Files.readAllLines(log).stream().anyMatch(l -> l.matches(piece + " c[0-9]+\\.go"));
        }
    }

    /** What was run by processes but has no result of theirs. */
    private int check(Map<Integer, Piece> pieces) throws Exception {
        Map<Integer, List<String>> ran = new HashMap<>();
        for (String line : Files.readAllLines(log)) {
            String[] words = line.split(" ", 2);
            if (words[1].startsWith("c")) {
                ran.computeIfAbsent(Integer.valueOf(words[0]), k -> new ArrayList<>())
                        .add(words[1]);
            }
        }
        int inFlight = 0;
        for (Map.Entry<Integer, Piece> e : pieces.entrySet()) {
            List<String> own = ran.getOrDefault(e.getKey(), List.of());
            Set<String> distinct = new TreeSet<>(own);
            Piece p = e.getValue();
            assertEquals(distinct.size(), own.size(), "run twice by one process: " + own);
            assertTrue(p.before.stream().noneMatch(distinct::contains), "had a result and was run again");
            assertTrue(p.after.containsAll(p.before), "a result was lost");
            Set<String> fresh = new HashSet<>(p.after);
            fresh.removeAll(p.before);
            assertTrue(distinct.containsAll(fresh), "a result without a run");
            distinct.removeAll(p.after);
            assertTrue(distinct.size() <= JOBS, () -> "in flight: " + distinct);
            inFlight += distinct.size();
        }
        return inFlight;
    }

    private static Set<String> results(Path out) throws Exception {
        Set<String> names = new HashSet<>();
        if (Files.exists(out) && Files.size(out) > 0) {
            for (CaseRow r : RunContent.read(out).first()) {
                if (r.tool().equals("fake")) {
                    names.add(r.what().path());
                }
            }
        }
        return names;
    }

    private static List<String> caseLines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(l -> l.contains("\"type\":\"case\""))
                    .toList();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String read(String name) {
        try {
            return Files.readString(dir.resolve(name));
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    private Process start(Path out, int shard, int piece) throws Exception {
        List<String> argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "org.pclnlab.harness.cli.Main",
                "goroot",
                "run",
                "--root",
                dir.resolve("cases").toString(),
                "--no-xfail",
                "-j",
                Integer.toString(JOBS),
                "--shard",
                shard + "/2",
                "--out",
                out.toString(),
                "--tool",
                "fake=llgo," + dir.resolve("llgo") + "," + dir.resolve("repository")));
        if (Files.exists(out)) {
            argv.add("--resume");
        }
        ProcessBuilder b = new ProcessBuilder(argv);
        Map<String, String> env = b.environment();
        String cache = env.getOrDefault("GOCACHE", env.getOrDefault("HOME", "") + "/.cache/go-build");
        env.put("GOCACHE", cache);
        env.put("XDG_CACHE_HOME", dir.resolve("cache").toString());
        env.put("PIECE", Integer.toString(piece));
        env.remove("LLGO");
        return b.redirectOutput(dir.resolve("out").toFile())
                .redirectError(dir.resolve("err").toFile())
                .start();
    }
}
