package org.pclnlab.harness.goroot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.harness.goroot.Directive;
import org.pclnlab.harness.goroot.GorootCase;

/** Which programs are built together. */
class UnitTest {
    @TempDir
    private Path dir;

    private final List<GorootCase> cases = new ArrayList<>();

    private void add(String name, String imports, String body) throws Exception {
        String text = "// run\n\npackage main\n\n" + imports + "\nfunc main() {\n" + body + "\n}\n";
        Files.writeString(dir.resolve(name), text, StandardCharsets.UTF_8);
        cases.add(new GorootCase(name, Directive.RUN, List.of()));
    }

    private List<String> units(int batch) {
        return Unit.of(cases, dir, Durations.guessed(), batch).stream()
                .map(u -> String.join(
                        " ", u.cases().stream().map(GorootCase::path).toList()))
                .sorted()
                .toList();
    }

    /** LLGo links a program of a batch with what the others need; one that lacks a package would pass. */
    @Test
    void onlyProgramsWithTheSameImportsAreBuiltTogether() throws Exception {
        add("a.go", "", "");
        add("atomic.go", "import \"sync/atomic\"", "var v atomic.Value; v.Store(1)");
        add("b.go", "", "");
        add("both.go", "import (\n\t\"sync/atomic\"\n\t\"sync\"\n)", "");
        add("both2.go", "import \"sync\"\nimport x \"sync/atomic\"", "");
        add("c.go", "", "");
        add("sync.go", "import \"sync\"", "");
        assertEquals(List.of("a.go b.go", "atomic.go", "both.go both2.go", "c.go", "sync.go"), units(2));
        assertEquals(List.of("a.go b.go c.go", "atomic.go", "both.go both2.go", "sync.go"), units(8));
        assertEquals(new TreeSet<>(cases.stream().map(GorootCase::path).toList()), new TreeSet<>(units(1)));
    }

    @Test
    void programsThatSeeHowTheyWereBuiltAreBuiltAlone() throws Exception {
        add("a.go", "import \"runtime\"", "runtime.Caller(0)");
        add("b.go", "import \"runtime\"", "runtime.GC()");
        add("c.go", "import \"runtime\"", "runtime.GC()");
        add("d.go", "import \"log\"", "");
        add("e.go", "import \"log\"", "");
        assertEquals(List.of("a.go", "b.go c.go", "d.go", "e.go"), units(8));
    }
}
