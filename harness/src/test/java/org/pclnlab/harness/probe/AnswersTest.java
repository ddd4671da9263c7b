package org.pclnlab.harness.probe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.harness.probe.Answers.ProtocolException;

/** The protocol of {@code goroot-cases/probes/README.md}. */
class AnswersTest {
    private static final String GOOD = """
            pclnlab-answers 1 linux/amd64 gc "go1.26.8"
            anchor "p.Anchor" 0x1000
            q c a/b/entry 0x2000 0x2000 0x2000 "main.f \\"x\\" \\u00e4\\x41" "/d ir/f.go" 7
            q r nil 0x0 0x0 nil
            q v s/ret 0xffffffffffffffff 0x0 0x5 "" "" 0
            end 3
            """;

    @Test
    void framesCallersAndTextsAreRead() throws ProtocolException {
        Answers a = Answers.parse("""
                pclnlab-answers 1 linux/amd64 gc "go1.26.8"
                anchor "p.Anchor" 0x1000
                f c s/frame 0x2001 0x2000 0x2000 "main.f" "/f.go" 7
                g c s/func 0x2001 0x2000 nil
                l c s/caller 0x2001 0x0 0x2000 "" "/f.go" 6
                t s/text "two words"
                end 4
                """);
        assertEquals(
                List.of(Query.Question.FRAME, Query.Question.FRAME_FUNC, Query.Question.CALLER, Query.Question.TEXT),
                a.queries().stream().map(Query::question).toList());
        assertEquals("two words", a.queries().get(3).answer().name());
        assertEquals(Answer.NIL, a.queries().get(1).answer());
        assertEquals(6, a.queries().get(2).answer().line());
    }

    @Test
    void callersAreRead() throws ProtocolException {
        String good = """
                pclnlab-answers 1 linux/amd64 gc "go1.26.8"
                anchor "p.Anchor" 0x1000
                c c a/callers 2 0x2001 0x3001
                c v b/callers 1 0x7
                end 2
                """;
        Answers a = Answers.parse(good);
        assertEquals(
                new Query(
                        "a/callers",
                        Query.Kind.CODE,
                        0,
                        0,
                        Query.Question.CALLERS,
                        Answer.NIL,
                        List.of(0x2001L, 0x3001L)),
                a.queries().get(0));
        assertEquals(Query.Kind.VIRTUAL, a.queries().get(1).kind());
        for (String[] edit :
                new String[][] {{"2 0x2001", "1 0x2001"}, {"2 0x2001", "3 0x2001"}, {"2 0x2001", "-1 0x2001"}}) {
            assertThrows(ProtocolException.class, () -> Answers.parse(good.replace(edit[0], edit[1])), edit[1]);
        }
    }

    @Test
    void stacksAreRead() throws ProtocolException {
        String good = """
                pclnlab-answers 1 linux/amd64 gc "go1.26.8"
                anchor "p.Anchor" 0x1000
                w c a 2 0x2001 0x3001 0x2000 "main.f" "/f.go" 7 0x3000 "main.g" "/g.go" 8
                w v b 1 0x5 0x0 "" "" 0
                w r c 0
                x a/text "goroutine 1 [running]:\\nmain.f()\\n"
                end 4
                """;
        Answers a = Answers.parse(good);
        Query stack = a.queries().get(0);
        assertEquals(Query.Question.STACK, stack.question());
        assertEquals(List.of(0x2001L, 0x3001L), stack.pcs());
        assertEquals(
                List.of(new Answer(true, 0x2000, "main.f", "/f.go", 7), new Answer(true, 0x3000, "main.g", "/g.go", 8)),
                stack.answer().frames());
        assertEquals(Query.Kind.VIRTUAL, a.queries().get(1).kind());
        assertEquals(List.of(), a.queries().get(2).answer().frames());
        assertEquals(
                "goroutine 1 [running]:\nmain.f()\n",
                a.queries().get(3).answer().name());
        for (String[] edit : new String[][] {
            {"a 2 0x", "a 3 0x"}, {"a 2 0x", "a -1 0x"}, {"a 2 0x", "a 0x"}, {"g.go\" 8", "g.go\""}, {"w c a", "w x a"}
        }) {
            assertThrows(ProtocolException.class, () -> Answers.parse(good.replace(edit[0], edit[1])), edit[1]);
        }
        for (int i = 0; i < good.length(); i++) {
            String cut = good.substring(0, i);
            assertThrows(ProtocolException.class, () -> Answers.parse(cut));
        }
    }

    @Test
    void answersAreRead() throws ProtocolException {
        Answers a = Answers.parse(GOOD);
        assertEquals("linux/amd64", a.platform());
        assertEquals("gc", a.compiler());
        assertEquals("go1.26.8", a.version());
        assertEquals("p.Anchor", a.anchorSymbol());
        assertEquals(0x1000, a.anchorPc());
        assertEquals(
                List.of(
                        new Query(
                                "a/b/entry",
                                Query.Kind.CODE,
                                0x2000,
                                0x2000,
                                Query.Question.FUNC,
                                new Answer(true, 0x2000, "main.f \"x\" äA", "/d ir/f.go", 7)),
                        new Query("nil", Query.Kind.RAW, 0, 0, Query.Question.FUNC, Answer.NIL),
                        new Query(
                                "s/ret",
                                Query.Kind.VIRTUAL,
                                -1,
                                0,
                                Query.Question.FUNC,
                                new Answer(true, 5, "", "", 0))),
                a.queries());
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "answers 1|answers 2",
                "end 3|end 4",
                "end 3|end",
                "end 3|end 3 more",
                "q c a/b|q x a/b",
                "q c a/b|z c a/b",
                "q r nil 0x0|q r a/b/entry 0x0",
                "0x1000|1000",
                "0x1000|0xg",
                "nil 0x0 0x0 nil|nil 0x0 0x0 nil 1",
                "nil 0x0 0x0 nil|nil 0x0 0x0",
                "go\" 7|go\"7",
                "go\" 7|go 7",
                "go\" 7|go\" seven",
                "0xffffffffffffffff|0x1ffffffffffffffff"
            })
    void otherOutputIsRefused(String from, String to) {
        assertThrows(ProtocolException.class, () -> Answers.parse(GOOD.replace(from, to)));
    }

    @Test
    void everyCutIsRefused() {
        for (int i = 0; i < GOOD.length(); i++) {
            String cut = GOOD.substring(0, i);
            assertThrows(ProtocolException.class, () -> Answers.parse(cut));
        }
        assertThrows(ProtocolException.class, () -> Answers.parse(GOOD + "x"));
    }

    @Test
    void goQuotesAreUndone() {
        assertEquals("a\u0007\b\f\n\r\t\u000b\\\"z", GoQuote.unquote("\"a\\a\\b\\f\\n\\r\\t\\v\\\\\\\"z\""));
        assertEquals("\ud83d\ude00", GoQuote.unquote("\"\\U0001f600\""));
        assertEquals("\ufffd", GoQuote.unquote("\"\\xff\""));
    }
}
