package org.pclnlab.emulator.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.metadata.Generation;

class AssemblerWriterTest {
    private static ForgeSpec program(Generation g) {
        return ForgeSpec.of("t", g)
                .add(
                        Fn.go("main.a").exported().anchor(4).site(8, 2),
                        Fn.stubOf("main.a"),
                        Fn.go("main.b").copy(4, "main.a").foreignSite(12, 3, "main.a"));
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void globalsStandInTheCompilersOrder(Generation g) {
        List<String> globals = AssemblerWriter.write(program(g), Arch.AMD64)
                .assembler()
                .lines()
                .filter(l -> l.startsWith("\t.globl __llgo_") && !l.contains("stub"))
                .map(l -> l.substring(8))
                .toList();
        List<String> narrow = List.of(
                "__llgo_funcinfo_table",
                "__llgo_pcline_table",
                "__llgo_pcsite_start",
                "__llgo_pcsite_end",
                "__llgo_funcinfo_entry_start",
                "__llgo_funcinfo_entry_end",
                "__llgo_funcinfo_strings",
                "__llgo_funcinfo_string_offsets",
                "__llgo_funcinfo_string_count",
                "__llgo_funcinfo_hash",
                "__llgo_funcinfo_symbol_index",
                "__llgo_funcinfo_count",
                "__llgo_funcinfo_symbol_index_count",
                "__llgo_pcline_count",
                "__llgo_funcinfo_hash_mask");
        assertEquals(narrow, globals.subList(0, narrow.size()));
        assertEquals(g.recordSize() == 28, globals.contains("__llgo_fp_chain"));
    }

    @ParameterizedTest
    @EnumSource(Generation.class)
    void onlyGenerationsWithStubSitesHaveStubSections(Generation g) {
        String text = AssemblerWriter.write(program(g), Arch.ARM64).assembler();
        assertEquals(g.hasStubSites(), text.contains(".section llgo_funcinfo_stubsite"));
        assertEquals(g.hasStubSites(), text.contains("__llgo_funcinfo_stub_count"));
        assertTrue(text.contains("\"__llgo_stub.main.a\":"));
    }

    @Test
    void permutedSitesAreTheSameEveryTime() {
        ForgeSpec spec = program(Generation.MAIN).permuteSites(5);
        assertEquals(AssemblerWriter.write(spec, Arch.AMD64), AssemblerWriter.write(spec, Arch.AMD64));
    }

    @Test
    void onlyExportedSymbolsAreListed() {
        String list =
                AssemblerWriter.write(program(Generation.MAIN), Arch.AMD64).dynamicList();
        assertTrue(list.contains("\"main.a\";"));
        assertFalse(list.contains("main.b"));
    }

    @Test
    void aSiteBehindItsFunctionIsAMistake() {
        ForgeSpec spec =
                ForgeSpec.of("t", Generation.MAIN).add(Fn.go("main.a").size(8).site(9, 1));
        assertThrows(IllegalArgumentException.class, () -> AssemblerWriter.write(spec, Arch.AMD64));
    }

    @Test
    void erasFollowTheGeneration() {
        assertEquals(1, ForgeSpec.of("t", Generation.PR2016).era());
        assertEquals(2, ForgeSpec.of("t", Generation.PR2016).framePointers(true).era());
        assertEquals(3, ForgeSpec.of("t", Generation.PR2026).era());
        assertEquals(4, ForgeSpec.of("t", Generation.MAIN).era());
    }
}
