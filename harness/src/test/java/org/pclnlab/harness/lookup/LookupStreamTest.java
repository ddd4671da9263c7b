package org.pclnlab.harness.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.pclnlab.emulator.forge.Fn;
import org.pclnlab.emulator.forge.ForgeSpec;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.testing.GoPrograms;

/** Long inputs: the same answers as one by one, in order, in constant memory, whatever lies between them. */
class LookupStreamTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path dir;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Path llgo;

    @BeforeAll
    static void forge() throws Exception {
        ForgeSpec spec = ForgeSpec.of("stream", Generation.MAIN).table(ForgeSpec.Table.PREBUILT);
        for (int i = 0; i < 60; i++) {
            spec.add(Fn.go("example.com/p.f" + i)
                    .file("/src/p.go")
                    .line(10 * i + 1)
                    .size(80)
                    .site(8, 10 * i + 2));
        }
        llgo = new org.pclnlab.harness.forge.ForgeBuilder(dir).build(spec.fillers(200));
    }

    private static String ours(Path image, LookupOptions options, byte[] in) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Lookup.run(image.toFile(), options, null, new ByteArrayInputStream(in), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<String> questions(Path image, int count) throws Exception {
        Section text = Images.read(Bytes.of(Files.readAllBytes(image), "image")).text();
        Random random = new Random(11);
        List<String> out = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long pc = text.vmaddr() - 100 + random.nextInt((int) text.size() + 200);
            out.add(
                    switch (i % 50) {
                        case 7 -> "nonsense";
                        case 19 -> "";
                        case 31 -> "  0x" + Long.toHexString(pc) + "\r";
                        case 41 -> "0x00000000000000000" + Long.toHexString(pc);
                        default -> "0x" + Long.toHexString(pc);
                    });
        }
        return out;
    }

    private static byte[] bytes(List<String> lines) {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Few questions at a time are answered by the tables themselves, one after the other. */
    private static String piecewise(Path image, LookupOptions options, List<String> lines) throws Exception {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < lines.size(); i += 40) {
            out.append(ours(image, options, bytes(lines.subList(i, Math.min(lines.size(), i + 40)))));
        }
        return out.toString();
    }

    @ParameterizedTest
    @EnumSource(
            value = OutputStyle.class,
            names = {"GNU", "LLVM", "JSON"})
    void manyAreAnsweredAsFew(OutputStyle style) throws Exception {
        LookupOptions o = LookupOptions.of(style);
        for (Path image : List.of(llgo, GoPrograms.build("probe", GoPrograms.PROBE, "linux/amd64"))) {
            List<String> lines = questions(image, 4000);
            for (LookupOptions each : List.of(
                    o,
                    o.withFrames(true, true, true, true, true),
                    o.withFrames(true, true, false, false, false),
                    o.withFrames(false, false, false, false, true))) {
                // One after the other until there are many, and all of them again when everything has been laid out.
                String once = piecewise(image, each, lines);
                List<String> again = new ArrayList<>();
                for (int i = 0; i < 6; i++) {
                    again.addAll(lines);
                }
                assertEquals(once, ours(image, each, bytes(lines)), each::toString);
                assertEquals(once.repeat(6), ours(image, each, bytes(again)), each::toString);
            }
        }
    }

    @Test
    void answersOfTwoWorkersComeInTheOrderOfTheQuestions() throws Exception {
        LookupOptions o = LookupOptions.of(OutputStyle.GNU).withFrames(false, false, true, true, false);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 200_000; i++) {
            lines.add("0x" + Integer.toHexString(i + 1));
        }
        String[] out = ours(llgo, o, bytes(lines)).split("\n", -1);
        assertEquals(lines.size() + 1, out.length);
        for (int i = 0; i < lines.size(); i++) {
            assertTrue(out[i].startsWith(String.format("0x%016x: ", i + 1)), out[i]);
        }
    }

    @Test
    @SuppressWarnings("try") // closed in the middle: that ends the input
    void whoWaitsForAnAnswerBeforeAskingOnGetsIt() throws Exception {
        try (PipedOutputStream ask = new PipedOutputStream();
                PipedInputStream answers = new PipedInputStream(1 << 16)) {
            InputStream in = new PipedInputStream(ask, 1 << 16);
            OutputStream out = new PipedOutputStream(answers);
            Thread lookup = new Thread(() -> {
                try (out) {
                    Lookup.run(llgo.toFile(), OutputStyle.GNU, in, out);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            });
            lookup.start();
            BufferedReader read = new BufferedReader(new java.io.InputStreamReader(answers, StandardCharsets.UTF_8));
            for (int i = 0; i < 200; i++) {
                ask.write("1\n".getBytes(StandardCharsets.US_ASCII));
                ask.flush();
                assertEquals("pc=0x1", read.readLine());
                assertEquals("??:?", read.readLine());
            }
            ask.close();
            lookup.join();
        }
    }

    @Test
    void aLineThatIsNoPcAndHasNoEndIsOneBadLine() throws Exception {
        String longLine = "x".repeat(3 * LineBlocks.SIZE + 5);
        LookupOptions o = LookupOptions.of(OutputStyle.GNU);
        String one = ours(llgo, o, bytes(List.of("1", "none", "2")));
        assertEquals(one, ours(llgo, o, bytes(List.of("1", longLine, "2"))));
        assertEquals(
                ours(llgo, o, bytes(List.of("1", "none"))),
                ours(llgo, o, ("1\n" + longLine).getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void textGoesThroughTheFilterUnchangedApartFromItsPcs() throws Exception {
        LookupOptions o = LookupOptions.of(OutputStyle.GNU).withFilter(true);
        String text = "a\r\n\n0x1 deadbeef \u00e4 0x\n" + "y".repeat(5 * LineBlocks.SIZE) + "\nend without a line feed";
        assertEquals(text, ours(llgo, o, text.getBytes(StandardCharsets.UTF_8)));
        long pc =
                Images.read(Bytes.of(Files.readAllBytes(llgo), "image")).text().vmaddr() + 200;
        String hex = Long.toHexString(pc);
        String[] said = ours(
                        llgo, LookupOptions.of(OutputStyle.GNU), ("0x" + hex + "\n").getBytes(StandardCharsets.UTF_8))
                .split("\n", -1);
        String answer = " (" + said[0] + " " + said[1] + ")";
        String log = "at 0x" + hex + ", [" + hex + "] but not x" + hex + " or " + hex + "g\n";
        assertEquals(
                "at 0x" + hex + answer + ", [" + hex + answer + "] but not x" + hex + " or " + hex + "g\n",
                ours(llgo, o, log.getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                log.replace("0x" + hex, "0x" + Long.toHexString(pc + 0x1000) + answer)
                        .replace("[" + hex, "[" + Long.toHexString(pc + 0x1000) + answer),
                ours(
                        llgo,
                        o.withPcs(false, 0x1000, false),
                        log.replace("0x" + hex, "0x" + Long.toHexString(pc + 0x1000))
                                .replace("[" + hex, "[" + Long.toHexString(pc + 0x1000))
                                .getBytes(StandardCharsets.UTF_8)));
    }

    /** The heap of the child holds the image's tables, and not the questions or the answers. */
    @ParameterizedTest
    @CsvSource({"llgo, 8m", "gc, 20m"})
    void threeMillionLinesNeedNoMoreMemoryThanThree(String kind, String heap) throws Exception {
        Path image = kind.equals("llgo") ? llgo : GoPrograms.build("probe", GoPrograms.PROBE, "linux/amd64");
        Path in = dir.resolve("many-" + kind);
        Section text = Images.read(Bytes.of(Files.readAllBytes(image), "image")).text();
        try (OutputStream out = new java.io.BufferedOutputStream(Files.newOutputStream(in))) {
            Random random = new Random(5);
            for (int i = 0; i < 3_000_000; i++) {
                long pc = text.vmaddr() + random.nextInt((int) text.size());
                out.write(("0x" + Long.toHexString(pc) + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        Process p = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heap,
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.pclnlab.harness.cli.Main",
                        "lookup",
                        image.toString())
                .redirectInput(in.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals(6_000_000, lines(p.getInputStream()));
        assertEquals(0, p.waitFor());
    }

    private static long lines(InputStream in) throws IOException {
        byte[] block = new byte[1 << 16];
        long lines = 0;
        for (int n = in.read(block); n >= 0; n = in.read(block)) {
            for (int i = 0; i < n; i++) {
                lines += block[i] == '\n' ? 1 : 0;
            }
        }
        return lines;
    }
}
