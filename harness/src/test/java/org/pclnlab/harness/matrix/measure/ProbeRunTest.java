package org.pclnlab.harness.matrix.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.harness.matrix.probe.ProbeKind;
import org.pclnlab.harness.matrix.probe.ProbeSource;
import org.pclnlab.harness.matrix.probe.Scenario;
import org.pclnlab.harness.matrix.probe.Scenarios;
import org.pclnlab.harness.toolchain.Builder;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Result;
import org.pclnlab.harness.toolchain.ToolSpec;
import org.pclnlab.harness.toolchain.Toolchains;

/** The generated programs, built by go and run: their metrics and their constants (spec 09 sections 3.10 and 9.6). */
class ProbeRunTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path dir;

    private String run(Map<String, String> files, int iters) throws Exception {
        for (Map.Entry<String, String> e : files.entrySet()) {
            Path f = dir.resolve(e.getKey());
            Files.createDirectories(f.getParent());
            Files.writeString(f, e.getValue());
        }
        Launcher launcher = new Launcher();
        Map<String, String> env = System.getenv();
        Toolchains found = Toolchains.find(List.of(ToolSpec.parse("go=go")), List.of(), env, launcher);
        Path exe = dir.resolve("probe");
        Builder.Built built = new Builder(launcher, null, env, Duration.ofMinutes(5))
                .build(found.reference(), new Builder.Request(dir, ".", List.of(), List.of("-trimpath")), exe);
        assertNotNull(built.program(), built.failure());
        Result r = launcher.run(new Command(
                List.of(exe.toString()), Map.of("BENCH_ITERS", Integer.toString(iters)), dir, Duration.ofMinutes(1)));
        assertTrue(r.ok(), r.explain());
        Files.delete(exe);
        return r.stdout().text() + r.stderr().text();
    }

    private static Scenario scenario(String kind, String scale) throws Exception {
        return Scenarios.of(List.of(kind), new Scenarios.Sizes(List.of(scale), List.of("5"), List.of("3x4")))
                .get(0);
    }

    @Test
    void everyProgramPrintsItsMetricsAndNoOthers() throws Exception {
        for (ProbeKind kind : ProbeKind.values()) {
            Scenario s = scenario(kind.word(), "3x4");
            ProbeOutput o = ProbeOutput.parse(run(ProbeSource.of(s, 0), 20));
            assertEquals("", o.error());
            List<String> printed = new ArrayList<>(o.metrics().keySet());
            printed.removeIf(m -> m.endsWith(Scenario.LEAST));
            assertEquals(s.metrics(), printed);
            for (String m : printed) {
                var least = o.metrics().get(m + Scenario.LEAST);
                boolean loops = kind != ProbeKind.FRESH && !Scenario.singleShot(m);
                assertEquals(loops, least != null, m);
                assertTrue(
                        least == null
                                || least.value()
                                        <= java.util.Objects.requireNonNull(
                                                        o.metrics().get(m))
                                                .value(),
                        m);
            }
            if (kind != ProbeKind.PLAIN) {
                assertTrue(!o.names().isEmpty() && o.tick() > 0, kind.word());
            }
            o.metrics().forEach((name, t) -> assertTrue(!Scenario.singleShot(name) || t.n() == 1, name));
        }
    }

    @ParameterizedTest
    @CsvSource({"1x1, 7", "2x2, 657", "6x6, 196683", "12x12, 55798194", "24x24, 952476048852"})
    void runReturnsWhatArithmeticSays(String scale, long expected) throws Exception {
        Map<String, String> files = ProbeSource.of(scenario("multipkg", scale), 0);
        long lines = 0;
        for (Map.Entry<String, String> e : files.entrySet()) {
            if (e.getKey().startsWith("p")) {
                List<String> text = e.getValue().lines().toList();
                lines += 1 + text.indexOf("\tpc, _, line, ok := runtime.Caller(0)");
            }
        }
        files.remove("helper.go");
        files.put(
                "main.go",
                "package main\n\nimport \"example.com/llgo-bench/multipkg/p00\"\n\nfunc main() { println(p00.Run(1)) }\n");
        assertEquals(expected, Long.parseLong(run(files, 1).strip()) - lines);
    }

    @Test
    void ordinaryCodeComputesWhatTheSpecSays() throws Exception {
        Map<String, String> plain = ProbeSource.of(scenario("plain", ""), 0);
        plain.compute(
                "main.go",
                (k, v) -> v.replace("\tif sinkInt == 0 {", "\tprintln(\"sink\", sinkInt)\n\tif sinkInt == 0 {"));
        plain.compute(
                "main.go", (k, v) -> v.replace("var back []item", "println(\"json\", len(text))\n\t\tvar back []item"));
        String out = run(plain, 5);
        assertTrue(out.contains("sink 5604270\n"), out);
        assertTrue(out.contains("json 109302\n"), out);
        Map<String, String> stdlib = ProbeSource.of(scenario("stdlib", ""), 0);
        stdlib.compute(
                "main.go",
                (k, v) ->
                        v.replace("n := iters(50000)", "stdWork()\n\tprintln(\"work\", sinkInt)\n\tn := iters(50000)"));
        out = run(stdlib, 10);
        assertTrue(out.contains("work 8086\n"), out);
    }

    /** The middle function of a deep stack, and the first target of cold: what is asked for is what spec 09 says. */
    @Test
    void theQuestionsAreThoseOfTheSpec() throws Exception {
        Map<String, String> deep = ProbeSource.of(scenario("deep", ""), 0);
        deep.compute("main.go", (k, v) -> v.replace("addName(fn.Name())", "println(\"asked\", fn.Name())"));
        assertTrue(run(deep, 1).contains("asked main.frame3\n"));
        Map<String, String> cold = ProbeSource.of(scenario("cold", "3x4"), 0);
        cold.compute(
                "main.go",
                (k, v) -> v.replace(
                        "report(\"cold.FirstFuncForPC\"",
                        "println(\"asked\", fn.Name())\n\treport(\"cold.FirstFuncForPC\""));
        assertTrue(run(cold, 1).contains("asked example.com/llgo-bench/cold/p01.F01_02\n"));
    }

    /** A planted five percent is 5 % more calls, counted by the program itself. */
    @Test
    void plantedWorkIsReallyDone() throws Exception {
        for (int every : new int[] {0, 20}) {
            Map<String, String> files = ProbeSource.of(scenario("plain", ""), every);
            files.put("main.go", """
                    package main

                    func main() {
                    \tcalls := 0
                    \tmeasure("x.y", iters(1), func() { calls++ })
                    \tprintln("calls", calls)
                    }
                    """);
            files.compute("helper.go", (k, v) -> v.replace("\tsinkString string\n", ""));
            String out = run(files, 2000);
            assertTrue(out.contains("calls " + (every == 0 ? 2001 : 2101) + "\n"), out);
        }
    }
}
