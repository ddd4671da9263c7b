package org.pclnlab.emulator.rewrite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.pclnlab.emulator.forge.FuncRow;
import org.pclnlab.emulator.forge.MetadataEncoder;
import org.pclnlab.emulator.forge.PclineRow;
import org.pclnlab.emulator.forge.SidecarPlacer;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.metadata.Names;
import org.pclnlab.emulator.rewrite.Analysis.Site;
import org.pclnlab.emulator.sidecar.SidecarHeader;
import org.pclnlab.emulator.sidecar.SidecarSection;
import org.pclnlab.emulator.sidecar.SidecarTables;
import org.pclnlab.emulator.sidecar.SidecarVersion;

/** The join of 07 section 5.1 and the production of a pair. */
class SidecarJoinTest {
    private static SidecarTables tables(long[] index, long[] pclines) {
        return new SidecarTables(new byte[0], Map.of(SidecarSection.INDEX, index, SidecarSection.PCLINES, pclines));
    }

    private static List<Site> sites(long... offsetsAndIds) {
        List<Site> out = new ArrayList<>();
        for (int i = 0; i < offsetsAndIds.length; i += 2) {
            out.add(new Site(offsetsAndIds[i], offsetsAndIds[i + 1], ""));
        }
        return out;
    }

    /** The vector of 5.1. */
    @Test
    void theFirstKnownSiteOfAPlaceIsKept() {
        SidecarJoin join = new SidecarJoin(tables(new long[] {0x20, 1, 0x30, 2, 0x40, 3}, new long[0]), false);
        assertArrayEquals(
                new long[] {0x10, 0x20, 0x20, 0x40, 0x28, 0x20},
                join.functions(
                        sites(0x10, 0x11, 0x10, 0x20, 0x10, 0x30, 0x18, 0x99, 0x20, 0x40, 0x20, 0x40, 0x28, 0x20)));
    }

    @Test
    void statementsCopiedIntoOtherFunctionsAreDropped() {
        long[] index = {Names.symbolId("main.f"), 1, Names.symbolId("main.g"), 2};
        long[] pclines = {7, 1, 0, 0, 3, 8, 1, 0, 0, 4};
        SidecarTables tables = tables(index, pclines);
        List<Site> sites = List.of(
                new Site(0x10, 7, "main.f"),
                new Site(0x10, 8, "main.f"),
                new Site(0x20, 7, "main.g"),
                new Site(0x30, 9, "main.f"),
                new Site(0x40, 7, "__main.f"));
        assertArrayEquals(new long[] {0x10, 7, 0x10, 8}, new SidecarJoin(tables, false).statements(sites));
        assertArrayEquals(new long[] {0x10, 7, 0x10, 8, 0x40, 7}, new SidecarJoin(tables, true).statements(sites));
    }

    /** V9 of 03 section 14 with tables of our own: its statements at 0x1124 and 0x1120 lie in main.B. */
    @Test
    void v9BecomesAPair() throws ImageException {
        SidecarTables tables = SidecarPlacer.tables(MetadataEncoder.encode(
                Generation.MAIN,
                List.of(new FuncRow("main.A", "main.A", "/a.go", 1), new FuncRow("main.B", "main.B", "/b.go", 2)),
                List.of(new PclineRow(101, "main.A", "/a.go", 5), new PclineRow(202, "main.B", "/b.go", 6)),
                List.of()));
        SidecarProducer.Result.Produced pair = assertInstanceOf(
                SidecarProducer.Result.Produced.class, SidecarProducer.produce(Dump.image("E3"), "E3", tables));
        assertEquals(
                "0b3479355c01f6b1f5e43fb78555de05424a0ec6fdb5c1073bd3c91d86d69867",
                Dump.sha256(pair.detached().bytes()));
        Bytes file = Bytes.of(pair.sidecar(), "E3.pclntab");
        SidecarTables made = SidecarTables.read(file, SidecarVersion.V4);
        assertArrayEquals(
                new long[] {0x1010, Names.symbolId("main.A"), 0x1100, Names.symbolId("main.B")},
                made.of(SidecarSection.ENTRIES));
        assertArrayEquals(new long[] {0x1018, 101, 0x1120, 202}, made.of(SidecarSection.PCSITES));
        SidecarHeader h = SidecarHeader.read(file);
        assertEquals("de80c9032ffcf28dfc3cd8e3fa6d3aa43caf9f2b2dae30118569bac1f42d285b", h.identity());
        assertEquals(List.of(0x400000L, 0x1000L, 0x1200L), List.of(h.imageBase(), h.textStart(), h.textEnd()));
    }

    @Test
    void anExecutableWithoutKnownFunctionsIsRefused() throws ImageException {
        assertEquals(
                new SidecarProducer.Result.Refused("external pclntab has no entry sites joined to funcinfo"),
                SidecarProducer.produce(Dump.image("E3"), "E3", tables(new long[0], new long[0])));
    }
}
