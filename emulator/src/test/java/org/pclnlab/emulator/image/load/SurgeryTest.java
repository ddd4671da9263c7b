package org.pclnlab.emulator.image.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.macho.MachoImage;
import org.pclnlab.emulator.image.macho.chained.ChainEditor;
import org.pclnlab.emulator.image.macho.chained.ChainEdits;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Host;
import org.pclnlab.emulator.metadata.SiteKind;
import org.pclnlab.testing.MachoFiles;
import org.pclnlab.testing.Requires;
import org.pclnlab.testing.Run;
import org.pclnlab.testing.Tool;

/**
 * The chain editor used as the rewriter uses it, in place and with a spill, with noise instead of a table: what dyld makes
 * of the result.
 */
class SurgeryTest {
    private static final long[] SLIDES = {0, 0x4000, 0x1000_0000L, 0x7fff_0000_0000L, -0x8000_0000L};
    private static final int PAGE = Math.max(Host.pageSize(), 0x4000);
    private static final byte NOISE = (byte) 0xa5;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;

    private static Stream<String> chained() {
        return MachoFiles.chained().stream();
    }

    /** An image whose site sections hold noise, and the two live slots in it. */
    @SuppressWarnings("ArrayRecordComponent") // handed around, never compared
    private record Operated(byte[] file, Map<Long, Long> inserted, List<Section> sections) {
        boolean touches(long vmaddr) {
            return sections.stream().anyMatch(s -> s.contains(vmaddr));
        }
    }

    private static Operated operate(byte[] before) throws Exception {
        byte[] file = before.clone();
        MachoImage image = MachoFiles.image(before);
        List<Section> sections = new ArrayList<>();
        Map<Long, Long> inserted = new TreeMap<>();
        ChainEditor editor = ChainEditor.of(Bytes.of(file, "image"));
        for (SiteKind kind : List.of(SiteKind.ENTRY, SiteKind.STUB)) {
            Section s = kind.section(image);
            if (s != null) {
                sections.add(s);
                editor.unlink(s.fileOff(), s.fileOff() + s.fileSize());
                if (s.size() >= 24) { // a program without stubs has one zero record in that section
                    long target = kind == SiteKind.ENTRY ? image.text().vmaddr() : s.vmaddr();
                    editor.splice(s.fileOff() + 16, target);
                    inserted.put(s.vmaddr() + 16, target);
                }
            }
        }
        ChainEdits edits = editor.plan();
        ByteBuffer f = ByteBuffer.wrap(file);
        edits.applyLinks(f);
        for (Section s : sections) {
            Arrays.fill(file, (int) s.fileOff(), (int) (s.fileOff() + s.fileSize()), NOISE);
        }
        edits.applyPending(f);
        return new Operated(file, inserted, sections);
    }

    private static Map<Long, Long> slots(byte[] file, long slide) throws Exception {
        Map<Long, Long> out = new TreeMap<>();
        try (LoadedImage loaded =
                        Loader.load(MachoFiles.image(file), null, slide, PAGE, f -> out.put(f.vmaddr(), f.value()));
                LoadedImage reading = loaded.lease()) {
            for (Map.Entry<Long, Long> e : out.entrySet()) {
                assertEquals(e.getValue(), reading.memory().u64(e.getKey() + slide));
            }
        }
        return out;
    }

    @ParameterizedTest
    @MethodSource("chained")
    void untouchedSlotsKeepTheirValuesAndInsertedOnesSlide(String name) throws Exception {
        byte[] before = MachoFiles.bytes(name);
        Operated after = operate(before);
        for (long slide : SLIDES) {
            Map<Long, Long> expected = slots(before, slide);
            expected.keySet().removeIf(after::touches);
            after.inserted().forEach((slot, target) -> expected.put(slot, target + slide));
            // Nodes inside the sections are the inserted ones and no others, so no chain visits a byte of the noise.
            Map<Long, Long> values = slots(after.file(), slide);
            assertEquals(expected, values, () -> name + " at slide " + Long.toHexString(slide));
        }
    }

    @ParameterizedTest
    @MethodSource("chained")
    void everyOtherByteOfTheSectionsIsNoiseAfterLoading(String name) throws Exception {
        Operated after = operate(MachoFiles.bytes(name));
        try (LoadedImage loaded = Loader.load(MachoFiles.image(after.file()), null, 0x40000, PAGE)) {
            for (Section s : after.sections()) {
                byte[] bytes = loaded.memory()
                        .at(s.vmaddr() + 0x40000, s.size(), "sites")
                        .copy(0, (int) s.size());
                for (int i = 0; i < bytes.length; i++) {
                    if (i < 16 || i >= 24) {
                        assertEquals(NOISE, bytes[i]);
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("chained")
    void aSecondOperationFindsNothingToUnlinkButTheInsertedSlots(String name) throws Exception {
        Operated once = operate(MachoFiles.bytes(name));
        Operated twice = operate(once.file());
        assertTrue(Arrays.equals(once.file(), twice.file()));
    }

    @ParameterizedTest
    @MethodSource("chained")
    @Requires.Llvm
    void llvmToolsReadTheResultWithoutComplaint(String name) throws Exception {
        Operated after = operate(MachoFiles.bytes(name));
        Path file = Files.write(dir.resolve(name), after.file());
        String objdump = Tool.newestLlvm("llvm-objdump").toString();
        String chains = Run.of(dir, objdump, "--macho", "--dyld-info", file.toString());
        String headers = Run.of(dir, objdump, "--macho", "--chained-fixups", file.toString());
        String otool = Run.of(dir, Tool.newestLlvm("llvm-otool").toString(), "-l", file.toString());
        for (String text : List.of(chains, headers, otool)) {
            assertFalse(text.contains("warning:") || text.contains("error:"), text);
        }
        List<String> inside = chains.lines()
                .map(l -> l.strip().split(" +"))
                .filter(f -> f.length > 3 && f[2].startsWith("0x"))
                .map(f -> f[2].toLowerCase(java.util.Locale.ROOT))
                .filter(a -> after.touches(Long.decode(a)))
                .toList();
        assertEquals(
                after.inserted().keySet().stream()
                        .map(a -> "0x" + Long.toHexString(a))
                        .toList(),
                inside.stream().sorted().toList());
        assertNotNull(headers);
    }
}
