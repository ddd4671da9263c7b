package org.pclnlab.harness.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.testing.Requires;
import org.pclnlab.testing.Run;

/** A sample of the mutations that {@code mvn -Pfuzz verify} makes all of: every nineteenth, of each forged image. */
@Requires.Linux
class MutationTest {
    private static final int EVERY = 19;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    @ParameterizedTest
    @ValueSource(strings = {"main-permuted-prebuilt", "main-inlined-raw", "pr2026-redirect", "pr1906-prebuilt"})
    void changedFieldsGiveTheAnswersOfTheProcessOrAnError(String name) throws Exception {
        Path exe = new ForgeBuilder(dir).build(ForgedImages.named(name).spec());
        Mutations m = new Mutations(dir);
        m.llgo(exe, EVERY, name.length() % EVERY);
        assertEquals(List.of(), m.findings());
        assertTrue(m.total() > 20, m.total() + " mutations");
    }

    @Test
    void changedTablesOfGcEndInAnAnswerOrAnError() throws Exception {
        Path exe = Run.go(
                dir,
                "hello",
                "package main\n\nfunc main() { println(1) }\n",
                Map.of("GOOS", "linux", "GOARCH", "amd64"),
                "-ldflags=-s -w");
        Mutations m = new Mutations(dir);
        m.gc(exe, EVERY, 3);
        assertEquals(List.of(), m.findings());
        assertTrue(m.total() > 20, m.total() + " mutations");
    }
}
