package org.pclnlab.emulator.functab;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.testing.World;

/** Vector T6 of spec 02 section 17, and the state machine around it. */
class FirstUseTest {
    private static FunctionTable t6() throws ImageException {
        World w = new World(Generation.MAIN)
                .func("p.a", "p.a", "/a.go", 1)
                .func("p.b", "p.b", "/b.go", 2)
                .func("p.c", "p.c", "/c.go", 3)
                .anchor(0x40100b, 1)
                .anchor(0x401108, 2)
                .anchor(0x40110c, 2)
                .anchor(0x40110c, 3)
                .anchor(0x402004, 2)
                .anchor(0x402104, 0)
                .anchor(0, 0)
                .anchor(0, 0)
                .anchor(0x404000, 0)
                .anchor(0x404008, 0);
        return new FunctionTable(w.metadata(), DynamicLoader.NONE);
    }

    private static long index(Rows rows, int row) {
        return row < 0 ? 0 : rows.funcIndex(row);
    }

    @ParameterizedTest
    @CsvSource({
        "401000, 0, 1, 1, false",
        "40100b, 1, 1, 1, true",
        "4010c7, 1, 0, 0, true",
        "4010c8, 1, 2, 2, true",
        "401100, 1, 2, 2, true",
        "40110c, 3, 3, 2, true",
        "40110d, 3, 0, 0, true",
        "401fc4, 3, 2, 2, true",
        "402005, 2, 0, 0, true",
        "502003, 2, 0, 0, true",
        "502004, 2, 0, 0, false",
    })
    void lookups(String at, long nearest, long entry, long cold, boolean inText) throws ImageException {
        long pc = Long.parseLong(at, 16);
        FunctionTable table = t6();
        assertEquals(cold, table.coldScan(pc), "cold");
        Rows rows = Objects.requireNonNull(table.rows());
        assertEquals(nearest, index(rows, rows.near(pc)), "nearest");
        assertEquals(entry, index(rows, rows.forEntry(pc)), "entry");
        assertEquals(inText, rows.textContains(pc), "textContains");
    }

    @Test
    void framesAndEntries() throws ImageException {
        FunctionTable table = t6();
        Rows rows = Objects.requireNonNull(table.rows());
        assertEquals(4, rows.count());
        assertEquals(0x40100b, rows.entryOf(1));
        assertEquals(0x401108, rows.entryOf(2));
        assertEquals(0x40110c, rows.entryOf(3));
        assertEquals(0, rows.entryOf(0));
        assertEquals(0, rows.entryOf(4));
        assertEquals(
                "llgo funcinfo: func table frames= 4  buckets= 2  index= built  entries= sites", table.debugLine());
    }

    @Test
    void eightColdLookupsAreGranted() throws ImageException {
        FunctionTable table = t6();
        for (int i = 0; i < 8; i++) {
            assertEquals(true, table.coldBudget(), "lookup " + i);
        }
        assertEquals(false, table.coldBudget());
    }

    @Test
    void withoutSitesTheLoaderIsAsked() throws ImageException {
        World w = new World(Generation.MAIN)
                .func("main.a", "main.a", "/a.go", 1)
                .func("p.b", "p.b", "/b.go", 2)
                .loaderSymbol("main.a", 0x401000, 16);
        FunctionTable table = new FunctionTable(w.metadata(), w.loader());
        Rows rows = Objects.requireNonNull(table.rows());
        assertEquals(1, rows.count());
        assertEquals(0x401000, rows.entryOf(1));
        assertEquals(
                "llgo funcinfo: func table frames= 1  buckets= 1  index= built  entries= dlsym", table.debugLine());
    }

    @Test
    void stubSitesDoNotCountAsEntries() throws ImageException {
        World w = new World(Generation.PR2016)
                .func("p.a", "p.a", "/a.go", 1)
                .anchor(0x401010, 1)
                .stubAnchor(0x401000, 1);
        FunctionTable table = new FunctionTable(w.metadata(), DynamicLoader.NONE);
        Rows rows = Objects.requireNonNull(table.rows());
        assertEquals(2, rows.count());
        assertEquals(0x401010, rows.entryOf(1));
        assertEquals(
                "llgo funcinfo: func table frames= 2  buckets= 1  index= built  entries= sites  stubs= sites",
                table.debugLine());
    }
}
