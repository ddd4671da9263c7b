package org.pclnlab.harness.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.harness.goroot.run.FakeLlgo;
import org.pclnlab.testing.Requires;

/**
 * The steps of the nightly workflow, in order, with three shards and the merge, on cases of this test and a compiler that is
 * go by another name. {@code gh} is a script that keeps issues in files.
 */
@Requires.Linux
class NightlyStepsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    @SuppressWarnings("NullAway.Init") // set before each test
    private Path cases;

    @SuppressWarnings("NullAway.Init") // the same
    private Path bin;

    private String llgo = "";
    private String root = "";

    @BeforeEach
    void prepare() throws IOException {
        cases = dir.resolve("cases");
        for (int i = 0; i < 3; i++) {
            FakeLlgo.program(cases, "good" + i + ".go", "println(" + i + ")");
        }
        String[] parts = FakeLlgo.install(Files.createDirectories(dir.resolve("fake")), "")
                .split(",", -1);
        llgo = parts[1];
        root = parts[2];
        bin = Files.createDirectories(dir.resolve("bin"));
        LocalPclnlab.install(bin);
        Path issues = Files.createDirectories(dir.resolve("issues"));
        LocalPclnlab.script(bin.resolve("gh"), """
            issues=%s
            echo "$*" >>$issues/calls
            case "$1 $2" in
            "issue list") [ -f $issues/body ] && echo 1 || echo "" ;;
            "issue view") cat $issues/body ;;
            "issue create" | "issue edit")
              while [ "$1" != --body-file ]; do shift; done
              cat "$2" >$issues/body ;;
            "label create") ;;
            *) exit 9 ;;
            esac
            """.formatted(issues));
    }

    private StepRunner runner(String job, Path store) throws IOException {
        Path work = Files.createDirectories(dir.resolve("work-" + job));
        if (!Files.exists(work.resolve(".github"))) {
            StepRunner.copy(Workflow.ROOT.resolve(".github"), work.resolve(".github"));
        }
        return new StepRunner(work, store)
                .value("runner.os", "Linux")
                .value("github.run_id", store.getFileName().toString())
                .value("inputs.llgo", llgo)
                .value("inputs.llgo-root", root)
                .value("inputs.shards", "3")
                .value("inputs.cases", "--root " + cases + " --no-xfail")
                .value("vars.PCLNLAB_SYSTEMS", "Linux")
                .env("PCLNLAB", bin.resolve("pclnlab").toString())
                .env("GITHUB_RUN_ID", store.getFileName().toString())
                .env("XDG_CACHE_HOME", dir.resolve("cache").toString())
                .env("GOCACHE", LocalPclnlab.goCache())
                .env("LLGO", "")
                .env("PATH", bin + File.pathSeparator + System.getenv("PATH"));
    }

    private int run(Workflow w, String job, StepRunner r) throws Exception {
        return r.job(w.content(), w.job(job));
    }

    /** One night; gives the exit code of its last job. The conformance job is a file, its step has a test of its own. */
    private int night(Path store) throws Exception {
        Workflow w = Workflow.read("nightly.yml");
        StepRunner plan = runner("plan" + store.getFileName(), store);
        assertEquals(0, run(w, "plan", plan), plan::log);
        assertEquals("[1,2,3]", plan.value("steps.shards.outputs.shards"));
        for (String shard : List.of("1", "2", "3")) {
            StepRunner r = runner("shard" + shard + store.getFileName(), store).value("matrix.shard", shard);
            assertEquals(0, run(w, "shard", r), r::log);
        }
        Path conform = Files.createDirectories(store.resolve("artifacts/conform-Linux"));
        Files.writeString(
                conform.resolve("conform-Linux.json"),
                "{\"schema\":\"pclnlab.conform/v1\",\"tools\":[],\"answers\":[],\"programs\":[]}");
        StepRunner triage = runner("triage" + store.getFileName(), store);
        int code = run(w, "triage", triage);
        Files.writeString(dir.resolve("log"), triage.log());
        return code;
    }

    private List<String> calls() throws IOException {
        Path calls = dir.resolve("issues/calls");
        List<String> out = Files.exists(calls) ? Files.readAllLines(calls) : List.of();
        Files.deleteIfExists(calls);
        return out.stream()
                .map(c -> String.join(" ", List.of(c.split(" ")).subList(0, 2)))
                .toList();
    }

    @Test
    void threeShardsAndAMergeOpenAnIssueWhenSomethingIsWrong() throws Exception {
        Path store = dir.resolve("night1");
        assertEquals(0, night(store), Files.readString(dir.resolve("log")));
        assertEquals(List.of("issue list"), calls(), "as expected, no issue: silent");
        Path result = store.resolve("artifacts/night");
        assertFalse(Files.readString(dir.resolve("log")).contains("did not come to its end"), "of a whole night");
        assertTrue(Files.readString(result.resolve("goroot-Linux/report.txt")).contains("as expected: 6 results"));
        for (String f : List.of("report.json", "report.html", "report.md", "junit.xml")) {
            assertTrue(Files.size(result.resolve("goroot-Linux").resolve(f)) > 0, f);
        }

        FakeLlgo.program(cases, "bad.go", "if tool == \"llgo\" { panic(\"boom\") }");
        Path second = next(store, "night2");
        assertEquals(1, night(second), "red");
        assertEquals(List.of("issue list", "label create", "issue create"), calls());
        String body = Files.readString(dir.resolve("issues/body"));
        assertTrue(body.contains("`bad.go`"), body);
        assertTrue(Files.readString(second.resolve("artifacts/night/goroot-Linux/report.html"))
                .contains("\"history\""));
    }

    private Path next(Path store, String name) throws IOException {
        Path to = Files.createDirectories(dir.resolve(name));
        Path cache = Files.createDirectories(to.resolve("cache"));
        for (File f : store.resolve("cache").toFile().listFiles()) {
            Files.copy(f.toPath(), cache.resolve(f.getName()));
        }
        return to;
    }

    @Test
    void aNightWithoutAnLlgoIsRed() throws Exception {
        llgo = "";
        root = "";
        Workflow w = Workflow.read("nightly.yml");
        Path store = dir.resolve("none");
        assertEquals(0, run(w, "plan", runner("plan", store)));
        for (String job : List.of("shard", "conform")) {
            StepRunner r = runner(job, store).value("matrix.shard", "1").env("PATH", withoutLlgo());
            assertEquals(3, run(w, job, r), r::log);
            assertTrue(r.log().contains("llgo"), r.log());
        }
        StepRunner triage = runner("triage", store).env("PATH", withoutLlgo());
        assertEquals(1, run(w, "triage", triage), triage::log);
        assertTrue(Files.readString(dir.resolve("issues/body")).contains("no shard left a result"));
    }

    /** Opens one when something is wrong, is silent when nothing changed, edits it when something did, never opens a second. */
    @Test
    void thereIsOneIssueAndItIsEditedOnlyForNews() throws Exception {
        assertEquals(List.of("issue list"), issue("fine <!-- pclnlab-state: aa -->", "0"));
        assertEquals(List.of("issue list", "label create", "issue create"), issue("<!-- pclnlab-state: bb -->", "1"));
        assertEquals(List.of("issue list", "issue view"), issue("later, <!-- pclnlab-state: bb -->", "1"));
        assertEquals(List.of("issue list", "issue view", "issue edit"), issue("<!-- pclnlab-state: cc -->", "1"));
        assertEquals(List.of("issue list", "issue view", "issue edit"), issue("<!-- pclnlab-state: aa -->", "0"));
        assertEquals(List.of("issue list", "issue view"), issue("<!-- pclnlab-state: aa -->", "0"));
        assertEquals(
                List.of("issue list", "issue view", "issue edit"),
                issue("<!-- pclnlab-state: dd -->\n" + "x".repeat(70_000) + "\n<!-- pclnlab-state: ee -->", "1"));
        String body = Files.readString(dir.resolve("issues/body"));
        assertTrue(body.length() < 65_536 && body.contains("pclnlab-state: ee"), "cut, with every state");
    }

    private List<String> issue(String body, String red) throws Exception {
        Path file = Files.writeString(dir.resolve("body.md"), body);
        String script =
                Workflow.ROOT.resolve(".github/scripts/nightly-issue.sh").toString();
        ProcessBuilder b = new ProcessBuilder(script, file.toString(), red).redirectErrorStream(true);
        b.environment().put("PATH", bin + File.pathSeparator + System.getenv("PATH"));
        Process p = b.start();
        String said = new String(p.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals(0, p.waitFor(), said);
        return calls();
    }

    private String withoutLlgo() {
        StringBuilder out = new StringBuilder(bin.toString());
        for (String d : System.getenv("PATH").split(File.pathSeparator, -1)) {
            if (!Files.exists(Path.of(d, "llgo"))) {
                out.append(File.pathSeparator).append(d);
            }
        }
        return out.toString();
    }

    /** A path that is no program is refused where it is given. */
    @Test
    void anLlgoThatIsNotThereIsRefused() throws Exception {
        llgo = dir.resolve("gone").toString();
        Path store = dir.resolve("gone-store");
        Workflow w = Workflow.read("nightly.yml");
        run(w, "plan", runner("plan", store));
        StepRunner r = runner("shard", store).value("matrix.shard", "1");
        assertEquals(3, run(w, "shard", r), r::log);
        assertFalse(r.log().contains("goroot run"), r.log());
    }
}
