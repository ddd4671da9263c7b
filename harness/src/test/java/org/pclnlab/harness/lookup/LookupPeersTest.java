package org.pclnlab.harness.lookup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.testing.GoPrograms;
import org.pclnlab.testing.Requires;
import org.pclnlab.testing.Tool;

/**
 * The output has the form of the tools it is named after, on gc programs with debug information: theirs is from DWARF, ours from
 * gc's tables.
 *
 * <p>What must be the same: everything, at entries of functions. Inside, the two sources differ in a few lines and inlined
 * calls that gc's compiler writes into one of them only; there the form is compared, and the share of equal answers.
 */
class LookupPeersTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    private String theirs(List<String> command, byte[] in) throws Exception {
        Path questions = Files.write(dir.resolve("questions"), in);
        Path out = dir.resolve("theirs");
        Process p = new ProcessBuilder(command)
                .redirectInput(questions.toFile())
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertEquals(0, p.waitFor(), command.toString());
        return Files.readString(out);
    }

    private static String ours(Path image, LookupOptions options, byte[] in) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Lookup.run(image.toFile(), options, null, new ByteArrayInputStream(in), out);
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Entries of the program's own functions, from {@code go tool nm}. */
    private static List<String> entries(Path image) {
        List<String> out = new ArrayList<>();
        String nm = GoPrograms.run(
                image.toAbsolutePath().resolveSibling("."), Map.of(), "", "go", "tool", "nm", image.toString());
        for (String line : nm.split("\n", -1)) {
            String[] f = line.strip().split(" ", -1);
            if (f.length == 3
                    && f[1].equals("T")
                    && f[2].matches("(main|fmt|sort|strings|strconv|reflect|os|syscall|sync)\\..*")) {
                out.add("0x" + f[0]);
            }
        }
        assertTrue(out.size() > 100, out.size() + " functions");
        return out;
    }

    private static List<String> everywhere(Path image) throws Exception {
        var text = Images.read(Bytes.of(Files.readAllBytes(image), "image")).text();
        List<String> out = new ArrayList<>();
        for (long pc = text.vmaddr(); pc < text.end(); pc += 97) {
            out.add("0x" + Long.toHexString(pc));
        }
        return out;
    }

    private static byte[] lines(List<String> pcs) {
        return (String.join("\n", pcs) + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static LookupOptions options(OutputStyle style, String flags) {
        LookupOptions o = LookupOptions.of(style);
        boolean callers = style == OutputStyle.GNU ? flags.contains("i") : !flags.contains("n");
        boolean names = style != OutputStyle.GNU || flags.contains("f");
        return o.withFrames(names, callers, flags.contains("a"), flags.contains("p"), flags.contains("s"));
    }

    /** Equal answers among those separated by {@code separator}, in percent. */
    private static double equalShare(String theirs, String ours, String separator) {
        String[] a = theirs.split(separator, -1);
        String[] b = ours.split(separator, -1);
        assertEquals(a.length, b.length, "number of answers");
        int same = 0;
        for (int i = 0; i < a.length; i++) {
            same += a[i].equals(b[i]) ? 1 : 0;
        }
        return 100.0 * same / a.length;
    }

    /** Known files and lines as one word. */
    private static String places(String answers) {
        return answers.replaceAll("(?m)(^| )[^ ?\n]+:([0-9]+|\\?)$", "$1PLACE");
    }

    @Test
    @Requires.Llvm
    void entriesAreAnsweredAsLlvmSymbolizerDoes() throws Exception {
        Path image = GoPrograms.build("probe", GoPrograms.PROBE, "linux/amd64");
        List<String> pcs = entries(image);
        pcs.add("0x1");
        pcs.add("0xffffffffffff");
        for (String style : List.of("LLVM", "GNU", "JSON")) {
            for (String flags : List.of("", "a", "p", "ap", "s", "n")) {
                List<String> command = new ArrayList<>(List.of(
                        Tool.program("llvm-symbolizer").toString(), "--obj=" + image, "--output-style=" + style));
                for (int i = 0; i < flags.length(); i++) {
                    command.add(flags.charAt(i) == 'n' ? "--no-inlines" : "-" + flags.charAt(i));
                }
                OutputStyle s = OutputStyle.valueOf(style);
                LookupOptions o = options(s, s == OutputStyle.GNU ? flags.replace("n", "") + "f" : flags);
                o = s == OutputStyle.GNU && !flags.contains("n") ? options(s, flags + "fi") : o;
                String theirs = theirs(command, lines(pcs));
                String ours = ours(image, o, lines(pcs));
                if (s == OutputStyle.GNU) {
                    // llvm-symbolizer's GNU style is not GNU's: pcs without zeros in front, 0 where addr2line prints a
                    // mark
                    theirs = theirs.replaceAll("(?m)^0x0*([0-9a-f]+)(:|$)", "0x$1$2")
                            .replace("?? at ??:0", "?? ??:0");
                    ours = ours.replaceAll("(?m)^0x0*([0-9a-f]+)(:|$)", "0x$1$2");
                }
                String[] a = theirs.split("\n", -1);
                String[] b = ours.split("\n", -1);
                assertEquals(a.length, b.length, style + " " + flags);
                int differ = 0;
                StringBuilder first = new StringBuilder();
                for (int i = 0; i < a.length; i++) {
                    if (!a[i].equals(b[i]) && differ++ < 5) {
                        first.append('\n').append(a[i]).append(" | ").append(b[i]);
                    }
                }
                assertTrue(
                        differ <= a.length / 100,
                        style + " " + flags + ": " + differ + " of " + a.length + " lines differ" + first);
            }
        }
    }

    @Test
    @Requires.Llvm
    void inlinedCallsAreListedAsLlvmSymbolizerDoes() throws Exception {
        Path image = GoPrograms.build("probe", GoPrograms.PROBE, "linux/amd64");
        byte[] in = lines(everywhere(image));
        String theirs = theirs(List.of(Tool.program("llvm-symbolizer").toString(), "--obj=" + image), in);
        double share = equalShare(theirs, ours(image, LookupOptions.of(OutputStyle.LLVM), in), "\n\n");
        assertTrue(share > 90, share + " % of answers equal");
    }

    @Test
    @Requires.Llvm
    void aBadLineIsEchoedAndEndsNothing() throws Exception {
        Path image = GoPrograms.build("probe", GoPrograms.PROBE, "linux/amd64");
        byte[] in = lines(List.of("0x1", "zz", "0x2", "", "3"));
        assertEquals(
                "??\n??:0:0\n\nzz\n??\n??:0:0\n\n\n??\n??:0:0\n\n",
                ours(image, LookupOptions.of(OutputStyle.LLVM), in));
        String json = ours(image, LookupOptions.of(OutputStyle.JSON), in);
        assertEquals(5, json.split("\n", -1).length - 1);
        assertTrue(json.contains("{\"Error\":{\"Message\":\"unable to parse arguments: zz\"},\"ModuleName\":"), json);
    }

    @Test
    @Requires.Binutils
    void entriesAreAnsweredAsAddr2lineDoes() throws Exception {
        Path image = GoPrograms.build("probe", GoPrograms.PROBE, "linux/amd64");
        List<String> pcs = entries(image);
        pcs.addAll(List.of("1", "zz", "0xffffffffffff"));
        for (String flags : List.of("", "f", "fa", "fp", "fap", "fs", "fi", "fip", "a")) {
            List<String> command = new ArrayList<>(List.of("addr2line", "-e", image.toString()));
            for (int i = 0; i < flags.length(); i++) {
                command.add("-" + flags.charAt(i));
            }
            // Names and form only: binutils 2.40 does not read the line tables of gc's DWARF 5 and says go.go:?
            // everywhere.
            String[] a = places(theirs(command, lines(pcs))).split("\n", -1);
            String[] b = places(ours(image, options(OutputStyle.GNU, flags), lines(pcs)))
                    .split("\n", -1);
            assertEquals(a.length, b.length, flags);
            int differ = 0;
            StringBuilder first = new StringBuilder();
            for (int i = 0; i < a.length; i++) {
                if (!a[i].equals(b[i]) && differ++ < 5) {
                    first.append('\n').append(a[i]).append(" | ").append(b[i]);
                }
            }
            assertTrue(differ <= a.length / 100, flags + ": " + differ + " of " + a.length + " lines differ" + first);
        }
    }
}
