package org.pclnlab.harness.report.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.harness.inspect.Hostile;
import org.pclnlab.harness.outcome.UsageException;

/** A report as a file: against its schema by somebody else's validator, and back. */
class ReportJsonTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    private static String json(Report r) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ReportJson.write(r, out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<Error> validate(String json) throws Exception {
        try (InputStream in = ReportJson.class.getResourceAsStream("report.schema.json")) {
            assertNotNull(in);
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
            return schema.validate(json, InputFormat.JSON);
        }
    }

    private Report read(String json) throws Exception {
        Path file = dir.resolve("report.json");
        Files.writeString(file, json);
        return ReportReader.read(file);
    }

    @Test
    void everyFieldComesBack() throws Exception {
        Report r = Reports.full("text");
        assertEquals(List.of(), validate(json(r)));
        assertEquals(r, read(json(r)));
        Report plain = Reports.of(0, Outcome.PASSED);
        assertEquals(List.of(), validate(json(plain)));
        assertEquals(plain, read(json(plain)));
    }

    @Test
    void hostileTextsAreValidAndComeBack() throws Exception {
        for (String name : Hostile.names()) {
            Report r = Reports.full(name);
            assertEquals(List.of(), validate(json(r)), name);
            // Half a surrogate pair cannot be written; everything else comes back as it was.
            boolean whole = name.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff);
            assertEquals(whole, r.equals(read(json(r))), name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '#',
            value = {
                "\"schema\" : \"pclnlab.report/v1\"; \"schema\" : \"pclnlab.report/v2\"; expected pclnlab.report/v1",
                "\"exit\" : 1; \"exit\" : 9; exit: found 9",
                "\"outcome\" : \"finding\"; \"outcome\" : \"fine\"; outcome of textfinding: found fine",
                "\"trace\" : 0; \"trace\" : 1; found 1, there are 1",
                "\"trace\" : 0; \"trace\" : \"0\"; trace: found 0, expected a whole number",
                "\"command\" : \"conform\"; \"command\" : 3; command: found 3, expected a text",
                "\"notes\" : [; \"notes\" : [ 1,; notes: found 1, expected a list of texts",
            })
    void aDamagedFileIsOneLineThatSaysWhere(String was, String is, String message) throws Exception {
        String good = json(Reports.full("text"));
        assertTrue(good.contains(was), good);
        String bad = good.replace(was, is);
        assertFalse(validate(bad).isEmpty() && !was.contains("trace"), "the schema sees it too");
        UsageException e = assertThrows(UsageException.class, () -> read(bad));
        assertTrue(String.valueOf(e.getMessage()).contains(message), e.getMessage());
        assertEquals(1, String.valueOf(e.getMessage()).lines().count());
    }

    @Test
    void aCutFileIsRefused() throws Exception {
        String good = json(Reports.full("text"));
        for (int end = 0; end < good.length() - 2; end += 37) {
            String cut = good.substring(0, end);
            assertThrows(UsageException.class, () -> read(cut), cut);
        }
    }

    @Test
    void theStateIsThatOfWhatSomebodyHasToLookAt() {
        Report r = Reports.of(1, Outcome.FINDING, Outcome.PASSED, Outcome.KNOWN);
        List<ReportCase> turned = new ArrayList<>(r.cases());
        Collections.reverse(turned);
        assertEquals(r.state(), r.with(turned, List.of(), List.of()).state());
        assertEquals(
                r.state(),
                Reports.of(1, Outcome.FINDING, Outcome.KNOWN, Outcome.PASSED, Outcome.PASSED)
                        .state());
        assertNotEquals(
                r.state(),
                Reports.of(1, Outcome.FINDING, Outcome.FINDING, Outcome.KNOWN).state());
        assertNotEquals(
                r.state(),
                Reports.of(1, Outcome.ERROR, Outcome.PASSED, Outcome.KNOWN).state());
        assertNotEquals(Reports.of(0).state(), Reports.of(3).state());
    }

    /** A run with nothing of one kind must not read like one with it. */
    @Test
    void theLastLineNamesWhatWasNotRun() {
        assertEquals(
                "as expected: 1 results, 0 to look at; not run: nothing",
                Reports.of(0, Outcome.PASSED).lastLine());
        assertEquals(
                "FINDINGS: 5 results, 2 to look at; not run: llgo (llgo)",
                Reports.full("llgo").lastLine());
    }
}
