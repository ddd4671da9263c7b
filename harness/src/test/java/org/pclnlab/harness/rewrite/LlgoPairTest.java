package org.pclnlab.harness.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.emulator.rewrite.Outcome;
import org.pclnlab.emulator.rewrite.Rewriter;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.testing.Requires;

/**
 * One build of LLGo, the file before its post-link step and the file after it: the rewriter makes the one of the other (03,
 * "Checking byte identity"). Which LLGo, and how the file before is had: {@link KeptLink}.
 */
class LlgoPairTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    @Test
    @Requires.Llgo
    void theRewriterMakesTheFileThatLlgoMakes() throws IOException, EnvironmentException, UsageException {
        KeptLink link = new KeptLink(dir);
        Path program = Files.createDirectories(dir.resolve("hello"));
        Files.writeString(program.resolve("go.mod"), "module hello\n\ngo 1.21\n");
        Files.writeString(program.resolve("main.go"), """
                package main

                import (
                \t"fmt"
                \t"strings"
                )

                type shout string

                func (s shout) String() string { return strings.ToUpper(string(s)) }

                func main() { fmt.Println(shout("hello")) }
                """);
        List<String> report = new ArrayList<>();
        for (Tool llgo : link.llgos()) {
            boolean rewritten = false;
            for (String flag : new String[] {"", "-Oz"}) {
                String what = llgo.name() + " " + (flag.isEmpty() ? "default" : flag);
                Path before = dir.resolve("before");
                Path after = dir.resolve("after");
                link.build(llgo, program, flag, before, after);
                byte[] old = Files.readAllBytes(before);
                Outcome outcome = Rewriter.rewrite(old.clone(), what, null);
                byte[] ours = outcome instanceof Outcome.Rewritten r ? Arrays.copyOf(r.bytes(), r.length()) : old;
                assertEquals(-1, Arrays.mismatch(ours, Files.readAllBytes(after)), () -> what + ": " + outcome);
                rewritten |= outcome instanceof Outcome.Rewritten;
                report.add(what + ": " + outcome.statistics().line());
            }
            assertTrue(rewritten, () -> "every build was refused, which shows nothing: " + report);
        }
        assertTrue(!report.isEmpty(), "no llgo was run");
        System.out.println(String.join(System.lineSeparator(), report));
    }
}
