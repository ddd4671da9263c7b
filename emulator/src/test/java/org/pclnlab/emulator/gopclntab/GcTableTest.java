package org.pclnlab.emulator.gopclntab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.testing.GoPrograms;

class GcTableTest {
    static GcTable open(Path file) throws Exception {
        return GcTable.open(Loader.view(Images.read(Bytes.of(Files.readAllBytes(file), file.toString()))));
    }

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, ''",
        "linux/arm64, ''",
        "linux/amd64, -ldflags=-s -w",
        "linux/amd64, -buildmode=pie",
        "linux/arm64, -buildmode=pie",
        "linux/amd64, -buildmode=pie -ldflags=-s",
        "darwin/arm64, ''",
        "darwin/amd64, ''",
        "darwin/arm64, -ldflags=-s -w",
    })
    void bucketsAndBinarySearchAgreeAtEveryPc(String target, String flags) throws Exception {
        GcTable table = open(probe(target, flags));
        table.verify();
        assertTrue(table.count() > 1000);
        for (long pc = table.minpc() - 3; pc < table.maxpc() + 3; pc++) {
            int row = table.row(pc);
            assertEquals(table.rowBySearch(pc), row);
            assertEquals(pc < table.minpc() || pc >= table.maxpc(), row < 0);
        }
    }

    static Path probe(String target, String flags) {
        // a flag may contain blanks, so only " -ldflags" starts another one
        return GoPrograms.build(
                "probe", GoPrograms.PROBE, target, flags.isEmpty() ? new String[0] : flags.split(" (?=-ldflags)"));
    }

    @Test
    void namesFilesAndLinesAgreeWithGoToolAddr2line() throws Exception {
        Path file = probe("linux/amd64", "");
        GcTable table = open(file);
        GosymReader gosym = new GosymReader(table, table.module().text());
        StringBuilder input = new StringBuilder();
        StringBuilder ours = new StringBuilder();
        for (long pc = table.minpc(); pc < table.maxpc(); pc += 37) {
            input.append(Long.toHexString(pc)).append('\n');
            int fn = gosym.func(pc);
            ours.append(gosym.name(fn)).append('\n');
            ours.append(gosym.file(gosym.fileOff(fn, pc)))
                    .append(':')
                    .append(gosym.line(fn, pc))
                    .append('\n');
        }
        String theirs = GoPrograms.run(
                GoPrograms.dir(), Map.of(), input.toString(), "go", "tool", "addr2line", file.toString());
        String[] want = theirs.split("\n", -1);
        String[] got = ours.toString().split("\n", -1);
        for (int i = 0; i < want.length; i++) {
            assertEquals(want[i], got[i], "line " + i);
        }
        assertEquals(want.length, got.length);
    }
}
