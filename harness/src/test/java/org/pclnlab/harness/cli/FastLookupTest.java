package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.forge.Fn;
import org.pclnlab.emulator.forge.ForgeSpec;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.harness.forge.ForgeBuilder;
import org.pclnlab.harness.outcome.EnvironmentException;

/** The shortcut and picocli answer every command line alike, in processes as users start them. */
class FastLookupTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path dir;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static String image;

    private record Run(int exit, String out, String err) {}

    @BeforeAll
    static void forge() throws IOException, EnvironmentException, ImageException {
        ForgeSpec spec = ForgeSpec.of("lookup", Generation.MAIN).table(ForgeSpec.Table.PREBUILT);
        spec.add(
                Fn.go("p.F").file("/src/p.go").line(3).size(64).site(8, 4),
                Fn.go("p.G").file("/src/p.go").line(9).size(64));
        image = new ForgeBuilder(dir).build(spec.fillers(200)).toString();
        Files.writeString(dir.resolve("text"), "no executable");
        Files.writeString(dir.resolve("args"), image);
    }

    private static Run run(Class<?> main, List<String> args, String stdin) throws IOException, InterruptedException {
        List<String> argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                main.getName()));
        argv.addAll(args);
        Path in = Files.writeString(dir.resolve("in"), stdin);
        Path out = dir.resolve("out");
        Path err = dir.resolve("err");
        Process p = new ProcessBuilder(argv)
                .redirectInput(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        int exit = p.waitFor();
        return new Run(exit, text(out), text(err));
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lookup IMAGE 0x401000 401010",
                "lookup IMAGE",
                "lookup IMAGE nonsense 0x 1:2",
                "lookup IMAGE -1",
                "lookup IMAGE 0x401000 --output-style=llvm",
                "lookup --output-style=go IMAGE 0x401000",
                "lookup --output-style=gnu IMAGE 0x401000",
                "lookup --output-style=llvm IMAGE 0x401000",
                "lookup --output-style llvm IMAGE 0x401000",
                "lookup --output-style=cobol IMAGE 0x401000",
                "lookup --output-style= IMAGE 0x401000",
                "lookup --output-style=go --output-style=llvm IMAGE 1",
                "lookup --output-stile=go IMAGE 0x401000",
                "lookup --output-style=go",
                "lookup",
                "lookup --help",
                "lookup -h IMAGE",
                "lookup -- IMAGE 0x401000",
                "lookup @DIR/args 0x401000",
                "lookup DIR 1",
                "lookup DIR/none 1",
                "lookup DIR/text 1",
                "lookup '' 1",
                "lookup 'IMAGE' 1",
                "lookup \"IMAGE\" 1",
                "lookups IMAGE 1"
            })
    void answersAsPicocliDoes(String line) throws IOException, InterruptedException {
        List<String> args = new ArrayList<>();
        for (String word : line.split(" ", -1)) {
            args.add(word.replace("IMAGE", image).replace("DIR", dir.toString()));
        }
        String stdin = "0x401000\n401010\n";
        assertEquals(run(PicocliMain.class, args, stdin), run(Main.class, args, stdin), line);
    }

    @Test
    void plainFormsAreTheShortcuts() throws IOException, InterruptedException {
        assertEquals(FastLookup.NOT_PLAIN, FastLookup.run(new String[] {"lookup", "--nonsense", image, "1"}));
        assertEquals(FastLookup.NOT_PLAIN, FastLookup.run(new String[] {"conform"}));
        List<String> argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "lookup",
                image,
                "0x401000"));
        Path out = dir.resolve("classes");
        assertEquals(
                0, new ProcessBuilder(argv).redirectOutput(out.toFile()).start().waitFor());
        String loaded = text(out);
        assertTrue(loaded.contains("org.pclnlab.harness.cli.FastLookup"), "the log names classes");
        for (String heavy : new String[] {"picocli.", "com.sun.jna.", "$$Lambda", "java.util.regex.", "FileChannel"}) {
            for (String line : loaded.split("\n", -1)) {
                boolean ours = !line.contains("shared objects file");
                assertTrue(!ours || !line.contains(heavy), line);
            }
        }
    }
}
