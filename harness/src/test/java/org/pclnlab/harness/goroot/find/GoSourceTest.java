package org.pclnlab.harness.goroot.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.pclnlab.harness.goroot.find.GoSource.Span;

class GoSourceTest {
    @Test
    void packageAndImports() {
        GoSource s = new GoSource(
                "// run\n\npackage main // x\n\nimport \"fmt\"\nimport (\n\t. \"os\"\n\tb `./b` // c\n)\n\nvar x = \"import\"\n");
        assertEquals("main", s.packageName());
        assertEquals(
                List.of("fmt", "os", "./b"),
                s.imports().stream().map(GoSource.Import::path).toList());
        assertEquals(List.of(new Span(6, 9)), s.importBlocks());
    }

    @Test
    void relativeImportsAreRewrittenWhereTheyAre() {
        GoSource s = new GoSource("package b\nimport (\n  x \"./a\"\n  \"fmt\"; `./c`\n)\nvar y = \"./a\"\n");
        assertEquals(
                "package b\nimport (\n  x \"test/a\"\n  \"fmt\"; \"test/c\"\n)\nvar y = \"./a\"\n",
                s.withRelativeImports());
    }

    @Test
    void functionsWithoutBody() {
        assertTrue(new GoSource("package p\nfunc f(a int) (b, c string)\n").hasBodylessFunction());
        assertTrue(new GoSource("package p\nfunc (t *T) m(struct{ a int }) interface{ M() }\nfunc g() {}\n")
                .hasBodylessFunction());
        assertFalse(new GoSource("package p\nfunc f() struct{ a int } { return struct{ a int }{1} }\n")
                .hasBodylessFunction());
        assertFalse(new GoSource("package p\nvar f func(int) bool\ntype T func()\nfunc g(h func(), k func() int) {}\n")
                .hasBodylessFunction());
        assertFalse(new GoSource("package p\nfunc f[T interface{ ~int }](x T) { var g func() = nil; _ = g }\n")
                .hasBodylessFunction());
    }

    @Test
    void innermostBody() {
        GoSource s = new GoSource("package p\n\nfunc f() {\n\tg := func() {\n\t\tx()\n\t}\n\tg()\n}\n");
        assertEquals(Optional.of(new Span(4, 6)), s.body(5));
        assertEquals(Optional.of(new Span(3, 8)), s.body(7));
        assertEquals(Optional.empty(), s.body(1));
    }

    @Test
    void brokenSourcesEnd() {
        String nested = "package p\nfunc f() ".concat("{ func() ".repeat(20_000));
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> new GoSource(nested));
        for (String s :
                List.of("", "package", "import (", "package p; import (\"a", "\"", "'", "`", "/*", "func", "func (")) {
            new GoSource(s);
        }
    }
}
