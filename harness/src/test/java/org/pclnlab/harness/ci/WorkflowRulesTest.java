package org.pclnlab.harness.ci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pclnlab.testing.Requires;
import org.pclnlab.testing.Tool;

/** What holds for every workflow of this repository. */
class WorkflowRulesTest {
    @Test
    @Requires.Actionlint
    void actionlintFindsNothing() throws Exception {
        Process p = new ProcessBuilder(Tool.program("actionlint").toString(), "-no-color")
                .directory(Workflow.ROOT.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(p.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertEquals("", said);
        assertEquals(0, p.waitFor());
    }

    private static List<Map<?, ?>> allSteps() throws Exception {
        List<Map<?, ?>> out = new ArrayList<>();
        for (Workflow w : Workflow.all()) {
            w.jobs().values().forEach(j -> out.addAll(Workflow.steps(j)));
        }
        Path action = Workflow.ROOT.resolve(".github/actions/llgo/action.yml");
        out.addAll(
                Workflow.steps(Workflow.map(Workflow.map(Workflow.load(action)).get("runs"))));
        assertTrue(out.size() > 30, out.size() + " steps");
        return out;
    }

    @Test
    void actionsAreNamedByTheirCommit() throws Exception {
        for (Map<?, ?> s : allSteps()) {
            String uses = Workflow.text(s.get("uses"));
            assertTrue(uses.isEmpty() || uses.startsWith("./") || uses.matches("[\\w./-]+@[0-9a-f]{40}"), uses);
        }
    }

    /** An expression inside a script is text that somebody else can choose and the shell then runs. */
    @Test
    void scriptsGetValuesByTheirEnvironmentOnly() throws Exception {
        for (Map<?, ?> s : allSteps()) {
            assertFalse(Workflow.text(s.get("run")).contains("${{"), Workflow.text(s.get("run")));
        }
    }

    @Test
    void whatAPullRequestStartsMayOnlyRead() throws Exception {
        Set<String> seen = new java.util.TreeSet<>();
        for (Workflow w : Workflow.all()) {
            assertEquals(Map.of("contents", "read"), w.content().get("permissions"), w.name());
            assertFalse(w.events().contains("pull_request_target"), w.name());
            if (w.events().contains("pull_request")) {
                seen.add(w.name());
                w.jobs().forEach((name, job) -> assertFalse(job.containsKey("permissions"), w.name() + " " + name));
            }
        }
        assertEquals(Set.of("ci.yml", "matrix.yml"), seen);
    }

    @Test
    void checkoutsLeaveNoCredentials() throws Exception {
        for (Map<?, ?> s : allSteps()) {
            if (Workflow.text(s.get("uses")).startsWith("actions/checkout@")) {
                assertEquals(false, Workflow.map(s.get("with")).get("persist-credentials"));
            }
        }
    }

    @Test
    void theNightAsksForAnLlgo() throws Exception {
        for (String job : List.of("conform", "shard")) {
            assertTrue(
                    Workflow.steps(Workflow.read("nightly.yml").job(job))
                            .toString()
                            .contains("--require llgo"),
                    job);
        }
    }
}
