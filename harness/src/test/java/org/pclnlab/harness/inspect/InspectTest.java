package org.pclnlab.harness.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.harness.forge.ForgeBuilder;
import org.pclnlab.harness.forge.ForgedImages;
import org.pclnlab.harness.inspect.Inspection.Bucket;
import org.pclnlab.harness.inspect.Inspection.Row;
import org.pclnlab.harness.inspect.Sizes.Amount;
import org.pclnlab.harness.inspect.Sizes.By;
import org.pclnlab.testing.GoPrograms;
import org.pclnlab.testing.Requires;

/** What is shown of real and forged images, against go tool nm, the file itself, and sums. */
class InspectTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path dir;

    private static LoadedImage open(Path file) throws Exception {
        return Loader.view(Images.read(MappedFile.open(file).bytes()));
    }

    private static Path probe() {
        return GoPrograms.build("inspect", GoPrograms.PROBE, "linux/amd64");
    }

    @Test
    void functionsAgreeWithGoToolNm() throws Exception {
        Path exe = probe();
        Map<Long, Row> rows = new HashMap<>();
        Inspector.inspect(open(exe)).rows().forEach(r -> rows.put(r.entry(), r));
        String nm = GoPrograms.run(dir, Map.of(), "", "go", "tool", "nm", "-size", exe.toString());
        int seen = 0;
        for (String line : nm.split("\n", -1)) {
            String[] f = line.trim().split("\\s+", 4);
            if (f.length == 4
                    && f[2].equalsIgnoreCase("T")
                    && !f[3].startsWith("runtime.etext")
                    && !f[3].equals("runtime.text")) {
                Row r = rows.get(Long.parseLong(f[0], 16));
                String name = r == null ? "no row" : r.name();
                // Symbols of assembly functions carry their ABI, names in the function table do not. A gc program's
                // first
                // function has the name offset 0, which its runtime takes for no name.
                assertTrue(
                        name.replace('·', '.').equals(f[3].replaceFirst("\\.abi0$", "")) || name.isEmpty(),
                        line + ": " + name); // the linker's symbols have a dot for gc's middle dot
                seen++;
            }
        }
        assertTrue(seen > 1000, seen + " functions");
    }

    @Test
    void sizesOfAGcProgramAddUpToTheFile() throws Exception {
        Path exe = probe();
        for (By by : By.values()) {
            assertEquals(
                    Files.size(exe),
                    total(Sizes.of(Inspector.inspect(open(exe))), List.of(by)).file(),
                    by::toString);
        }
    }

    private static Amount total(Sizes sizes, List<By> by) {
        Amount sum = new Amount(0, 0);
        for (Amount a : sizes.by(by).values()) {
            sum = sum.plus(a);
        }
        return sum;
    }

    @Requires.Linux
    @ParameterizedTest
    @ValueSource(
            strings = {"pr1906-raw", "pr2026-redirect", "main-prebuilt", "main-bad-rows-reversed", "main-bad-base-2e40"
            })
    void sizesOfAnLlgoImageAddUpToTheFile(String name) throws Exception {
        Path exe = new ForgeBuilder(dir).build(ForgedImages.named(name).spec());
        Sizes sizes = Sizes.of(Inspector.inspect(open(exe)));
        assertEquals(
                Files.size(exe), total(sizes, List.of(By.SECTION, By.TABLE)).file());
        assertEquals(Map.of(), sizes.since(sizes, List.of(By.PACKAGE)));
    }

    @Requires.Linux
    @ParameterizedTest
    @ValueSource(strings = {"pr2016-redirect", "main-prebuilt"})
    void rawBytesOfADumpAreThoseOfTheFile(String name) throws Exception {
        Path exe = new ForgeBuilder(dir).build(ForgedImages.named(name).spec());
        LoadedImage loaded = open(exe);
        byte[] file = Files.readAllBytes(exe);
        Inspection i = Inspector.inspect(loaded);
        int lines = 0;
        for (Dump.What what : List.of(Dump.What.FTAB, Dump.What.BUCKETS)) {
            StringWriter text = new StringWriter();
            Dump.print(loaded, i, what, true, new PrintWriter(text, true));
            for (String line : text.toString().lines().toList()) {
                int at = Integer.parseInt(line.substring(0, 12).trim().substring(2), 16);
                String hex = line.substring(line.lastIndexOf('|') + 1)
                        .replace(" ", "")
                        .trim();
                assertEquals(HexFormat.of().formatHex(file, at, at + hex.length() / 2), hex, line);
                lines++;
            }
        }
        // header or redirect, two fields a row, sentinel as fields of the header, 17 fields a bucket
        assertEquals(
                (name.equals("pr2016-redirect") ? 9 : 7)
                        + 2 * i.rows().size()
                        + 17 * i.buckets().size(),
                lines);
    }

    @Requires.Linux
    @Test
    void copiesOfInlinedCodeAreCounted() throws Exception {
        // Every third of 50 functions holds copies of two others, so 17 hosts and 34 copies.
        Path exe = new ForgeBuilder(dir)
                .build(ForgedImages.named("main-inlined-raw").spec());
        Inspection i = Inspector.inspect(open(exe));
        assertEquals(34, i.counts().copies());
        assertEquals(34, i.rows().stream().filter(Row::copy).count());
    }

    /** Rows that begin in each sub-bucket add up to all rows. */
    @Test
    void occupancyAddsUpToTheRows() throws Exception {
        Inspection i = Inspector.inspect(open(probe()));
        long begun = 0;
        for (Bucket b : i.buckets()) {
            for (int s = 0; s < b.starts().size(); s++) {
                begun += b.starts().get(s);
                assertTrue(b.scans().get(s) >= 1);
            }
        }
        assertEquals(i.rows().size(), begun);
    }

    @Test
    void listsAreSortedAndFiltered() throws Exception {
        Inspection i = Inspector.inspect(open(probe()));
        List<Row> main = FuncList.select(i, FuncList.Order.SIZE, java.util.regex.Pattern.compile("^main\\."));
        assertTrue(main.size() > 3);
        for (int k = 1; k < main.size(); k++) {
            assertTrue(main.get(k - 1).size() >= main.get(k).size());
            assertTrue(main.get(k).name().startsWith("main."));
        }
    }

    /** The limit of the page for 30,000 rows, with names as long as those of real programs (mean below 50 characters). */
    @Test
    void aPageOfThirtyThousandRowsIsBelowFiveMegabytes() throws Exception {
        Inspection small = Hostile.inspection(List.of("x"));
        List<Row> rows = new ArrayList<>();
        for (int k = 0; k < 30_000; k++) {
            String pkg = "example.com/some/package" + k % 300;
            String name = pkg + ".(*Type" + k % 97 + ").Method" + k + "WithAName";
            rows.add(new Row(
                    0x401000 + 160L * k,
                    160,
                    k,
                    name,
                    pkg,
                    "/home/user/src/" + pkg + "/file" + k % 7 + ".go",
                    k % 2000,
                    "",
                    false));
        }
        List<Bucket> buckets = new ArrayList<>();
        for (int b = 0; b < 1172; b++) {
            buckets.add(small.buckets().get(0));
        }
        Inspection large = new Inspection(
                small.image(),
                small.kind(),
                small.container(),
                1 << 25,
                small.source(),
                small.text(),
                small.segments(),
                small.sections(),
                small.fields(),
                rows,
                0x401000,
                buckets,
                small.parts(),
                small.counts(),
                small.check());
        ByteArrayOutputStream page = new ByteArrayOutputStream();
        HtmlPage.write(large, page);
        assertTrue(page.size() < 5_000_000, page.size() + " bytes");
        assertTrue(page.size() > 1_000_000, page.size() + " bytes");
    }
}
