package org.pclnlab.harness.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pclnlab.emulator.forge.AssemblerWriter;
import org.pclnlab.emulator.forge.Fnv;
import org.pclnlab.emulator.forge.ImageEditor;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.harness.forge.ForgedProcess.Answer;
import org.pclnlab.harness.forge.ForgedProcess.Mode;
import org.pclnlab.harness.forge.ForgedProcess.Query;
import org.pclnlab.harness.forge.ForgedProcess.Replies;
import org.pclnlab.testing.Requires;

/** Every image of the catalogue links, runs, and does with its tables what the specification says of them. */
@Requires.Linux
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedImagesTest {
    @TempDir
    static Path dir;

    private ForgeBuilder builder;

    @BeforeAll
    void start() {
        builder = new ForgeBuilder(dir);
    }

    static List<ForgedImages.Entry> images() {
        return ForgedImages.all();
    }

    @ParameterizedTest
    @MethodSource("images")
    void processSaysWhatItDidWithItsTables(ForgedImages.Entry image) throws Exception {
        Path exe = builder.build(image.spec());
        Section text =
                ImageEditor.of(Files.readAllBytes(exe), image.name()).image().text();
        long lo = text.vmaddr() - 64;
        long hi = text.end() + 64;
        Replies r = ForgedProcess.ask(
                exe,
                List.of(
                        Query.range(Mode.F, lo, lo + 0x40, 1),
                        Query.range(Mode.F, lo, hi, 7),
                        Query.range(Mode.N, lo, hi, 7)));
        assertEquals(0x40 + 2 * ((hi - lo + 6) / 7), r.answers().size());
        if (r.debugLines().isEmpty()) {
            assertTrue(image.spec().isExternal(), "only tables of a sidecar are built without a word");
            return;
        }
        String line = r.debugLines().get(0);
        switch (image.outcome()) {
            case PREBUILT -> assertTrue(line.contains("entries= prebuilt"), line);
            case SITES -> assertTrue(line.contains("entries= sites"), line);
            case DLSYM -> assertTrue(line.contains("entries= dlsym"), line);
            case REJECTED -> assertTrue(!line.contains("entries= prebuilt"), line);
        }
        assertEquals(image.spec().generation().hasStubSites(), line.contains("stubs= "), line);
    }

    /** The rows of a sound table against the linker's own symbols. */
    @ParameterizedTest
    @MethodSource("sound")
    void fillersAreNamedWhereTheLinkerPutThem(String name) throws Exception {
        Path exe = builder.build(ForgedImages.named(name).spec());
        ImageEditor image = edit(name);
        // Era 1 gives the unaligned pcs of a function without sites to the nearest statement below (04 D-35).
        int step = name.startsWith("pr1906") || name.startsWith("pr2016") ? 4 : 1;
        List<Query> queries = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        long fillers = ForgedImages.named(name).spec().functions().stream()
                .filter(f -> f.symbol().startsWith("fill.f"))
                .count();
        assertTrue(fillers > 5, fillers + " fillers");
        for (int i = 0; i < fillers; i++) {
            long at = image.address("fill.f" + i);
            queries.add(Query.range(Mode.F, at, at + 16, step));
            for (int k = 0; k < 16; k += step) {
                expected.add(new Answer('f', at + k, "fill.f" + i, at, "/src/fill/fill.go", 1 + i).toString());
            }
        }
        List<String> found = new ArrayList<>();
        for (Answer a : ForgedProcess.ask(exe, queries).answers()) {
            found.add(a.toString());
        }
        assertEquals(expected, found);
    }

    static List<String> sound() {
        return List.of(
                "pr1906-prebuilt",
                "pr2016-prebuilt",
                "pr2016-redirect",
                "pr2024-redirect",
                "pr2026-prebuilt",
                "pr2026-redirect",
                "main-prebuilt");
    }

    /** What the sections of a raw image look like to another reader (01 sections 8.2, 8.4 and 8.6). */
    @ParameterizedTest
    @EnumSource(Generation.class)
    void rawSectionsLookLikeTheCompilersOwn(Generation g) throws Exception {
        String p = g.name().toLowerCase(Locale.ROOT);
        ImageEditor lld = edit(p + "-raw");
        ImageEditor gnu = edit(p + "-raw-gnu");
        for (ImageEditor e : List.of(lld, gnu)) {
            Section entry = e.section(AssemblerWriter.ENTRY);
            assertEquals(g.recordSize() == 28, entry.writable());
            assertEquals(0, entry.size() % 16);
            assertEquals(entry.vmaddr(), e.global("__llgo_funcinfo_entry_start"));
            assertEquals(entry.end(), e.global("__llgo_funcinfo_entry_end"));
            assertEquals(g.hasStubSites(), e.image().section(AssemblerWriter.STUB) != null);
            assertEquals(g.recordSize() == 28, e.image().symbols().find("__llgo_fp_chain")[0] != null);
        }
        long first = gnu.section(AssemblerWriter.ENTRY).vmaddr();
        assertEquals(0, gnu.u64(first));
        assertEquals(META, gnu.u64(first + 24), "GNU ld puts the zero record and the meta triple first");
        assertEquals(gnu.address("__llgo_funcinfo_symbol_index"), gnu.u64(first + 32));
        long lldFirst = lld.section(AssemblerWriter.ENTRY).vmaddr();
        assertEquals(Fnv.symbolId("example.com/p.F"), lld.u64(lldFirst + 8), "LLD puts them last");
        int labels = 0;
        SymbolTable symbols = lld.image().symbols();
        for (int i = 0; i < symbols.count(); i++) {
            Symbol s = symbols.at(i);
            if (s.name().matches("__llgo_pcsite_[0-9a-f]{16}_[0-9]+")) {
                assertEquals(Symbol.Kind.OTHER, s.kind());
                labels++;
            }
        }
        assertEquals(lld.section(AssemblerWriter.PCLINE).size() / 16 - 1, labels);
    }

    private static final long META = 0x3154454D4F474C4CL;

    private ImageEditor edit(String name) throws Exception {
        Path exe = builder.build(ForgedImages.named(name).spec());
        return ImageEditor.of(Files.readAllBytes(exe), name);
    }

    @Test
    void namesAreUnique() {
        Set<String> names = new HashSet<>();
        for (ForgedImages.Entry e : ForgedImages.all()) {
            assertTrue(names.add(e.name()), e.name());
            assertTrue(e.name().matches("[a-z0-9_-]+"), e.name());
        }
        assertTrue(names.size() > 150, "" + names.size());
    }
}
