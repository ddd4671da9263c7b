package org.pclnlab.harness.matrix.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.harness.matrix.Results;
import org.pclnlab.harness.matrix.judge.Cells;
import org.pclnlab.harness.matrix.judge.Judged;
import org.pclnlab.harness.matrix.judge.Rule;
import org.pclnlab.harness.matrix.render.LegacySummary;
import org.pclnlab.harness.matrix.render.LlgoResultsJson;
import org.pclnlab.harness.matrix.render.MatrixJson;
import org.pclnlab.harness.outcome.UsageException;

/** Documents: as their schemas say, read back as they were written, and refused when they are damaged. */
class ResultsTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path dir;

    private static List<com.networknt.schema.Error> validate(String schema, String json) throws Exception {
        try (InputStream in = ResultsTest.class.getResourceAsStream(schema)) {
            assertNotNull(in);
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON)
                    .validate(json, InputFormat.JSON);
        }
    }

    private static String json(MatrixResult r) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ResultJson.write(r, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private MatrixResult read(String text) throws Exception {
        Path f = dir.resolve("r.json");
        Files.writeString(f, text);
        return ResultReader.read(f);
    }

    @Test
    void aResultIsValidAndReadBackAsItWas() throws Exception {
        MatrixResult r = Results.hostile();
        String json = json(r);
        assertEquals(List.of(), validate("result.schema.json", json));
        assertEquals(json, json(read(json)));
        assertTrue(!validate("result.schema.json", json.replace("\"block\":1", "\"block\":-1"))
                .isEmpty());
    }

    @Test
    void verdictsAreValid() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        MatrixJson.write(Judged.of(Results.hostile(), Rule.USUAL), out);
        String json = out.toString(StandardCharsets.UTF_8);
        assertEquals(List.of(), validate("/org/pclnlab/harness/matrix/render/verdicts.schema.json", json));
    }

    @Test
    void savingReplacesInOneStepAndLeavesNothingBehind() throws Exception {
        Path f = dir.resolve("x.json");
        Files.writeString(f, "old");
        ResultJson.save(Results.hostile(), f);
        assertEquals(json(Results.hostile()), Files.readString(f));
        try (var list = Files.list(dir)) {
            assertEquals(1, list.count());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{}",
                "{\"schema\":\"llgo-matrix/3\"}",
                "{\"schema\":5}",
                "{\"schema\":\"llgo-matrix/2\"}",
                "{\"generated_at\":\"x\",\"variants\":[{\"name\":1,\"kind\":\"go\"}]}",
                "{\"generated_at\":\"x\",\"variants\":[],\"scenario_meta\":[{\"name\":\"x\",\"kind\":\"warm\"}]}",
                "{\"generated_at\":\"x\",\"variants\":[],\"runs\":[{\"variant\":\"a\",\"scenario\":\"b\",\"metrics_ns\":{\"a.b\":[\"1\"]}}]}",
                "{\"generated_at\":\"x\",\"variants\":[],\"runs\":[{\"variant\":\"a\",\"scenario\":\"b\",\"metrics_ns\":{\"a.b\":[1e300]}}]}",
                "{\"generated_at\":\"x\",\"variants\":[],\"runs\":[{\"variant\":\"a\",\"scenario\":\"b\",\"metrics_ns\":{\"a.b\":[99999999999999999999]}}]}",
                "{\"generated_at\":\"x\",\"variants\":[],\"runs\":[{\"variant\":\"a\",\"scenario\":\"b\",\"metrics_ns\":{\"a.b\":[-1]}}]}",
            })
    void damagedOnesAreRefusedInOneLine(String text) {
        UsageException e = assertThrows(UsageException.class, () -> read(text));
        assertTrue(String.valueOf(e.getMessage()).contains("r.json: "), e.getMessage());
        assertEquals(1, String.valueOf(e.getMessage()).lines().count(), e.getMessage());
    }

    @Test
    void deepNestingAndMissingFilesAreRefused() {
        assertThrows(UsageException.class, () -> read("{\"schema\":" + "[".repeat(100_000)));
        assertThrows(UsageException.class, () -> ResultReader.read(dir.resolve("gone")));
        assertThrows(UsageException.class, () -> ResultReader.read(dir));
    }

    /** No byte that is lost or changed makes anything but a result or a refusal. */
    @Test
    void everyDamageIsARefusalOrAResult() throws Exception {
        String json = json(Results.small());
        java.util.SplittableRandom random = new java.util.SplittableRandom(11);
        int refused = 0;
        for (int i = 0; i < 400; i++) {
            StringBuilder s = new StringBuilder(json);
            int at = random.nextInt(s.length());
            switch (random.nextInt(3)) {
                case 0 -> s.setCharAt(at, (char) (' ' + random.nextInt(95)));
                case 1 -> s.deleteCharAt(at);
                default -> s.setLength(at);
            }
            try {
                Cells.of(read(s.toString()));
            } catch (UsageException e) {
                refused++;
            }
        }
        assertTrue(refused > 100, refused + " refused");
    }

    /** Spec 09 section 9.7: input and table. */
    @Test
    void llgosOwnResultBecomesItsOwnSummary() throws Exception {
        String summary = LegacySummary.of(Judged.of(read(Results.LLGO), Rule.USUAL));
        String expected = """
                ## hot Performance

                | metric | go | x | x+lto |
                |---|---:|---:|---:|
                | hot.Caller0 | 152ns/155.3ns | 55ns/56ns | FAIL |
                | hot.CallersOnly | 127ns/129.3ns | FAIL | FAIL |

                ## Binary Size

                | scenario | go | x | x+lto |
                |---|---:|---:|---:|
                | hot | 2.7 MiB | FAIL | FAIL |
                | cold | FAIL | FAIL | FAIL |

                ## Build Time

                | scenario | go | x | x+lto |
                |---|---:|---:|---:|
                | hot | 900ms | FAIL | FAIL |
                | cold | FAIL | FAIL | FAIL |
                """;
        assertEquals(expected, summary.substring(summary.indexOf("## hot")));
    }

    /** What failed after it had printed numbers is a failure everywhere but in the summary that LLGo would print. */
    @Test
    void partialDataOfAFailedRunIsNoNumber() throws Exception {
        Judged j = Judged.of(read(Results.LLGO), Rule.USUAL);
        var cell = j.cell("hot", "hot.Caller0", "x");
        assertNotNull(cell);
        assertEquals("exit status 2", cell.failure());
        assertTrue(!cell.has());
        assertEquals(
                "broken",
                String.valueOf(Objects.requireNonNull(j.comparison("hot", "hot.Caller0", "go", "x"))
                        .verdict()));
        assertTrue(j.controlText().startsWith("No control"), j.controlText());
    }

    @Test
    void aResultInLlgosFormatIsReadBack() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        LlgoResultsJson.write(Results.small(), out);
        MatrixResult again = read(out.toString(StandardCharsets.UTF_8));
        assertEquals("llgo", again.origin());
        assertEquals(
                Results.small().columns().stream().map(Variant::name).toList(),
                again.variants().stream().map(Variant::name).toList());
        assertEquals(
                Results.small().analysed("go", "hot").stream()
                        .map(l -> Objects.requireNonNull(l.metrics().get("hot.Caller0"))
                                .whole())
                        .toList(),
                again.analysed("go", "hot").stream()
                        .map(l -> Objects.requireNonNull(l.metrics().get("hot.Caller0"))
                                .whole())
                        .toList());
    }
}
