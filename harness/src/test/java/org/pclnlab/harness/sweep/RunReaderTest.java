package org.pclnlab.harness.sweep;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunReaderTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    private RunReader open(String text) throws Exception {
        return new RunReader(Files.writeString(dir.resolve("answers"), text));
    }

    @Test
    void linesBecomeRuns() throws Exception {
        String text = """
                H pclnlab-oracle 1 linux amd64 gc go1.26.8
                S 0 "main.\\"f\\\\\\u00e4\\n"
                S 1 "/a/ä.go"
                R f 401000 18 401000 0 1 -1
                R n ffffffffffffffff 1
                E F 19 1000
                R x 10 2 2 1 10 0 1 7 i f 10 1 1 8 f
                R 0 12 1
                E X 3 500
                """;
        try (RunReader r = open(text)) {
            assertTrue(r.next());
            assertEquals("go1.26.8", r.version());
            assertEquals('f', r.kind());
            assertEquals(0x401000, r.pc());
            assertEquals(18, r.count());
            assertEquals("main.\"f\\\u00e4\n", r.frame(0).name);
            assertEquals("/a/\u00e4.go", r.frame(0).file);
            assertEquals(-1, r.frame(0).line);
            assertTrue(r.next());
            assertEquals(-1, r.pc());
            assertEquals(0, r.frameCount());
            assertFalse(r.next());
            assertTrue(r.next());
            assertEquals(2, r.frameCount());
            assertTrue(r.frame(0).inlined);
            assertFalse(r.frame(1).inlined);
            assertEquals(0xf, r.frame(1).pc);
            assertTrue(r.next());
            assertFalse(r.next());
            assertEquals(22, r.queries());
            assertEquals(1500, r.nanos());
            assertFalse(r.next());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "R n 10 1\n",
                "R n 10 1\nE F 1",
                "panic: something\n",
                "R f 10 1 10 0 0 1\nE F 1 1\n",
                "S 1 \"a\"\nE F 0 0\n",
                "S 0 a\nE F 0 0\n",
                "S 0 \"\nE F 0 0\n",
                "S 0 \"\\u12\"\nE F 0 0\n",
                "R q 10 1\nE F 1 1\n",
                "R n zz 1\nE F 1 1\n",
                "R\n",
                "\n",
            })
    void whatIsCutOffOrSomethingElseIsNoAnswer(String text) throws Exception {
        try (RunReader r = open(text)) {
            assertThrows(SweepException.class, () -> {
                while (r.next()) {
                    // on to what is wrong
                }
            });
        }
    }
}
