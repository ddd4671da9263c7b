package org.pclnlab.emulator.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.pclnlab.emulator.stack.Program.CAP;
import static org.pclnlab.emulator.stack.Program.TAIL;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.emulator.memory.ImageException;

/** Vectors T, S and C of part 05, sections 14.2 to 14.4. */
class SpliceVectorsTest {
    private static String expand(String list) {
        return list.replace("CAP", CAP).replace("TAIL", TAIL);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "T1, CAP 401230 401140 401040 TAIL, false, 403150 401230 401140 401040 404020 404130",
        "T2, CAP 403340 401230 401140, false, 403340 401230 401140",
        "T3, CAP, false, 403150",
        "T4, 401230 401140, false, 401230 401140",
        "T5, 404310 CAP 401230, false, 404310 CAP 401230",
        "T6, 402330 401230 403150 401140, false, 402330 401230 403150 401140",
        "T8, 401231 401140, true, 401231 401140",
        "T9, 403151 401231 7f0000001000 401140, true, 403151 401231 7f0000001000 401140",
        "T10, CAP 401230 7f0000001000 401140, false, 403150 401230",
        "T11, CAP 401230 7f0000001000 7f0000002000 401140, false, 403150 401230 7f0000001000",
    })
    void trim(String id, String list, boolean fault, String expected) throws ImageException {
        // The library is named in T11 only; without it everything above the text is nameless.
        String library = id.equals("T11") ? "func 7f0000000000 lib\nfunc 7f0000001fff -\n" : "";
        Splice splice = Program.of("func 410000 -\n" + library).splicer();
        assertEquals(Program.list(expand(expected)), Program.text(splice.trim(Program.pcs(expand(list)), fault)));
    }

    @Test
    void theOldPrefixTrimsNothingOfANewProgram() throws ImageException { // T7
        Splice splice = Program.of("core " + PanicForm.OLD_CORE).splicer();
        assertEquals("402330 403020 403150 401230", Program.text(splice.trim(Program.pcs(CAP + " 401230"), false)));
    }

    private static String splice(String live, String snapshot, String state) throws ImageException {
        String lines =
                Program.chain("402210 " + expand(live)) + "snapshot " + Program.list(expand(snapshot)) + "\n" + state;
        RecordedStack stack = Program.of("func 410000 -\n" + lines);
        long[] out = new long[256];
        return Program.text(Arrays.copyOf(out, stack.stack().physical(0, out)));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "S1, 402010 401320 401190 401040 TAIL, CAP 401230 401140 401040 TAIL,"
                + " 402010 401320 403150 401230 401140 401040 TAIL",
        "S2, 402110 401320 401190 401040 TAIL, CAP 401150 401040 TAIL, 402110 401320 403150 401150 401040 TAIL",
        "S3, 402110 401320 401690 401040 TAIL, CAP 401630 401640 401640 401640 401040 TAIL,"
                + " 402110 401320 403150 401630 401640 401640 401640 401040 TAIL",
        "S4, 402110 401320 401690 401640 401640 401640 401040 TAIL, CAP 401630 401640 401640 401640 401040 TAIL,"
                + " 402110 401320 403150 401630 401640 401640 401640 401040 TAIL",
        "S5, 402110 401350 401390 401040 TAIL, CAP 401330 401040 TAIL, 402110 403150 401330 401040 TAIL",
        "S6, 402110 401320 401190 401040 TAIL, CAP 401530 401340 401190 401040 TAIL,"
                + " 402110 403150 401530 401340 401190 401040 TAIL",
        "S7, 402110 401420 401090 TAIL, CAP 401360 401190 401040 TAIL,"
                + " 402110 401420 403150 401360 401190 401040 TAIL",
        "S8, 402110 401060 TAIL, CAP 401230 401140 401040 TAIL, 402110 403150 401230 401140 401040 TAIL",
        "S10, 402110 401320, CAP 401230 401530, 402110 401320",
        "S11, 402110 401320 401190 401040 TAIL, CAP 61*401640, 402110 401320 401190 401040 TAIL",
        "S12, 402110 401320 401690 401040 TAIL, CAP 401630 60*401640, 402110 401320 403150 401630 60*401640",
        "S15, 402010 401720 401320 401190 401040 TAIL, CAP 401730 401140 401040 TAIL,"
                + " 402010 403150 401730 401140 401040 TAIL",
        "S16, 402110 401320, '', 402110 401320",
        "S17, 402110 401420 401190 401040 TAIL, CAP 401150 401040 TAIL, 402110 401420 403150 401150 401040 TAIL",
        "S18, 402110 401320 401190 401040 TAIL, CAP 403340 401150 401040 TAIL,"
                + " 402110 401320 403340 401150 401040 TAIL",
        "S19, 402110 401420 401190 401040 TAIL, CAP 401530 401340 401190 401040 TAIL,"
                + " 402110 401420 403150 401530 401340 401190 401040 TAIL",
        "S20, 4011a0 401040 TAIL, CAP 401530 401340 401190 401040 TAIL, 403150 401530 401340 401190 401040 TAIL",
        "S21, 403170 401230 401040 TAIL, CAP 401230 401040 TAIL, 403150 401230 401040 TAIL",
        "S22, 402010 129*401640 401320 401190 401040 TAIL, CAP 401230 401140 401040 TAIL, 402010 127*401640",
    })
    void ordinary(String id, String live, String snapshot, String expected) throws ImageException {
        assertEquals(Program.list(expand(expected)), splice(live, snapshot, "panic"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "S13, 402110 401320 401190 401040 TAIL, 401231 401140 401040 TAIL 7f0000001000,"
                + " 402110 401320 401231 401140 401040 TAIL 7f0000001000",
        "S14, 402110 401320 401190 401040 TAIL, 401811 401040 TAIL, 402110 401320 401190 401811 401040 TAIL",
    })
    void fault(String id, String live, String snapshot, String expected) throws ImageException {
        assertEquals(Program.list(expand(expected)), splice(live, " " + snapshot, "panic\nfault"));
    }

    @Test
    void aSnapshotThatIsNotVisibleChangesNothing() throws ImageException { // S9
        assertEquals(
                Program.list(expand("402110 401060 TAIL")),
                splice("402110 401060 TAIL", "CAP 401230 401140 401040 TAIL", "mark 0"));
    }

    private static final String S1 = Program.chain("402210 402010 401320 401190 401040" + TAIL) + "snapshot" + CAP
            + " 401230 401140 401040" + TAIL + "\npanic";

    @ParameterizedTest(name = "{0}: skip {1}, {2} slots")
    @CsvSource({
        "C1, 0, 64, 402010 401320 403150 401230 401140 401040 404020 404130",
        "C2, 1, 3, 401320 403150 401230",
        "C3, 3, 1, 401230",
        "C4, 7, 8, 404130",
        "C4b, 8, 8, ''",
        "C5, -5, 2, 402010 401320",
    })
    void skips(String id, long skip, int slots, String expected) throws ImageException {
        long[] out = new long[slots];
        int n = Program.of("func 410000 -\n" + S1).stack().physical(skip, out);
        assertEquals(expected, Program.text(Arrays.copyOf(out, n)));
    }

    @ParameterizedTest(name = "C6: skip {0}")
    @CsvSource({"0, 402010", "-1, 402210", "-2, 402210"})
    void negativeSkipBeforeTheFirstPanic(long skip, String first) throws ImageException {
        long[] out = new long[64];
        assertEquals(true, Program.of(Program.CHAIN).stack().physical(skip, out) > 0);
        assertEquals(first, Long.toHexString(out[0]));
    }

    @ParameterizedTest(name = "C7: skip {0}")
    @CsvSource({"0, 302, 128", "127, 175, 1", "128, 174, 0"})
    void theWindowAfterTheFirstPanic(long skip, int before, int after) throws ImageException {
        String live = Program.chain("402210 402010 299*401640 401040" + " 404020");
        long[] out = new long[512];
        assertEquals(before, Program.of(live).stack().physical(skip, out));
        assertEquals(after, Program.of(live + "snapshot 401230").stack().physical(skip, out));
    }
}
