package org.pclnlab.harness.lookup;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.testing.GoPrograms;

class LookupTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    private byte[] goTool(Path image, byte[] input) throws Exception {
        Path out = dir.resolve("theirs");
        Path questions = dir.resolve("questions");
        Files.write(questions, input);
        ProcessBuilder tool = new ProcessBuilder("go", "tool", "addr2line", image.toString());
        tool.environment().putAll(Map.of("GOENV", "off", "GOTOOLCHAIN", "local", "GOFLAGS", "-buildvcs=false"));
        int exit = tool.redirectInput(questions.toFile())
                .redirectOutput(out.toFile())
                .start()
                .waitFor();
        assertEquals(0, exit);
        return Files.readAllBytes(out);
    }

    private static byte[] ours(Path image, OutputStyle style, byte[] input) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Lookup.run(image.toFile(), style, new ByteArrayInputStream(input), out);
        return out.toByteArray();
    }

    private void same(Path image, byte[] input) throws Exception {
        byte[] theirs = goTool(image, input);
        byte[] ours = ours(image, OutputStyle.GO, input);
        assertEquals(new String(theirs, StandardCharsets.ISO_8859_1), new String(ours, StandardCharsets.ISO_8859_1));
        assertArrayEquals(theirs, ours);
    }

    private static Path probe(String target, String flags) {
        return GoPrograms.build(
                "probe", GoPrograms.PROBE, target, flags.isEmpty() ? new String[0] : flags.split(" (?=-ldflags)", -1));
    }

    @ParameterizedTest
    @CsvSource({
        "linux/amd64, ''",
        "linux/amd64, -ldflags=-s -w",
        "linux/amd64, -buildmode=pie",
        "linux/arm64, ''",
        "darwin/arm64, ''",
        "darwin/amd64, ''",
    })
    void goStyleEqualsGoToolAddr2lineInsideAndOutsideOfText(String target, String flags) throws Exception {
        Path image = probe(target, flags);
        Section text = Images.read(Bytes.of(Files.readAllBytes(image), "probe")).text();
        StringBuilder in = new StringBuilder();
        for (long pc = text.vmaddr() - 40; pc < text.vmaddr() + 2000; pc += 3) {
            in.append(Long.toHexString(pc)).append('\n');
        }
        for (long pc = text.vmaddr(); pc < text.end() + 5000; pc += 211) {
            in.append("0x").append(Long.toHexString(pc)).append('\n');
        }
        for (long pc = text.end() - 300; pc < text.end() + 40; pc++) {
            in.append(Long.toHexString(pc)).append('\n');
        }
        same(image, in.toString().getBytes(StandardCharsets.US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\n\n",
                "401000",
                "401000\r\n401001\r",
                "\r\r\n",
                "0x\n0x0\n0X401000\n401000x\n 401000\n401000 \n+401000\n-1\n40_1000\n",
                "0x0x401000\n00000000000000000000401000\nABCDEF\nabcdef\n",
                "ffffffffffffffff\n10000000000000000\nfffffffffffffffffzz\n1fzz\n",
                "main.go:12\n:\n401000:\n0x401000\n",
                "zzz\n\u00e4\n\u0000\n401000\u0000\n\t401000\n",
            })
    void goStyleEqualsGoToolAddr2lineOnOddLines(String input) throws Exception {
        same(probe("linux/amd64", ""), input.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void goStyleEqualsGoToolAddr2lineOnRandomBytes() throws Exception {
        Random random = new Random(20261121);
        byte[] alphabet = "0123456789abcdefABCDEFx:\r\n\n\n4010 g".getBytes(StandardCharsets.US_ASCII);
        byte[] input = new byte[20_000];
        for (int i = 0; i < input.length; i++) {
            input[i] = random.nextInt(50) == 0 ? (byte) random.nextInt(256) : alphabet[random.nextInt(alphabet.length)];
        }
        same(probe("linux/amd64", ""), input);
    }

    @ParameterizedTest
    @ValueSource(ints = {65_533, 65_534, 65_535, 65_536, 65_537, 200_000})
    void aLineTooLongForAScannerEndsTheInput(int length) throws Exception {
        String line = "0".repeat(length - 6) + "401000";
        same(probe("linux/amd64", ""), ("401000\n" + line + "\n401000\n").getBytes(StandardCharsets.US_ASCII));
        same(probe("linux/amd64", ""), ("401000\n" + line).getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void aProgramWithoutGcTablesIsUnknownEverywhere() throws Exception {
        Path image = Path.of("/bin/true");
        assumeTrue(Files.isRegularFile(image));
        same(image, "401000\n0\nzz\n".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void llvmStyleListsInlinedCallsInnermostFirst() throws Exception {
        Path image = probe("linux/amd64", "");
        StringBuilder in = new StringBuilder();
        Section text = Images.read(Bytes.of(Files.readAllBytes(image), "probe")).text();
        for (long pc = text.vmaddr(); pc < text.end(); pc += 16) {
            in.append("0x").append(Long.toHexString(pc)).append('\n');
        }
        String out = new String(
                ours(image, OutputStyle.LLVM, in.toString().getBytes(StandardCharsets.US_ASCII)),
                StandardCharsets.UTF_8);
        // once is inlined into twice, and that into Area: main.go of the probe
        assertTrue(
                out.contains("main.once\n")
                        && out.matches("(?s).*main\\.once\\n[^\\n]*\\nmain\\.twice\\n[^\\n]*\\nmain\\..*"),
                "no chain of inlined calls");
        assertEquals(
                "??\n??:0:0\n\n",
                new String(
                        ours(image, OutputStyle.LLVM, "1\n".getBytes(StandardCharsets.US_ASCII)),
                        StandardCharsets.UTF_8));
        assertEquals(
                "??\n??:0\n",
                new String(
                        ours(image, OutputStyle.GNU, "1\n".getBytes(StandardCharsets.US_ASCII)),
                        StandardCharsets.UTF_8));
    }

    @Test
    void whatIsNoExecutableIsAnError() throws Exception {
        Path file = Files.writeString(dir.resolve("text"), "hello");
        assertThrows(ImageException.class, () -> ours(file, OutputStyle.GO, new byte[0]));
    }
}
