package org.pclnlab.harness.expect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pclnlab.harness.expect.ExpectationReader.Dialect;
import org.pclnlab.harness.outcome.UsageException;

/** Files that are meant to hurt, and the schema as a second opinion about those that are only wrong. */
class HostileYamlTest {
    /** Name, bytes, and what the one line of the refusal has in it, with the place. */
    static Stream<Arguments> hostile() {
        String laughs =
                "a0: &a0 [x, x]\n" + lines(60, i -> "a" + (i + 1) + ": &a" + (i + 1) + " [*a" + i + ", *a" + i + "]");
        return Stream.of(
                row("nested brackets", "[".repeat(100_000), "f:1:51: nested more than 50 deep"),
                row("nested braces", "{a: ".repeat(100_000), "nested more than 50 deep"),
                row("nested dashes", "- ".repeat(100_000) + "x", "nested more than 50 deep"),
                row("nested keys", lines(100, i -> " ".repeat(i) + "k:"), "f:51:51: nested more than 50 deep"),
                row("nested question marks", "? ".repeat(100_000), "nested more than 50 deep"),
                row("billion laughs", laughs, "f:27:12: more than 50 aliases"),
                row(
                        "list that contains itself",
                        "xfails: &a\n  - *a\n",
                        "f:1:9: an entry of xfails: expected a mapping"),
                row(
                        "mapping that contains itself",
                        "xfails:\n  - &a {case: *a, reason: r}\n",
                        "f:2:5: case: expected a text"),
                row("key that is itself", "&a ? *a : 1\n", "f:"),
                row("duplicate key", "xfails: []\nflakes: []\nxfails: []\n", "f:3:1: "),
                row("duplicate key in an entry", "xfails:\n  - {case: a, reason: r, case: b}\n", "f:2:26: "),
                row("tab", "xfails:\n\t- case: a\n", "f:2:1: "),
                row("second document", "xfails: []\n---\nxfails: []\n", "f:2:1: a second document"),
                row("merge key", "xfails:\n  - {<<: {case: a}, reason: r}\n", "f:2:6: unknown key \"<<\""),
                row("Java class", "!!javax.script.ScriptEngineManager [x]\n", "f:1:1: the tag tag:yaml.org,2002:javax"),
                row(
                        "Java class as a text",
                        "xfails:\n  - {case: !!java.net.URL [x], reason: r}\n",
                        "f:2:12: the tag tag:yaml.org,2002:java.net.URL"),
                row("unclosed quote", "xfails:\n  - case: \"a\n    reason: r\n", "f:"),
                row("unclosed bracket", "xfails: [\n", "f:2:1: "),
                row("key of 8 MiB", "x".repeat((8 << 20) - 1) + ":", "f:"),
                row("more than 8 MiB", " ".repeat((8 << 20) + 1), "f: 8388609 bytes, at most 8388608 are read"),
                row("number as a key", "1e9: []\n", "f:1:1: unknown key \"1e9\""),
                row("null byte", "xfails:\n  - case: \0\n", "f:"),
                row("half a surrogate", new byte[] {'a', ':', (byte) 0xED, (byte) 0xA0, (byte) 0x80}, "f: not UTF-8"),
                row("UTF-16", "xfails: []\n".getBytes(StandardCharsets.UTF_16LE), "f:"),
                row("alias without anchor", "xfails: *nobody\n", "f:1:9: "),
                row(
                        "anchor of megabytes",
                        "xfails: &" + "a".repeat(5 << 20) + " 1\n",
                        "f:1:9: xfails: expected a list"),
                row("directive", "%YAML 9.9\n---\nxfails: []\n", "f: no YAML of version 1.2"),
                row("tag directive", "%TAG ! !!\n%TAG ! !!\n---\n{}\n", "f:2:1: "),
                row(
                        "block text without end",
                        "xfails: |\n" + " x\n".repeat(1_000_000),
                        "f:1:9: xfails: expected a list"),
                row("mark in the middle", "xfails: []\n\uFEFFflakes: []\n", "f:"));
    }

    private static Arguments row(String name, Object content, String message) {
        byte[] bytes = content instanceof String s ? s.getBytes(StandardCharsets.UTF_8) : (byte[]) content;
        return Arguments.of(name, bytes, message);
    }

    private static String lines(int count, java.util.function.IntFunction<String> line) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < count; i++) {
            out.append(line.apply(i)).append('\n');
        }
        return out.toString();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void isRefusedInOneLineWithItsPlace(String name, byte[] bytes, String message) {
        String said = String.valueOf(assertTimeoutPreemptively(
                        Duration.ofSeconds(20),
                        () -> assertThrows(
                                UsageException.class, () -> ExpectationReader.parse(bytes, "f", Dialect.STRICT)))
                .getMessage());
        assertTrue(said.startsWith("f:"), said);
        assertTrue(said.contains(message), said);
        assertEquals(1, said.lines().count());
        assertTrue(said.length() < 400, () -> said.length() + " characters: " + said.substring(0, 400));
    }

    @Test
    void aMillionEntriesAreRead() throws UsageException {
        String yaml = "flakes:\n" + lines(150_000, i -> "- {case: c" + i + ", reason: because}");
        assertEquals(
                150_000,
                ExpectationReader.parse(yaml.getBytes(StandardCharsets.UTF_8), "f", Dialect.STRICT)
                        .flakes()
                        .size());
    }

    private static List<?> bySchema(String yaml) {
        try (InputStream in = ExpectationReader.class.getResourceAsStream("expectations.schema.json")) {
            String json = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(json, InputFormat.JSON);
            return schema.validate(yaml, InputFormat.YAML);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void theSchemaAndTheReaderAgree() throws Exception {
        String own = Files.readString(
                Path.of(System.getProperty("pclnlab.root", "..")).resolve("xfail.yaml"));
        assertEquals(List.of(), bySchema(own));
        for (int seed = 0; seed < 40; seed++) {
            String yaml = RandomExpectations.file(new Random(seed));
            if (!yaml.lines().allMatch(l -> l.isBlank() || l.startsWith("#"))) {
                assertEquals(List.of(), bySchema(yaml), yaml);
            }
        }
        String entry = "xfails:\n  - {case: a, reason: r, ";
        for (String wrong : new String[] {
            "not_aplicable: []",
            "xfails: {case: a}",
            "xfails: [a]",
            "xfails:\n  - {case: a}",
            "xfails:\n  - {reason: r}",
            "xfails:\n  - {case: '', reason: r}",
            "xfails:\n  - {case: [], reason: r}",
            "xfails:\n  - {case: [[a]], reason: r}",
            "timeouts:\n  - {case: a, reason: r}",
            "timeouts:\n  - {case: a, reason: r, timeout: soon}",
            "timeouts:\n  - {case: a, reason: r, timeout: 5s, generation: main}",
            entry + "timeout: 5s}",
            entry + "rate: 0.5}",
            entry + "generation: pr2027}",
            entry + "generation: []}",
            entry + "exit: one}",
            entry + "since: yesterday}",
            entry + "expires: 1}",
            "flakes:\n  - {case: a, reason: r, rate: 2}"
        }) {
            assertTrue(!bySchema(wrong).isEmpty(), "the schema accepts " + wrong);
            assertThrows(
                    UsageException.class,
                    () -> ExpectationReader.parse(wrong.getBytes(StandardCharsets.UTF_8), "f", Dialect.STRICT),
                    wrong);
        }
        for (String right : new String[] {
            entry + "arch: amd64, stage: llgo run, kind: exit2, exit: 2, signature: 'llgo run|exit2|*'}",
            entry + "issue: 'https://example.org/1', since: 2026-08-17, owner: me, expires: 2027-01-01}",
            "flakes:\n  - {case: [a, b], reason: r, rate: 0.25, generation: [main, pr2026]}"
        }) {
            assertEquals(List.of(), bySchema(right), right);
            ExpectationReader.parse(right.getBytes(StandardCharsets.UTF_8), "f", Dialect.STRICT);
        }
    }
}
