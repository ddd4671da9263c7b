package org.pclnlab.emulator.image.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.macho.MachoImage;
import org.pclnlab.emulator.memory.Host;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.metadata.SiteKind;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.testing.GoPrograms;
import org.pclnlab.testing.MachoFiles;

class EmulatedDyldTest {
    private static final long[] SLIDES = {0, 0x4000, 0x1000_0000L, 0x7fff_0000_0000L, -0x8000_0000L};
    private static final int PAGE = Math.max(Host.pageSize(), 0x4000);

    private static Stream<String> images() {
        return MachoFiles.names().stream();
    }

    private static LoadedImage load(byte[] file, long slide, Fixup.@Nullable Trace trace) throws Exception {
        return Loader.load(MachoFiles.image(file), null, slide, PAGE, trace);
    }

    @ParameterizedTest
    @MethodSource("images")
    void everySlotSlidesOrKeepsItsPlaceholder(String name) throws Exception {
        byte[] file = MachoFiles.bytes(name);
        Map<Long, Long> unslid = new TreeMap<>();
        for (long slide : SLIDES) {
            List<Fixup> trace = new ArrayList<>();
            try (LoadedImage loaded = load(file, slide, trace::add);
                    LoadedImage reading = loaded.lease()) {
                Placeholders placeholders = loaded.placeholders();
                assertNotNull(placeholders);
                for (Fixup f : trace) {
                    long value = reading.memory().u64(f.vmaddr() + slide);
                    boolean library = placeholders.label(value - f.addend()) != null;
                    if (!f.kind().equals("weak bind")) { // they come behind the rebases of the same slots
                        assertEquals(library ? placeholders.of(f.symbol()) + f.addend() : value, f.value());
                    }
                    long link = library ? 0 : value - slide;
                    if (slide == 0) {
                        unslid.put(f.vmaddr(), link);
                    }
                    assertEquals(unslid.get(f.vmaddr()), link, () -> f + " at slide " + Long.toHexString(slide));
                }
                long binds = (long) loaded.relocations().bound()
                        + loaded.relocations().left();
                assertEquals(trace.size(), loaded.relocations().relative() + binds);
                untouchedBytesAreThoseOfTheFile(loaded, reading.memory(), trace, slide);
            }
        }
        assertTrue(unslid.size() >= 50, name + ": " + unslid.size());
    }

    private static void untouchedBytesAreThoseOfTheFile(
            LoadedImage loaded, Memory memory, List<Fixup> trace, long slide) throws Exception {
        MachoImage image = (MachoImage) loaded.image();
        for (Segment s : image.segments()) {
            byte[] file = image.file().copy((int) s.fileOff(), (int) (s.fileOff() + s.fileSize()));
            byte[] memo = memory.at(s.vmaddr() + slide, s.fileSize(), "segment").copy(0, (int) s.fileSize());
            for (Fixup f : trace) {
                if (f.vmaddr() >= s.vmaddr() && f.vmaddr() < s.vmaddr() + s.fileSize()) {
                    ByteBuffer.wrap(file).putLong((int) (f.vmaddr() - s.vmaddr()), 0);
                    ByteBuffer.wrap(memo).putLong((int) (f.vmaddr() - s.vmaddr()), 0);
                }
            }
            assertTrue(java.util.Arrays.equals(file, memo), s.name());
        }
    }

    @ParameterizedTest
    @MethodSource("images")
    void pointersOfTheMetadataLeadWhereTheirSymbolsSay(String name) throws Exception {
        byte[] file = MachoFiles.bytes(name);
        for (long slide : SLIDES) {
            try (LoadedImage loaded = load(file, slide, null);
                    LoadedImage reading = loaded.lease()) {
                MachoImage image = (MachoImage) loaded.image();
                Section entry = SiteKind.ENTRY.section(image);
                assertNotNull(entry);
                @Nullable Symbol[] s = image.symbols().find("__llgo_funcinfo_entry_start", "__llgo_funcinfo_entry_end");
                Symbol start = s[0];
                Symbol end = s[1];
                assertNotNull(start);
                assertNotNull(end);
                assertEquals(entry.vmaddr() + slide, reading.memory().u64(start.value() + slide));
                assertEquals(entry.end() + slide, reading.memory().u64(end.value() + slide));
            }
        }
    }

    /** An exported function is a bind to the image itself; its site record has the function's address plus the anchor. */
    @ParameterizedTest
    @ValueSource(
            strings = {"x86_64-main", "arm64-pr2026", "x86_64-main-classic", "x86_64-main-addend", "arm64-main-addend64"
            })
    void bindsToOwnExportsAreResolved(String name) throws Exception {
        byte[] file = MachoFiles.bytes(name);
        List<Fixup> trace = new ArrayList<>();
        long slide = 0x40000;
        try (LoadedImage loaded = load(file, slide, trace::add);
                LoadedImage reading = loaded.lease()) {
            Symbol main = loaded.image().symbols().find("main.main")[0];
            assertNotNull(main);
            List<Long> anchors = new ArrayList<>();
            for (Fixup f : trace) {
                if (f.symbol().equals("weak lookup: _main.main")) {
                    anchors.add(reading.memory().u64(f.vmaddr() + slide) - slide - main.value());
                }
            }
            // the copy at 92, the anchor at 8; statements at 20, 60 and 64
            assertEquals(List.of(92L, 8L, 20L, 60L, 64L), anchors);
            assertEquals(
                    0,
                    loaded.relocations().left()
                            - trace.stream()
                                    .filter(f -> f.symbol().startsWith("libSystem"))
                                    .count());
        }
    }

    @Test
    void librariesGetLabelledPlaceholdersOutsideTheImage() throws Exception {
        byte[] file = MachoFiles.bytes("arm64-main-addend64");
        for (long slide : SLIDES) {
            List<Fixup> trace = new ArrayList<>();
            try (LoadedImage loaded = load(file, slide, trace::add)) {
                Placeholders p = loaded.placeholders();
                assertNotNull(p);
                assertEquals(
                        List.of(
                                "libSystem.B.dylib: _write",
                                "libSystem.B.dylib: _memcpy",
                                "libSystem.B.dylib: _getpid"),
                        List.copyOf(p.all().keySet()));
                for (Segment s : loaded.image().segments()) {
                    for (long at : p.all().values()) {
                        assertTrue(Long.compareUnsigned(at - s.vmaddr() - slide, s.memSize()) >= 0);
                    }
                }
                assertEquals("libSystem.B.dylib: _memcpy+0x8", p.label(p.of("libSystem.B.dylib: _memcpy") + 8));
                assertEquals(null, p.label(p.of("libSystem.B.dylib: _write") - 1));
                Fixup far = trace.get(trace.size() - 1);
                assertEquals(0x123456789aL, far.addend());
                assertEquals(p.of("libSystem.B.dylib: _getpid") + 0x123456789aL, far.value());
            }
        }
    }

    /** Those with at most 16 entry records for each function: the runtime takes no more (02 section 11.2). */
    private static Stream<String> withoutCopies() {
        return images().filter(n -> !n.endsWith("-lto") && !n.endsWith("-inlined"));
    }

    /** What a process of the image would answer: the view at link-time addresses, and the loaded image at a slide. */
    @ParameterizedTest
    @MethodSource("withoutCopies")
    void theRuntimeAnswersFromAnImageAtAnySlide(String name) throws Exception {
        byte[] file = MachoFiles.bytes(name);
        String symbol = name.endsWith("-spill") ? "main.s0" : "main.main";
        Symbol at = MachoFiles.image(file).symbols().find(symbol)[0];
        assertNotNull(at);
        LoadedImage view = Loader.view(MachoFiles.image(file));
        long anchor = at.value() + (symbol.equals("main.main") ? 8 : 4);
        assertEquals(symbol, LlgoRuntime.open(view).funcForPC(anchor).name());
        for (long slide : SLIDES) {
            try (LoadedImage loaded = load(file, slide, null);
                    LoadedImage reading = loaded.lease()) {
                LlgoRuntime runtime = LlgoRuntime.open(reading);
                assertEquals(symbol, runtime.funcForPC(anchor + slide).name());
                assertEquals(anchor + slide, runtime.funcForPC(anchor + slide).entry());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "arm64"})
    void imagesOfGcSlideAsWell(String arch) throws Exception {
        Path file = GoPrograms.build("probe", GoPrograms.PROBE, "darwin/" + arch);
        MappedFile mapped = MappedFile.open(file);
        MachoImage image = (MachoImage) Images.read(mapped.bytes());
        List<Fixup> trace = new ArrayList<>();
        try (LoadedImage loaded = Loader.load(image, mapped, 0x40000, PAGE, trace::add);
                LoadedImage reading = loaded.lease()) {
            assertTrue(loaded.relocations().relative() > 1000);
            for (Fixup f : trace) {
                assertEquals(f.value(), reading.memory().u64(f.vmaddr() + 0x40000));
                if (f.kind().equals("rebase")) {
                    assertEquals(f.raw() + 0x40000, f.value());
                }
            }
        }
        assertNotEquals(0, Files.size(file));
    }

    @Test
    void anImageThatIsNotPositionIndependentStaysWhereItIs() throws Exception {
        byte[] file = MachoFiles.bytes("x86_64-main");
        MachoFiles.le(file).putInt(24, MachoFiles.le(file).getInt(24) & ~0x200000);
        assertThrows(Unsupported.class, () -> load(file, 0x4000, null));
        load(file, 0, null).close();
    }
}
