package org.pclnlab.harness.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.harness.forge.ForgedProcess.Answer;
import org.pclnlab.harness.forge.ForgedProcess.Mode;
import org.pclnlab.harness.forge.ForgedProcess.Query;
import org.pclnlab.testing.Requires;

/**
 * Which rule shows on which forged image (04 section 17.6): the emulator without one rule is asked what the process was
 * asked, and the table, on standard output, counts the answers that differ. A rule that shows on none of the images must
 * make a test of the emulator fail.
 */
@Requires.Linux
class RuleTableTest {
    /** No multiples of 4, so that aligned and unaligned pcs are asked about. */
    private static final int NEAR = 5, FAR = 149;

    /** Bytes of text of which every fifth is asked about; what follows are fillers and long functions. */
    private static final int FIRST = 2048;

    /** Images that together show every rule that an image can show. */
    private static final List<String> IMAGES = List.of(
            "pr1906-hash-over",
            "pr1906-loader-prebuilt",
            "pr1906-pclines-1024",
            "pr1906-permuted-noentry-raw",
            "pr1906-prebuilt-funcinfo_hash-0",
            "pr1906-prebuilt-pcline_count-3",
            "pr1906-sites-1024",
            "pr1906-unaligned-prebuilt",
            "pr2016-crowded-raw",
            "pr2016-redirect-refuse-2-end31",
            "pr2016-redirect-refuse-3-all-null",
            "pr2016-redirect-refuse-4-pointer-8",
            "pr2016-sparse-prebuilt",
            "pr2024-redirect",
            "pr2026-bad-rows-equal",
            "pr2026-hash-hole",
            "pr2026-permuted2-prebuilt",
            "pr2026-stubsbyname-raw",
            "pr2026-stubsnative-raw",
            "main-bad-base0",
            "main-bad-buckets-late",
            "main-bad-rows-reversed",
            "main-index-over",
            "main-inlined-prebuilt",
            "main-loader-raw",
            "main-pclines-million",
            "main-prebuilt",
            "main-prebuilt-funcinfo_count-100",
            "main-prebuilt-funcinfo_hash_mask-4194305",
            "main-prebuilt-funcinfo_string_count-40",
            "main-raw-funcinfo_count-100",
            "main-refuse-10-few-records",
            "main-refuse-6-magic",
            "main-refuse-8-count1",
            "main-refuse-9-buckets-max",
            "main-unaligned-raw",
            "main-unstable-raw");

    @TempDir
    static Path dir;

    /** One image and what its process said, mode by mode. */
    private record Column(LoadedImage image, List<List<Query>> queries, List<List<String>> answers) {
        long differences(EmulatorCopy copy) throws ReflectiveOperationException {
            long n = 0;
            for (int mode = 0; mode < queries.size(); mode++) {
                List<String> theirs = answers.get(mode);
                List<String> ours = copy.answers(image, queries.get(mode));
                for (int i = 0; i < theirs.size(); i++) {
                    n += i < ours.size() && ours.get(i).equals(theirs.get(i)) ? 0 : 1;
                }
            }
            return n;
        }
    }

    private static Column column(Path exe) throws Exception {
        LoadedImage image = Loader.view(Images.read(MappedFile.open(exe).bytes()));
        Section all = image.image().text();
        List<List<Query>> queries = new ArrayList<>();
        List<List<String>> answers = new ArrayList<>();
        for (Mode mode : Mode.values()) {
            List<Query> text = List.of(
                    Query.range(mode, all.vmaddr() - 64, all.vmaddr() + FIRST, NEAR),
                    Query.range(mode, all.vmaddr() + FIRST, Math.max(all.vmaddr() + FIRST, all.end()) + 64, FAR));
            List<Query> asked = ForgedConformance.queries(mode, image.image(), text);
            queries.add(asked);
            answers.add(ForgedProcess.ask(exe, asked).answers().stream()
                    .map(Answer::toString)
                    .toList());
        }
        return new Column(image, queries, answers);
    }

    /** Differences on each image, and how many of these tests fail. */
    private static List<Long> differences(List<Column> columns, Map<String, String> sources, List<String> tests)
            throws IOException, ReflectiveOperationException {
        EmulatorCopy copy = new EmulatorCopy(sources);
        List<Long> row = new ArrayList<>();
        for (Column c : columns) {
            row.add(c.differences(copy));
        }
        row.add(tests.isEmpty() ? 0 : copy.failures(tests));
        return row;
    }

    @Test
    void everyRuleThatIsLeftOutIsMissed() throws Exception {
        ForgeBuilder builder = new ForgeBuilder(dir);
        List<Column> columns = new ArrayList<>();
        for (String image : IMAGES) {
            columns.add(column(builder.build(ForgedImages.named(image).spec())));
        }
        List<LeftOut> rules = LeftOut.all();
        List<Future<List<Long>>> rows = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        StringBuilder table = new StringBuilder();
        List<String> unseen = new ArrayList<>();
        try {
            List<String> tests =
                    rules.stream().flatMap(r -> r.tests().stream()).distinct().toList();
            rows.add(pool.submit(() -> differences(columns, Map.of(), tests)));
            for (LeftOut rule : rules) {
                rows.add(pool.submit(() -> differences(columns, rule.sources(), rule.tests())));
            }
            for (int i = 0; i < IMAGES.size(); i++) {
                table.append(String.format("%3d %s%n", i + 1, IMAGES.get(i)));
            }
            for (int i = 0; i < rows.size(); i++) {
                List<Long> row = rows.get(i).get();
                String name = i == 0 ? "nothing" : rules.get(i - 1).toString();
                if (row.stream().allMatch(n -> n == 0) == (i != 0)) {
                    unseen.add(name);
                }
                table.append(line(name, row));
            }
        } finally {
            pool.shutdownNow();
            System.out.println(table);
        }
        assertEquals(List.of(), unseen, "rules whose absence nothing shows, or differences without any");
    }

    private static String line(String name, List<Long> row) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            long n = row.get(i);
            if (n != 0) {
                out.append(' ')
                        .append(i < IMAGES.size() ? (i + 1) + ":" : "tests:")
                        .append(n);
            }
        }
        return name + " |" + out + "\n";
    }
}
