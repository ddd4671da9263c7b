package org.pclnlab.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The count of tests that were not run, on sample classes run by the JUnit launcher. */
class NotRunTest {
    /** Stands for a machine where no tool is present. */
    static final class NothingHere implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return context.getTags().contains("llgo")
                    ? ConditionEvaluationResult.disabled(Tool.LLGO.skipReason())
                    : ConditionEvaluationResult.enabled("");
        }
    }

    @ExtendWith(NothingHere.class)
    static class Methods {
        @Test
        void runs() {}

        @Tag("llgo")
        @Test
        void one() {}

        @Tag("llgo")
        @ParameterizedTest
        @ValueSource(ints = {1, 2, 3})
        void parameterized(int i) {
            assertTrue(i > 0);
        }

        @Disabled("broken on Sundays")
        @Test
        void off() {}
    }

    @Tag("llgo")
    @ExtendWith(NothingHere.class)
    static class Whole {
        @Test
        void one() {}

        @Test
        void two() {}
    }

    static class GivesUp {
        @Test
        void late() {
            org.junit.jupiter.api.Assumptions.abort(Tool.GDB.skipReason());
        }
    }

    /** No machine is both, so the real condition skips this. */
    @Requires.Darwin
    @Requires.Linux
    static class Nowhere {
        @Test
        void neverRuns() {
            throw new AssertionError("the condition did not skip this test");
        }
    }

    private static void run(NotRunListener listener, Class<?>... samples) {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (Class<?> sample : samples) {
            request.selectors(selectClass(sample));
        }
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .addTestExecutionListeners(listener)
                .build();
        LauncherFactory.create(config).execute(request.build());
    }

    @Test
    void skippedTestsAreCountedByTag(@TempDir Path dir) throws IOException {
        Path file = dir.resolve("deep/emulator.txt");
        run(new NotRunListener(file.toString(), "r1"), Methods.class, Whole.class, GivesUp.class);

        assertEquals(
                List.of(
                        "not run: gdb 1 (" + Tool.GDB.reason() + ")",
                        "not run: llgo 4 (" + Tool.LLGO.reason() + ")",
                        "not run: other 1 (broken on Sundays)"),
                NotRun.read(dir.resolve("deep"), "r1").lines());
    }

    @Test
    void theConditionSkipsWithTheReasonOfTheTable(@TempDir Path dir) throws IOException {
        run(new NotRunListener(dir.resolve("a.txt").toString(), "r1"), Nowhere.class);

        List<String> lines = NotRun.read(dir, "r1").lines();
        assertEquals(1, lines.size());
        assertTrue(lines.get(0).matches("not run: (linux|darwin) 1 \\(this machine does not run .*\\)"), lines.get(0));
    }

    @Test
    void modulesAndTestPlansOfOneRunAreSummed(@TempDir Path dir) throws IOException {
        run(new NotRunListener(dir.resolve("a.txt").toString(), "r1"), Whole.class);
        run(new NotRunListener(dir.resolve("a.txt").toString(), "r1"), Whole.class);
        run(new NotRunListener(dir.resolve("b.txt").toString(), "r1"), Whole.class);

        assertEquals(
                List.of("not run: llgo 6 (" + Tool.LLGO.reason() + ")"),
                NotRun.read(dir, "r1").lines());
    }

    @Test
    void filesOfAnEarlierRunAreNotReported(@TempDir Path dir) throws IOException {
        run(new NotRunListener(dir.resolve("a.txt").toString(), "old"), Whole.class);
        run(new NotRunListener(dir.resolve("b.txt").toString(), "old"), Whole.class);
        run(new NotRunListener(dir.resolve("b.txt").toString(), "new"), GivesUp.class);

        assertEquals(
                List.of("not run: gdb 1 (" + Tool.GDB.reason() + ")"),
                NotRun.read(dir, "new").lines());
        assertTrue(NotRun.read(dir.resolve("none"), "new").lines().isEmpty());
    }

    @Test
    void everyToolHasItsAnnotation() {
        Set<String> annotated = new HashSet<>();
        for (Class<?> c : Requires.class.getDeclaredClasses()) {
            Tag tag = c.getAnnotation(Tag.class);
            ExtendWith condition = c.getAnnotation(ExtendWith.class);
            assertNotNull(tag, c.getName());
            assertNotNull(condition, c.getName());
            assertEquals(RequiresCondition.class, condition.value()[0]);
            annotated.add(tag.value());
        }
        for (Tool tool : Tool.values()) {
            assertTrue(annotated.remove(tool.tag()), tool.tag());
        }
        assertTrue(annotated.isEmpty(), "annotations without a row: " + annotated);
    }

    private record Fake(String os, Map<String, String> env, Map<String, String> files) implements Tool.Machine {
        @Override
        public String file(String path) {
            return files.getOrDefault(path, "");
        }

        @Override
        public String lib() {
            return "/nowhere";
        }
    }

    @Test
    void toolsAreFoundThroughEnvironmentAndPath(@TempDir Path bin) throws IOException {
        Fake bare = new Fake("linux", Map.of("PATH", ":/nowhere"), Map.of());
        assertFalse(Tool.LLGO.presentIn(bare));
        assertTrue(Tool.LLGO.presentIn(new Fake("linux", Map.of("LLGO", "/x/llgo"), Map.of())));
        assertTrue(Tool.LLGO.presentIn(new Fake("linux", Map.of("PCLNLAB_LLGO_MAIN", "/x"), Map.of())));
        Path llgo = Files.createFile(bin.resolve("llgo"));
        Fake withPath = new Fake("linux", Map.of("PATH", "/nowhere:" + bin), Map.of());
        assertFalse(Tool.LLGO.presentIn(withPath), "a file that cannot be executed is no tool");
        assertTrue(llgo.toFile().setExecutable(true));
        assertTrue(Tool.LLGO.presentIn(withPath));
        for (Tool tool : Tool.values()) {
            if (tool != Tool.LINUX && tool != Tool.PTRACE) {
                assertFalse(tool.presentIn(bare), tool.tag());
            }
        }
    }

    @Test
    void ptraceNeedsLinuxAndPermission() {
        String scope = "/proc/sys/kernel/yama/ptrace_scope";
        assertTrue(Tool.PTRACE.presentIn(new Fake("linux", Map.of(), Map.of())));
        assertTrue(Tool.PTRACE.presentIn(new Fake("linux", Map.of(), Map.of(scope, "1"))));
        assertFalse(Tool.PTRACE.presentIn(new Fake("linux", Map.of(), Map.of(scope, "3"))));
        assertFalse(Tool.PTRACE.presentIn(new Fake("mac os x", Map.of(), Map.of())));
    }

    @Test
    void mountNeedsItsCapability() {
        String status = "/proc/self/status";
        String root = "Name:\tjava\nCapPrm:\t000001ffffffffff\nCapEff:\t000001ffffffffff\nCapBnd:\t0";
        assertTrue(Tool.MOUNT.presentIn(new Fake("linux", Map.of(), Map.of(status, root))));
        String container = root.replace("CapEff:\t000001ffffffffff", "CapEff:\t00000000a80425fb");
        assertFalse(Tool.MOUNT.presentIn(new Fake("linux", Map.of(), Map.of(status, container))));
    }
}
