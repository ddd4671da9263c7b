package org.pclnlab.emulator.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.forge.ForgedMacho;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.image.macho.MachoImage;
import org.pclnlab.emulator.memory.Host;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.metadata.SiteKind;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.testing.MachoFiles;
import org.pclnlab.testing.Requires;
import org.pclnlab.testing.Run;
import org.pclnlab.testing.Tool;

/** Forged Mach-O images after the rewrite: what dyld makes of them at five slides, and what LLVM's tools say. */
class RewrittenMachoTest {
    private static final long[] SLIDES = {0, 0x4000, 0x1000_0000L, 0x7fff_0000_0000L, -0x8000_0000L};
    private static final int PAGE = Math.max(Host.pageSize(), 0x4000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;

    private static Stream<ForgedMacho.Entry> chained() {
        return ForgedMacho.all().stream().filter(e -> MachoFiles.chained().contains(e.name()));
    }

    private static byte[] rewritten(ForgedMacho.Entry e) {
        Outcome outcome = Rewriter.rewrite(MachoFiles.bytes(e.name()), e.name(), null);
        if (outcome instanceof Outcome.Rewritten r) {
            return Arrays.copyOf(r.bytes(), r.length());
        }
        throw new AssertionError(e + ": " + outcome);
    }

    /** The function that row 0 names: the first one in the text with a record of its own. */
    private static String first(ForgedMacho.Entry e) {
        if (e.spec().generation() == Generation.MAIN) {
            return "main"; // the C entry point is a record of main
        }
        return e.name().endsWith("-spill") ? "main.s0" : e.name().endsWith("-inlined") ? "main.first" : "main.main";
    }

    private static Map<Long, Long> slots(byte[] file, long slide) throws Exception {
        Map<Long, Long> out = new TreeMap<>();
        Loader.load(MachoFiles.image(file), null, slide, PAGE, f -> out.put(f.vmaddr(), f.value()))
                .close();
        return out;
    }

    @ParameterizedTest
    @MethodSource("chained")
    void untouchedSlotsKeepTheirValuesAndTheBaseSlides(ForgedMacho.Entry e) throws Exception {
        byte[] before = MachoFiles.bytes(e.name());
        byte[] after = rewritten(e);
        MachoImage image = MachoFiles.image(before);
        Section entry = SiteKind.ENTRY.section(image);
        Section stub = SiteKind.STUB.section(image);
        Symbol base = image.symbols().find(first(e))[0];
        assertNotNull(entry);
        assertNotNull(base);
        boolean spilled = e.name().endsWith("-spill");
        for (long slide : SLIDES) {
            Map<Long, Long> expected = slots(before, slide);
            expected.keySet()
                    .removeIf(a -> entry.contains(a)
                            || (stub != null && e.spec().generation() != Generation.MAIN && stub.contains(a)));
            // No other node lies in the sections: no chain visits a rewritten byte.
            if (spilled) {
                assertNotNull(stub);
                expected.put(entry.vmaddr() + 16, stub.vmaddr() + slide);
                expected.put(stub.vmaddr() + 16, base.value() + slide);
            } else {
                expected.put(entry.vmaddr() + 16, base.value() + slide);
            }
            assertEquals(expected, slots(after, slide), () -> e + " at slide " + Long.toHexString(slide));
        }
    }

    @ParameterizedTest
    @MethodSource("chained")
    void theTableIsAdoptedAtEverySlideAndNamesEveryFunction(ForgedMacho.Entry e) throws Exception {
        byte[] after = rewritten(e);
        List<String> symbols = new ArrayList<>(List.of("fill.f3", "fill.f17"));
        symbols.removeIf(s -> e.name().endsWith("-spill"));
        symbols.add(first(e).equals("main") ? "main" : first(e));
        for (long slide : SLIDES) {
            try (LoadedImage loaded = Loader.load(MachoFiles.image(after), null, slide, PAGE);
                    LoadedImage reading = loaded.lease()) {
                LlgoRuntime runtime = LlgoRuntime.open(reading);
                assertTrue(
                        runtime.table().prebuilt(), e + ": " + runtime.table().adoption());
                for (String s : symbols) {
                    Symbol at = loaded.image().symbols().find(s)[0];
                    assertNotNull(at);
                    String name = s.equals("main") ? "runtime.goexit" : s;
                    assertEquals(name, runtime.funcForPC(at.value() + slide).name());
                    assertEquals(
                            at.value() + slide,
                            runtime.funcForPC(at.value() + slide).entry());
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x86_64-main-classic", "arm64-main-classic"})
    void imagesWithoutChainsAreRefusedInLlgosWords(String name) {
        Outcome outcome = Rewriter.rewrite(MachoFiles.bytes(name), name, null);
        assertTrue(outcome instanceof Outcome.Refused, name);
        assertEquals(
                "chained fixups: no chained fixups to splice inserts into",
                ((Outcome.Refused) outcome).referenceText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"x86_64-main-lto", "arm64-main-lto"})
    void compactionCutsWholePages(String name) throws Exception {
        byte[] before = MachoFiles.bytes(name);
        ForgedMacho.Entry e = ForgedMacho.all().stream()
                .filter(x -> x.name().equals(name))
                .findFirst()
                .orElseThrow();
        byte[] after = rewritten(e);
        int page = name.startsWith("arm64") ? 0x4000 : 0x1000;
        assertEquals(0, (before.length - after.length) % page);
        assertTrue(after.length < before.length);
    }

    @ParameterizedTest
    @MethodSource("chained")
    @Requires.Llvm
    void llvmToolsReadTheResultWithoutComplaint(ForgedMacho.Entry e) throws Exception {
        byte[] after = rewritten(e);
        Path file = Files.write(dir.resolve(e.name()), after);
        String objdump = Tool.newestLlvm("llvm-objdump").toString();
        String fixups = Run.of(dir, objdump, "--macho", "--dyld-info", file.toString());
        for (String text : List.of(
                fixups,
                Run.of(dir, objdump, "--macho", "--chained-fixups", file.toString()),
                Run.of(dir, Tool.newestLlvm("llvm-otool").toString(), "-l", file.toString()))) {
            assertFalse(text.contains("warning:") || text.contains("error:"), text);
        }
        // every slot that llvm-objdump knows, and no other, is one that our dyld writes
        List<Long> theirs = fixups.lines()
                .map(l -> l.strip().split(" +", -1))
                .filter(f -> f.length > 3 && f[2].startsWith("0x"))
                .map(f -> Long.decode(f[2].toLowerCase(Locale.ROOT)))
                .sorted()
                .toList();
        assertEquals(theirs, List.copyOf(slots(after, 0).keySet()));
    }
}
