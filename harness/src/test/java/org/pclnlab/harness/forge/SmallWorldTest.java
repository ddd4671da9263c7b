package org.pclnlab.harness.forge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pclnlab.harness.forge.ForgedProcess.Mode.F;
import static org.pclnlab.harness.forge.ForgedProcess.Mode.N;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.emulator.forge.ForgeSpec;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.harness.forge.ForgedProcess.Answer;
import org.pclnlab.harness.forge.ForgedProcess.Mode;
import org.pclnlab.harness.forge.ForgedProcess.Query;
import org.pclnlab.testing.Requires;

/**
 * The responder against the tables of part 04 section 15: the worlds are linked at the addresses of the spec, so a running
 * process answers for them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@EnabledIfSystemProperty(named = "os.arch", matches = "amd64", disabledReason = "the worlds have amd64 addresses")
@Requires.Linux
class SmallWorldTest {
    @TempDir
    static Path dir;

    private ForgeBuilder builder;

    @BeforeAll
    void start() {
        builder = new ForgeBuilder(dir);
    }

    /** pc, FuncForPC name, entry, line; Next function, line, entry ("-" where the spec leaves it out). */
    private static final String V1 = """
            0x0         pc=0x0       0x0       0  pc=0x0      0  0x0
            0x1         pc=0x1       0x1       0  pc=0x1      0  0x0
            0x1000      pc=0x1000    0x1000    0  pc=0x1000   0  0x0
            0x400f08    start        0x400f00  0  start       0  0x400f00
            0x400fff    pc=0x400fff  0x400fff  0  pc=0x400fff 0  0x0
            0x401000    main.a       0x401000 10  pc=0x401000 0  0x0
            0x401004    main.a       0x401000 10  main.a     10  0x401000
            0x401008    main.a       0x401000 11  main.a     10  0x401000
            0x40100f    main.a       0x401000 11  main.a     11  0x401000
            0x401010    main.a       0x401000 12  main.a     11  0x401000
            0x40103f    main.a       0x401000 14  main.a     14  0x401000
            0x401040    main.b       0x401040 20  main.a     14  0x401000
            0x401044    main.b       0x401040 20  main.b     20  0x401040
            0x401050    main.b       0x401040 21  main.b     21  0x401040
            0x401055    main.b       0x401040 22  main.b     21  0x401040
            0x401092    main.b       0x401040 22  main.b     22  0x401040
            0x401093    main.c       0x401093 30  main.b     22  0x401040
            0x401094    main.c       0x401093 30  main.c     30  0x401093
            0x4010a4    main.c       0x401093 31  main.c     31  0x401093
            0x4010c0    runtime.rt   0x4010c0  5  main.c     31  0x401093
            0x4010d0    runtime.rt   0x4010c0  5  runtime.rt  5  0x4010c0
            0x401148    cfunc        0x401140  0  cfunc       0  0x401140
            0x401180    runtime.rt   0x4010c0  5  runtime.rt  5  0x4010c0
            0x401200    runtime.rt   0x4010c0  5  runtime.rt  5  0x4010c0
            0x402000    runtime.rt   0x4010c0  5  runtime.rt  5  0x4010c0
            0x7f0000005000 runtime.rt 0x4010c0 5  runtime.rt  5  0x4010c0
            0x100401050 main.b       0x401040 20  main.b     20  0x401040
            0x100401040 main.b       0x401040 20  main.b     20  0x401040
            """;

    @Test
    void v1Prebuilt() throws Exception {
        Path exe = builder.build(ForgedWorlds.v1("v1", Generation.MAIN));
        check(exe, V1, F, List.of());
        check(exe, V1, N, List.of());
        assertEquals(
                List.of(
                        "llgo funcinfo: func table frames= 4  buckets= 1  index= built  entries= prebuilt",
                        "llgo funcinfo: pcline table frames= 6  buckets= 1  index= built"),
                ForgedProcess.ask(exe, List.of()).debugLines());
    }

    private static final String V3 = """
            0x401000    main.a       0x401000 10  pc=0x401000 0  0x0
            0x401004    main.a       0x401004 10  pc=0x401004 0  0x0
            0x401005    main.a       0x401004 10  main.a     10  0x401004
            0x401008    main.b       0x401008 20  main.a     10  0x401004
            0x40100f    main.a       0x401004 11  main.a     11  0x401004
            0x401010    main.b       0x401010 20  main.a     11  0x401004
            0x401040    main.b       0x401040 20  main.a     14  0x401004
            0x401044    main.b       0x401044 20  main.a     14  0x401004
            0x401050    main.b       0x401044 21  main.b     21  0x401044
            0x401093    main.b       0x401044 22  main.b     22  0x401044
            0x401094    main.c       0x401094 30  main.b     22  0x401044
            0x4010a4    runtime.rt   0x4010a4  5  main.c     31  0x401097
            0x4010d0    runtime.rt   0x4010c4  5  runtime.rt  5  0x4010c4
            0x100401050 runtime.rt   0x4010c4  5  runtime.rt  5  0x4010c4
            """;

    @Test
    void v3FirstUseWarm() throws Exception {
        Path exe = builder.build(ForgedWorlds.v1("v3", Generation.MAIN).table(ForgeSpec.Table.RAW));
        List<Query> warm = List.of(Query.at(F, 0x4010c1));
        check(exe, V3, F, warm);
        check(exe, V3, N, warm);
    }

    @Test
    void v3FirstUseCold() throws Exception {
        Path exe = builder.build(ForgedWorlds.v1("v3", Generation.MAIN).table(ForgeSpec.Table.RAW));
        for (String row : V3.lines().toList()) {
            check(exe, row, F, List.of());
        }
    }

    @Test
    void v9ForeignSite() throws Exception {
        Path exe = builder.build(ForgedWorlds.v9("v9"));
        check(exe, """
                0x401060 main.b 0x401040 22 - - -
                0x401061 main.a 0x401000 13 main.a 13 0x401000
                0x401062 main.b 0x401040 20 main.a 13 0x401000
                0x401064 main.b 0x401040 20 main.b 20 0x401040
                0x401065 main.b 0x401040 20 main.b 20 0x401040
                """, F, List.of());
        check(exe, """
                0x401061 - - - main.a 13 0x401000
                0x401062 - - - main.a 13 0x401000
                0x401063 - - - main.b 20 0x401040
                0x401065 - - - main.b 20 0x401040
                0x401066 - - - main.b 20 0x401040
                """, N, List.of());
    }

    @Test
    void v10Era1() throws Exception {
        String v10 = """
                0x401010 main.a     0x401000 10 main.a 12 -
                0x401040 main.b     0x401040 20 main.b 20 -
                0x401050 main.b     0x401040 20 main.b 21 -
                0x401094 main.c     0x401093 30 main.b 22 -
                0x4010d0 runtime.rt 0x4010c0  5 main.c 31 0x401093
                0x4010d1 main.c     0x401093 31 main.c 31 -
                0x401148 runtime.rt 0x4010c0  5 cfunc 0 0x401140
                0x401200 runtime.rt 0x4010c0  5 main.c 31 -
                """;
        for (Generation generation : List.of(Generation.PR1906, Generation.PR2016)) {
            Path exe = builder.build(ForgedWorlds.v1("v10-" + generation, generation));
            check(exe, v10, F, List.of());
            check(exe, v10, N, List.of());
        }
    }

    @Test
    void v11StubBelowItsFunction() throws Exception {
        Path exe = builder.build(ForgedWorlds.v11("v11", Generation.PR2026));
        check(exe, "0x401098 main.f 0x401080 50 - - -", F, List.of());
        check(exe, "0x401099 - - - main.f 50 0x401080\n0x4010a1 - - - main.f 52 0x401000", N, List.of());
        assertEquals(
                "llgo funcinfo: func table frames= 3  buckets= 1  index= built  entries= prebuilt  stubs= prebuilt",
                ForgedProcess.ask(exe, List.of()).debugLines().get(0));
    }

    @Test
    void v2FramesPlantTheirFunction() throws Exception {
        Path exe = builder.build(ForgedWorlds.v1("v1", Generation.MAIN));
        for (String[] c : new String[][] {
            {"0x401040", "main.a 0x401000 14", "main.b 0x401040 20"},
            {"0x401010", "main.a 0x401000 11", "main.a 0x401000 12"}
        }) {
            long pc = Long.decode(c[0]);
            assertEquals(c[1], last(exe, Query.at(N, pc), Query.at(F, pc)));
            assertEquals(c[2], last(exe, Query.at(F, pc)));
        }
    }

    @Test
    void v5DuplicateSites() throws Exception {
        Path twenty = builder.build(ForgedWorlds.v5("v5-20", 20));
        Path seventeen = builder.build(ForgedWorlds.v5("v5-17", 17));
        int[] unstable = {8, 1, 18, 19};
        int[] stable = {16, 13, 14, 15};
        for (int i = 0; i < 4; i++) {
            Query behind = Query.at(F, 0x401101 + 0x10 * i);
            assertEquals("main.f 0x401000 " + (1000 + unstable[i]), last(twenty, behind));
            assertEquals("main.f 0x401000 " + (1000 + stable[i]), last(seventeen, behind));
        }
    }

    /** Part 02: nearest, entry and cold lookups; each row is asked in a fresh process and in one with tables. */
    @Test
    void t6FirstUse() throws Exception {
        Path exe = builder.build(ForgedWorlds.t6("t6"));
        String t6 = """
                0x401000 main.A 0x401000 1
                0x40100b main.A 0x40100b 1
                0x4010c7 main.A 0x40100b 1
                0x4010c8 main.B 0x4010c8 2
                0x401100 main.B 0x401100 2
                0x40110d main.C 0x40110c 3
                0x401fc4 main.B 0x401fc4 2
                0x402005 main.B 0x402004 2
                0x502003 main.B 0x402004 2
                0x502004 main.B 0x402004 2
                """;
        check(exe, t6, F, List.of(Query.at(F, 0x401001)));
        for (String row : t6.lines().toList()) {
            check(exe, row, F, List.of());
        }
        assertEquals("main.C 0x40110c 3", last(exe, Query.at(F, 0x401001), Query.at(F, 0x40110c)));
        assertEquals("main.B 0x40110c 2", last(exe, Query.at(F, 0x40110c)));
        List<Query> nine = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            nine.add(Query.at(F, 0x400fd0 + 4 * i)); // eight lookups spend the cold budget, hits included
        }
        nine.add(Query.at(F, 0x40110c));
        assertEquals("main.C 0x40110c 3", last(exe, nine.toArray(new Query[0])));
        assertEquals("main.B 0x40110c 2", last(exe, nine.subList(1, 9).toArray(new Query[0])));
    }

    @Test
    void t7UnstableDuplicates() throws Exception {
        Path forty = builder.build(ForgedWorlds.t7("t7-40", 40, List.of(2, 7, 30)));
        Path eighteen = builder.build(ForgedWorlds.t7("t7-18", 18, List.of(3, 9)));
        assertEquals("t901 0x401050 8", last(forty, Query.at(F, 0x401051)));
        assertEquals("t111 0x401050 12", last(eighteen, Query.at(F, 0x401051)));
    }

    private static String last(Path exe, Query... queries) throws Exception {
        List<Answer> answers = ForgedProcess.ask(exe, List.of(queries)).answers();
        Answer a = answers.get(answers.size() - 1);
        return a.name() + " 0x" + Long.toHexString(a.entry()) + " " + a.line();
    }

    private static void check(Path exe, String table, Mode mode, List<Query> before) throws Exception {
        List<String[]> rows = table.lines().map(l -> l.strip().split(" +")).toList();
        List<Query> queries = new ArrayList<>(before);
        for (String[] row : rows) {
            queries.add(Query.at(mode, Long.decode(row[0])));
        }
        List<Answer> answers = ForgedProcess.ask(exe, queries).answers();
        List<String> expected = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String[] row = rows.get(i);
            Answer a = answers.get(before.size() + i);
            int at = mode == F ? 1 : 4;
            String[] have = mode == F
                    ? new String[] {a.name(), "0x" + Long.toHexString(a.entry()), "" + a.line()}
                    : new String[] {a.name(), "" + a.line(), "0x" + Long.toHexString(a.entry())};
            for (int k = 0; k < 3; k++) {
                if (row[at + k].equals("-")) {
                    have[k] = "-";
                }
            }
            expected.add(row[0] + " " + row[at] + " " + row[at + 1] + " " + row[at + 2]);
            found.add(row[0] + " " + String.join(" ", have));
        }
        assertEquals(String.join("\n", expected), String.join("\n", found));
    }
}
