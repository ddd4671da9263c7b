package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManPagesTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    @Test
    void everyCommandHasAPageOfRequestsThatManKnows() throws Exception {
        ManPages.main(new String[] {dir.toString()});
        List<Path> pages;
        try (Stream<Path> all = Files.list(dir.resolve("man/man1"))) {
            pages = all.toList();
        }
        assertTrue(pages.size() > 25, pages.size() + " pages");
        for (Path p : pages) {
            for (String line : Files.readAllLines(p)) {
                if (line.startsWith(".")) {
                    assertTrue(line.matches("\\.(TH|SH|PP|TP|B|nf|fi|nh|ad)( .*)?"), p + ": " + line);
                }
                assertFalse(line.startsWith("'") || line.contains("${"), p + ": " + line);
            }
        }
        String conform = Files.readString(dir.resolve("man/man1/pclnlab-conform.1"));
        assertTrue(conform.contains(".B \\-\\-report DIR\n"), conform);
        assertTrue(conform.contains(".SH EXIT STATUS\n.TP\n.B 0\nas expected\n"), conform);
        assertTrue(Files.exists(dir.resolve("man/man1/pclnlab-goroot-run.1")));
        assertFalse(Files.exists(dir.resolve("man/man1/pclnlab-generate-completion.1")));
    }

    @Test
    void theCompletionIsTheSameEveryTime() {
        String script = picocli.AutoComplete.bash("pclnlab", CommandLines.create());
        assertTrue(script.contains("complete -F _complete_pclnlab"), script);
        assertFalse(script.matches("(?s).*20[0-9]{2}-[0-9]{2}-.*"), "a time of generation");
    }

    @Test
    void textCannotBecomeARequest() {
        assertEquals("\\&.so /etc/passwd", ManPages.text(".so /etc/passwd"));
        assertEquals("a\\eb \\-c 5 %", ManPages.text("a\\b -c 5 %%"));
        assertEquals("a .b", ManPages.text("a\n.b"));
    }
}
