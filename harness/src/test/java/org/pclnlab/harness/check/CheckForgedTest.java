package org.pclnlab.harness.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.forge.ForgeSpec;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.harness.check.CheckReport.Group;
import org.pclnlab.harness.check.CheckReport.Place;
import org.pclnlab.harness.check.CheckReport.Result;
import org.pclnlab.harness.check.CheckReport.Status;
import org.pclnlab.harness.forge.ForgeBuilder;
import org.pclnlab.harness.forge.ForgedImages;
import org.pclnlab.testing.Requires;

/** Forged images with one damage each: the name of an image says what was damaged, and check names the rule. */
@Requires.Linux
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CheckForgedTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path dir;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private ForgeBuilder builder;

    @BeforeAll
    void start() {
        builder = new ForgeBuilder(dir);
    }

    /** An image that this test damages itself; the builder knows images by their name and would give the sound one. */
    private static CheckReport damaged(ForgeSpec spec) throws Exception {
        return report(new ForgeBuilder(Files.createTempDirectory(dir, "damaged")).build(spec));
    }

    private static CheckReport report(Path exe) throws Exception {
        return Checker.check(Loader.view(Images.read(MappedFile.open(exe).bytes())));
    }

    private CheckReport check(String name) throws Exception {
        return report(builder.build(ForgedImages.named(name).spec()));
    }

    private static List<Result> broken(CheckReport report) {
        List<Result> out = new ArrayList<>();
        for (Group g : report.groups()) {
            g.results().stream().filter(Result::finding).forEach(out::add);
        }
        return out;
    }

    private static List<String> ids(CheckReport report) {
        return broken(report).stream().map(r -> r.rule().id()).toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pr1906-prebuilt",
                "pr1906-raw",
                "pr2016-redirect",
                "pr2016-raw-gnu",
                "pr2026-prebuilt",
                "pr2026-redirect",
                "main-prebuilt",
                "main-raw",
                "main-inlined-raw",
                "main-permuted-prebuilt",
                "main-nosites"
            })
    void soundImagesBreakNoRule(String name) throws Exception {
        CheckReport report = check(name);
        assertEquals(List.of(), ids(report));
        assertEquals(0, report.findings());
    }

    /** The number in the name of a refused image is that of the check that refuses it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "main-refuse-2-end31", "pr2026-redirect-refuse-3-pointer-null", "pr2026-redirect-refuse-4-pointer-8",
                "pr2016-redirect-refuse-5-stub-end-below", "pr2026-redirect-refuse-6-target-magic",
                        "main-refuse-8-count1",
                "main-refuse-9-end-one-short", "main-refuse-10-above-limit"
            })
    void theCheckThatRefusesIsNamedAndThoseBehindItAreNotReached(String name) throws Exception {
        int number = Integer.parseInt(name.replaceFirst(".*refuse-(\\d+)-.*", "$1"));
        CheckReport report = check(name);
        Group adoption = report.groups().get(0);
        for (Result r : adoption.results()) {
            int n = Integer.parseInt(r.rule().id().substring("adoption/".length()));
            Status expected = n == number ? Status.BROKEN : n > number ? Status.NOT_REACHED : r.status();
            assertEquals(expected, r.status(), r.rule().id());
            assertTrue(n >= number || r.status() != Status.BROKEN, r.rule().id());
        }
        assertTrue(report.summary().startsWith("table rejected by check " + number + ":"), report.summary());
    }

    @ParameterizedTest
    @CsvSource({
        "main-bad-rows-swapped, table/ascending",
        "main-bad-base-plus16, symbol/row-is-symbol",
        "main-bad-base0, table/base",
        "main-bad-funcindex-over, table/func-index",
        "main-bad-funcindex1, symbol/row-name",
        "main-bad-bucket-one-delta, table/bucket",
        "main-bad-buckets-none, table/bucket-count",
        "main-bad-sentinel-low, table/sentinel-end",
        "main-bad-sentinel-funcindex, table/sentinel-index",
        "main-bad-linksectaddr, table/link-address",
        "pr2026-redirect-bad-word3, table/redirect-trailer",
        "main-prebuilt-nameids, metadata/record-ids",
        "main-prebuilt-funcinfo_hash_mask-7, metadata/hash-size",
        "main-prebuilt-funcinfo_hash_mask-4194305, limit/hash-mask",
        "main-prebuilt-funcinfo_strings-0, limit/strings",
        "main-prebuilt-pcline_count-3, site/pcline-id",
        "main-prebuilt-pcline_count-2097152, limit/pclines",
        "main-prebuilt-pcsite_end-0, site/pcline-bounds",
        "main-prebuilt-funcinfo_symbol_index_count-0, metadata/index-complete",
        "main-prebuilt-funcinfo_count-0, limit/table",
        "main-refuse-6-magic, site/entry-id",
    })
    void everyDamageIsNamed(String name, String rule) throws Exception {
        assertTrue(ids(check(name)).contains(rule), () -> name + " does not name " + rule);
    }

    /** Bytes changed here, at an address that the test computes: the place of the finding is that address, in the file too. */
    @Test
    void theOffsetOfAFindingIsThatOfTheDamagedByte() throws Exception {
        long[] at = new long[2];
        ForgeSpec spec = ForgedImages.named("main-prebuilt").spec();
        CheckReport report = damaged(spec.damage("one delta", e -> {
            at[0] = e.bucketAddress(1) + 4 + 2 * 5;
            at[1] = e.image().toFileOff(at[0]);
            e.putU16(at[0], e.u32(at[0]) + 1);
        }));
        assertEquals(List.of("table/bucket"), ids(report));
        Result r = broken(report).get(0);
        assertEquals(1, r.count());
        Place p = r.places().get(0);
        assertEquals(at[0], p.address());
        assertEquals(at[1], p.fileOff());
        assertEquals("bucket[1].delta[5]", p.field());
    }

    /** One word of each array: strings, records, index, hash, statements. */
    @ParameterizedTest
    @CsvSource({
        "string_offsets, 8, 1, metadata/string-place",
        "symbol_index, 8, 77, metadata/index-entry",
        "symbol_index, 4, -1, metadata/index-order",
        "hash, 0, 513, metadata/hash-slots",
    })
    void damagedArraysAreNamed(String global, int off, int value, String rule) throws Exception {
        ForgeSpec spec = ForgedImages.named("main-prebuilt").spec();
        CheckReport report =
                damaged(spec.damage("word", e -> e.putU32(e.global("__llgo_funcinfo_" + global) + off, value)));
        assertTrue(ids(report).contains(rule), () -> ids(report) + " lacks " + rule);
    }

    @Test
    void swappedRecordsAreNamed() throws Exception {
        ForgeSpec spec = ForgedImages.named("main-prebuilt").spec();
        CheckReport report = damaged(spec.damage("records 2 and 3", e -> {
            long second = e.global("__llgo_funcinfo_table") + 28;
            for (int off = 0; off < 28; off += 4) {
                int word = e.u32(second + off);
                e.putU32(second + off, e.u32(second + 28 + off));
                e.putU32(second + 28 + off, word);
            }
        }));
        assertTrue(ids(report).contains("metadata/record-order"), () -> "" + ids(report));
    }
}
