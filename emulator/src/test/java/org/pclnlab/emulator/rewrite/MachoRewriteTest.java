package org.pclnlab.emulator.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pclnlab.emulator.forge.ForgedMacho;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.load.Fixup;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.image.macho.MachoImage;
import org.pclnlab.emulator.memory.Host;
import org.pclnlab.emulator.metadata.SiteKind;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.testing.MachoFiles;

/** Forged Mach-O images before and after the rewrite, in the hands of the emulated dyld at five slides. */
class MachoRewriteTest {
    private static final long[] SLIDES = {0, 0x4000, 0x1000_0000L, 0x7fff_0000_0000L, -0x8000_0000L};
    private static final int PAGE = Math.max(Host.pageSize(), 0x4000);

    /** The rewriter of main leaves a signed image alone outside macOS: that is the command's business. */
    static Stream<String> images() {
        return MachoFiles.chained().stream();
    }

    private static byte[] rewritten(String name) {
        ForgedMacho.Entry entry = ForgedMacho.all().stream()
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow();
        Outcome outcome =
                Rewriter.rewrite(MachoFiles.bytes(name), name, entry.spec().generation());
        Outcome.Rewritten done = assertInstanceOf(Outcome.Rewritten.class, outcome, outcome.toString());
        return Arrays.copyOf(done.bytes(), done.length());
    }

    /** Whether an address lies in a section that the rewrite writes. */
    private static boolean written(MachoImage before, long vmaddr) {
        for (SiteKind kind : new SiteKind[] {SiteKind.ENTRY, SiteKind.STUB}) {
            Section s = kind.section(before);
            if (s != null && Long.compareUnsigned(vmaddr - s.vmaddr(), s.size()) < 0) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @MethodSource("images")
    void untouchedSlotsKeepTheirValuesAndTheTableGetsItsBase(String name) throws Exception {
        byte[] after = rewritten(name);
        MachoImage before = MachoFiles.image(MachoFiles.bytes(name));
        for (long slide : SLIDES) {
            Map<Long, Long> expected = new HashMap<>();
            try (LoadedImage loaded =
                    Loader.load(before, null, slide, PAGE, f -> expected.put(f.vmaddr(), f.value()))) {
                assertNotNull(loaded);
            }
            List<Fixup> inserted = new ArrayList<>();
            Map<Long, Long> found = new HashMap<>();
            Fixup.Trace trace = f -> {
                found.put(f.vmaddr(), f.value());
                if (written(before, f.vmaddr())) {
                    inserted.add(f);
                }
            };
            try (LoadedImage loaded = Loader.load(MachoFiles.image(after), null, slide, PAGE, trace);
                    LoadedImage reading = loaded.lease()) {
                for (Map.Entry<Long, Long> slot : expected.entrySet()) {
                    if (!written(before, slot.getKey())) {
                        assertEquals(slot.getValue(), found.get(slot.getKey()), Long.toHexString(slot.getKey()));
                    }
                }
                // No chain visits a written byte, but for the base of the table and the pointer of a redirect.
                boolean spill = name.endsWith("-spill");
                assertEquals(spill ? 2 : 1, inserted.size(), inserted.toString());
                Fixup base = inserted.get(inserted.size() - 1);
                assertEquals(base.target() + slide, reading.memory().u64(base.vmaddr() + slide));
                assertTrue(isFunction(before, base.target()), base.toString());
                LlgoRuntime runtime = LlgoRuntime.open(reading);
                assertTrue(
                        runtime.table().prebuilt(),
                        String.valueOf(runtime.table().adoption()));
                assertEquals(
                        base.target() + slide,
                        runtime.funcForPC(base.target() + slide).entry());
            }
        }
    }

    private static boolean isFunction(MachoImage image, long vmaddr) throws Exception {
        for (int i = 0; i < image.symbols().count(); i++) {
            Symbol s = image.symbols().at(i);
            if (s.value() == vmaddr && s.name().contains("main")) {
                return true;
            }
        }
        return false;
    }

    @Test
    void someOfThemAreCompactedAndSomeSpill() {
        long shorter = images().filter(n -> rewritten(n).length < MachoFiles.bytes(n).length)
                .count();
        assertTrue(shorter >= 2, shorter + " images lost bytes");
        assertTrue(images().filter(n -> n.endsWith("-spill")).count() >= 2);
    }
}
