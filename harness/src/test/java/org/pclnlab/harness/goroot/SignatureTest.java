package org.pclnlab.harness.goroot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors of spec 08 section 14.2.4. */
class SignatureTest {
    static List<Arguments> vectors() {
        return List.of(
                Arguments.of(
                        "llgo run failed: process exited with code 2\nduration: 12ms\nexit code: 2\nstderr:\n"
                                + "panic: got /tmp/a/llgo-goroot-912345678/work/issue22662.go:44; want ??:1\n\ngoroutine 1",
                        "llgo run|exit2|panic: got <ws>/work/issue22662.go:44; want ??:1",
                        "f7f3915b5238"),
                Arguments.of(
                        "llgo run failed: timed out after 1m0s\nduration: 1m0s", "llgo run|timeout|", "67ce8286df34"),
                Arguments.of(
                        "stderr mismatch\nllgo:\nmain.f\nmain.f\n\n\ngo:\nmain.f\nmain.g\n",
                        "compare|stderr|llgo<main.f> go<main.g>",
                        "e19aa9136b21"),
                Arguments.of("stdout mismatch\nllgo:\n\n\ngo:\nok\n", "compare|stdout|llgo<> go<ok>", "1403961eeebd"),
                Arguments.of(
                        "llgo build failed: process exited with code 1\nduration: 3s\nexit code: 1\nstderr:\n"
                                + "# command-line-arguments\nld64.lld: error: undefined symbol: _foo",
                        "llgo build|exit1|ld64.lld: error: undefined symbol: _foo",
                        "2f359d677773"),
                Arguments.of(
                        "llgo run failed: process exited with code -1\nduration: 5ms\nexit code: -1",
                        "llgo run|exit-1|process exited with code -1",
                        "8fbd379b0d77"),
                Arguments.of(
                        "baseline go build failed: timed out after 3m0s", "baseline go build|timeout|", "1e0f38bc0e4e"),
                Arguments.of(
                        "resource guard stopped case: process-group RSS 4096.4 MiB exceeded limit 4096.0 MiB",
                        "guard|resource|process-group RSS N MiB exceeded limit N MiB",
                        "cded0e7f448e"),
                Arguments.of(
                        "case.go:2: missing error \"undefined: missing\"",
                        "diagnostics|missing-error|missing error \"undefined: missing\"",
                        "625bbe2c152e"),
                Arguments.of(
                        "llgo build succeeded but did not produce /tmp/llgo-goroot-1/llgo.out",
                        "llgo build|no-output|",
                        "41c4e23d1947"));
    }

    /** What package log writes, with and without microseconds, is one failure on every night. */
    @Test
    void timesOfPackageLogAreNoPartOfIt() {
        for (String time : List.of("2026/11/27 23:59:58 ", "2026/11/28 00:00:01.123456 ", "2027/01/02 03:04:05 ")) {
            String failure =
                    "llgo run failed: process exited with code 1\nexit code: 1\nstderr:\n" + time + "FAIL: n=3\n";
            assertEquals(
                    "llgo run|exit1|<time> FAIL: n=3",
                    Signature.of(failure, Scrub.PLAIN).line());
        }
        assertEquals("a/2026/11/27 n=3", Scrub.PLAIN.apply("a/2026/11/27 n=3"), "a path is none");
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void ofFailureText(String text, String line, String id) {
        Signature s = Signature.of(text, Scrub.PLAIN);
        assertEquals(line, s.line());
        assertEquals(id, s.id());
    }

    @Test
    void blocksThatDifferInTheirFinalNewlineOnly() {
        String text = "stdout mismatch\nllgo:\na\nb\n\ngo:\na\nb\n";
        assertEquals(
                "compare|stdout|final newline", Signature.of(text, Scrub.PLAIN).line());
    }

    @Test
    void keyLinePrefersFatalErrorsOverEarlierLines() {
        String text = "llgo run failed: process exited with code 2\nstdout:\npanic: no\nstderr:\nFAIL here\n"
                + "fatal error: all goroutines are asleep";
        assertEquals(
                "llgo run|exit2|fatal error: all goroutines are asleep",
                Signature.of(text, Scrub.PLAIN).line());
    }

    @Test
    void foldersNumbersAndTimesAreTakenOut() {
        Scrub scrub = Scrub.of(Map.of("/usr/local/go", "<goroot>", "/usr/local/go/test", "<tests>"));
        assertEquals("<tests>/x.go <goroot>/y", scrub.apply("/usr/local/go/test/x.go /usr/local/go/y"));
        assertEquals(
                "pc 0x? goroutine ? N <dur> 1234 N % N MiB",
                scrub.apply("pc 0xc0012 goroutine 18  123456 1m0.5s 1234 99 % 10.5 MiB"));
        assertEquals(160, scrub.apply("x".repeat(500)).length());
    }

    @Test
    void unmatchedMessagesAreTheirFirst() {
        String text = "unmatched errors:\nx.go:3: boom\nx.go:4: bang";
        assertEquals(
                "diagnostics|unmatched|x.go:3: boom",
                Signature.of(text, Scrub.PLAIN).line());
        assertEquals(
                "llgo tool compile|no-error|",
                Signature.of("llgo tool compile succeeded unexpectedly", Scrub.PLAIN)
                        .line());
    }
}
