package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.testing.GoPrograms;
import org.pclnlab.testing.MachoFiles;
import picocli.CommandLine;

class LoadCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    private final StringWriter out = new StringWriter();

    private int command(String... args) {
        CommandLine c = CommandLines.create();
        c.setOut(new PrintWriter(out));
        c.setErr(new PrintWriter(out));
        return c.execute(args);
    }

    private String image(String name) throws Exception {
        return Files.write(dir.resolve(name), MachoFiles.bytes(name)).toString();
    }

    /** The bind is the first slot of the entry section, 0x10 behind it the anchor of main.main at 0x100000470. */
    @Test
    void theTraceListsEveryFixup() throws Exception {
        assertEquals(0, command("load", image("x86_64-main"), "--slide", "0x40000", "--trace"), out::toString);
        List<String> lines = out.toString().lines().toList();
        assertTrue(lines.contains("fixups   chained fixups, pointer format 2 (PTR_64), 5 imports of format 1"));
        assertTrue(lines.contains("signed   no"));
        assertTrue(
                lines.contains("__DATA 0x100003010 0x8020000008000001 bind weak lookup: _main.main+0x8 = 0x100040478"),
                out::toString);
        assertTrue(lines.contains("__DATA 0x100003030 0x200001000005a0 rebase 0x1000005a0 = 0x1000405a0"));
        assertTrue(lines.stream().anyMatch(l -> l.endsWith(" stands for libSystem.B.dylib: _write")));
        long traced = lines.stream().filter(l -> l.startsWith("__DATA ")).count();
        String counts =
                lines.stream().filter(l -> l.startsWith("loaded")).findFirst().orElseThrow();
        long sum = 0;
        for (String word : counts.substring(counts.indexOf(':')).split("[^0-9]+", -1)) {
            sum += word.isEmpty() ? 0 : Long.parseLong(word);
        }
        assertEquals(traced, sum, counts);
    }

    @Test
    void wrongUsageIsExitTwo() throws Exception {
        String macho = image("arm64-main-signed");
        assertEquals(2, command("load", macho, "--slide", "0x1000"), out::toString);
        assertEquals(2, command("load", macho, "--slide", "many"));
        assertEquals(2, command("load", macho, "--arch", "ppc"));
        assertEquals(2, command("load", dir.resolve("absent").toString()));
        assertEquals(
                2,
                command("load", Files.writeString(dir.resolve("text"), "hello").toString()));
        assertEquals(0, command("load", macho, "--slide", "-0x4000"), out::toString);
        assertTrue(out.toString().contains(", ad hoc, by the linker"));
    }

    @Test
    void elfImagesAreLoadedToo() {
        String probe =
                GoPrograms.build("probe", GoPrograms.PROBE, "linux/amd64").toString();
        assertEquals(0, command("load", probe), out::toString);
        assertEquals(2, command("load", probe, "--slide", "0x1000"), out::toString);
    }
}
