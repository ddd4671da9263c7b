package org.pclnlab.harness.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.image.load.Trail;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.GcRuntime;
import org.pclnlab.emulator.symbolize.GoRuntime;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.emulator.symbolize.Runtimes;
import org.pclnlab.harness.forge.ForgeBuilder;
import org.pclnlab.harness.forge.ForgedImages;
import org.pclnlab.testing.GoPrograms;
import org.pclnlab.testing.Requires;

/** What is explained is what is answered, and the bytes shown are those of the file. */
class ExplainTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    static Path dir;

    private static LoadedImage open(Path file) throws Exception {
        return Loader.view(Images.read(MappedFile.open(file).bytes()));
    }

    private static List<Long> pcs(LoadedImage loaded, int count) throws Exception {
        Section text = loaded.image().text();
        List<Long> out = new ArrayList<>(
                List.of(0L, 1L, 2L, text.vmaddr() - 3, text.end() + 8, -1L, (1L << 32) + text.vmaddr() + 64));
        for (int i = 0; i < count; i++) {
            out.add(text.vmaddr() + text.size() / count * i + i % 5);
        }
        return out;
    }

    /** The frames that are explained are those that a fresh process gives, and the bytes shown are the file's. */
    private static void sameFramesAndBytes(LoadedImage loaded, byte[] file, long pc, boolean warm) throws Exception {
        Explanation e = Explanation.ofFrames(loaded, pc, warm);
        assertTrue(e.ofFrames() && e.func() == null);
        GoRuntime fresh = Runtimes.open(loaded);
        if (warm && fresh instanceof LlgoRuntime llgo) {
            llgo.warm();
        }
        try {
            assertEquals(fresh.callersFrames(pc).all(), e.frames(), "0x" + Long.toHexString(pc));
        } catch (ImageException stops) {
            assertEquals(stops.getMessage(), e.stopped());
            return;
        }
        assertTrue(!e.steps().isEmpty());
        bytesOfTheFile(e, file);
    }

    private static void bytesOfTheFile(Explanation e, byte[] file) {
        for (Trail.Step s : e.steps()) {
            for (Trail.Read r : s.reads()) {
                if (r.fileOff() >= 0) {
                    int n = r.hex().length() / 2;
                    String there = HexFormat.of().formatHex(file, (int) r.fileOff(), (int) r.fileOff() + n);
                    assertEquals(there, r.hex(), s.id() + " " + r.what());
                }
            }
        }
    }

    /** Every read that lies in the file shows the file's bytes; where text follows the answer it is the answer's. */
    private static void sameAnswerAndBytes(LoadedImage loaded, byte[] file, long pc, boolean warm) throws Exception {
        Explanation e = Explanation.of(loaded, pc, warm);
        GoRuntime fresh = Runtimes.open(loaded);
        if (warm && fresh instanceof LlgoRuntime llgo) {
            llgo.warm();
        }
        @Nullable Func f;
        FileLine at;
        try {
            f = fresh.funcForPC(pc);
            at = f == null ? FileLine.NONE : fresh.fileLine(f, pc);
        } catch (ImageException stops) {
            assertEquals(stops.getMessage(), e.stopped());
            return;
        }
        assertEquals(f, e.func(), "0x" + Long.toHexString(pc));
        assertEquals(at, e.fileLine(), "0x" + Long.toHexString(pc));
        bytesOfTheFile(e, file);
    }

    @Requires.Linux
    @ParameterizedTest
    @ValueSource(
            strings = {
                "pr1906-prebuilt",
                "pr2016-raw",
                "pr2016-redirect",
                "pr2024-prebuilt",
                "pr2026-permuted-raw",
                "pr2026-redirect",
                "main-prebuilt",
                "main-raw",
                "main-inlined-raw",
                "main-bad-rows-swapped",
                "main-bad-bucket-idx-max",
                "main-refuse-8-count1",
                "main-nosites",
                "main-prebuilt-allids",
                "main-bad-base-2e40"
            })
    void everyAnswerOfAnLlgoImageIsTheOneExplained(String name) throws Exception {
        Path exe = new ForgeBuilder(dir).build(ForgedImages.named(name).spec());
        LoadedImage loaded = open(exe);
        byte[] file = Files.readAllBytes(exe);
        for (long pc : pcs(loaded, 150)) {
            sameAnswerAndBytes(loaded, file, pc, false);
            sameAnswerAndBytes(loaded, file, pc, true);
            sameFramesAndBytes(loaded, file, pc, false);
            sameFramesAndBytes(loaded, file, pc, true);
        }
    }

    @Test
    void everyAnswerOfAGcProgramIsTheOneExplained() throws Exception {
        Path exe = GoPrograms.build("explain", GoPrograms.PROBE, "linux/amd64");
        LoadedImage loaded = open(exe);
        byte[] file = Files.readAllBytes(exe);
        int inlined = 0;
        GcRuntime runtime = GcRuntime.open(loaded);
        for (long pc : pcs(loaded, 400)) {
            sameAnswerAndBytes(loaded, file, pc, false);
            sameFramesAndBytes(loaded, file, pc, false);
            Func f = runtime.funcForPC(pc);
            inlined += f != null && f.inlined() ? 1 : 0;
        }
        assertTrue(inlined > 10, inlined + " pcs in inlined code");
    }

    /** 04 section 7 and D-08: in text the call is looked up, one byte below, so an entry is the function's before it. */
    @Requires.Linux
    @Test
    void theFrameOfAnEntryIsThatOfTheFunctionBefore() throws Exception {
        Path exe =
                new ForgeBuilder(dir).build(ForgedImages.named("main-prebuilt").spec());
        LoadedImage loaded = open(exe);
        long entry = loaded.image().symbols().find("main.big")[0].value();
        Explanation at = Explanation.ofFrames(loaded, entry, false);
        Explanation behind = Explanation.ofFrames(loaded, entry + 1, false);
        assertTrue(at.frames().get(0).entry() < entry, () -> "" + at.frames());
        assertEquals("main.big", behind.frames().get(0).function());
        List<String> ids = at.steps().stream().map(Trail.Step::id).toList();
        assertTrue(ids.contains("frame") && ids.contains("frame.func"), () -> "" + ids);
    }

    /** 04 section 11 rules 4 and 6: an entry stays what it is, behind it the call counts, and inlined calls are frames. */
    @Test
    void framesOfGcAreExplained() throws Exception {
        Path exe = GoPrograms.build("explain", GoPrograms.PROBE, "linux/amd64");
        LoadedImage loaded = open(exe);
        long entry = loaded.image().symbols().find("main.outer")[0].value();
        Frame at = Explanation.ofFrames(loaded, entry, false).frames().get(0);
        Frame behind = Explanation.ofFrames(loaded, entry + 9, false).frames().get(0);
        assertEquals(entry, at.pc());
        assertEquals("main.outer", at.function());
        assertEquals(entry + 8, behind.pc());
        StringWriter text = new StringWriter();
        ExplainText.print(Explanation.ofFrames(loaded, entry, false), new PrintWriter(text, true));
        assertTrue(
                text.toString().contains("frame    main.outer, entry 0x" + Long.toHexString(entry) + ", PC 0x"),
                text::toString);
        text.getBuffer().setLength(0);
        ExplainText.print(Explanation.ofFrames(loaded, 1, false), new PrintWriter(text, true));
        assertTrue(text.toString().endsWith("answer   no frame" + System.lineSeparator()), text::toString);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        ExplainJson.write(Explanation.ofFrames(loaded, entry, false), json);
        String doc = json.toString(StandardCharsets.UTF_8);
        assertTrue(doc.contains("\"question\" : \"CallersFrames\""), doc);
        assertTrue(doc.contains("\"frames\" : [ {\n"), doc);
    }

    /** The steps of 04 section 4.3 at an aligned pc inside a function, by name. */
    @Requires.Linux
    @Test
    void thePathOfAPcInsideAFunctionIsNamed() throws Exception {
        Path exe =
                new ForgeBuilder(dir).build(ForgedImages.named("main-prebuilt").spec());
        LoadedImage loaded = open(exe);
        long main = loaded.image().symbols().find("main.big")[0].value();
        Explanation e = Explanation.of(loaded, main + 2504, false);
        List<String> ids = e.steps().stream().map(Trail.Step::id).toList();
        List<String> expected =
                List.of("cache", "row.exact", "aligned", "row.entry", "row.near", "record", "step.row", "refine");
        assertEquals(expected, ids.stream().filter(expected::contains).toList());
        assertEquals("main.big", e.func() == null ? "" : e.func().name());
        assertEquals(62, e.fileLine().line());
    }

    @Requires.Linux
    @Test
    void theColdPathIsExplainedAndOverWhenWarm() throws Exception {
        Path exe = new ForgeBuilder(dir).build(ForgedImages.named("main-raw").spec());
        LoadedImage loaded = open(exe);
        long pc = loaded.image().symbols().find("main.(*T).M")[0].value();
        List<String> cold = Explanation.of(loaded, pc, false).steps().stream()
                .map(Trail.Step::id)
                .toList();
        List<String> warm = Explanation.of(loaded, pc, true).steps().stream()
                .map(Trail.Step::id)
                .toList();
        assertTrue(cold.contains("cold"), () -> "" + cold);
        assertTrue(!warm.contains("cold") && warm.contains("row.entry"), () -> "" + warm);
    }

    @Test
    void textAndJsonHoldTheAnswer() throws Exception {
        Path exe = GoPrograms.build("explain", GoPrograms.PROBE, "linux/amd64");
        LoadedImage loaded = open(exe);
        long pc = loaded.image().symbols().find("main.outer")[0].value();
        Explanation e = Explanation.of(loaded, pc + 9, false);
        StringWriter text = new StringWriter();
        ExplainText.print(e, new PrintWriter(text, true));
        assertTrue(text.toString().contains("answer   main.outer, entry 0x" + Long.toHexString(pc)), text::toString);
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        ExplainJson.write(e, json);
        String doc = json.toString(StandardCharsets.UTF_8);
        assertTrue(doc.contains("\"schema\" : \"pclnlab.explain/v1\""), doc);
        assertTrue(doc.contains("\"function\" : \"main.outer\""), doc);
    }
}
