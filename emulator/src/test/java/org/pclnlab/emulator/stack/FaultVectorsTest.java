package org.pclnlab.emulator.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.emulator.memory.ImageException;

/** Vectors F of part 05, section 14.6. */
class FaultVectorsTest {
    private static final String MEMORY = """
            frame 7000 7100 401140
            frame 7100 7200 401040
            frame 7200 7300 404020
            frame 7300 1 404130
            """;

    private static String run(String list, int from, int step) {
        StringBuilder out = new StringBuilder();
        for (String w : list.trim().split(" ", -1)) {
            if (w.startsWith("+")) {
                for (int i = 0; i < Integer.parseInt(w.substring(1)); i++) {
                    out.append(' ').append(Long.toHexString(from + (long) step * i));
                }
            } else {
                out.append(' ').append(w);
            }
        }
        return out.toString();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "F3, 401230 401140 401040, 7200, 401231 401140 401040 404020 404130, 0 1 2 -1 -1",
        "F4, 401230 401140, 7000, 401231 401140 401040 404020 404130, 0 1 -1 -1 -1",
        "F5, 401230, 7000, 401231 401140 401040 404020 404130, 0 -1 -1 -1 -1",
        "F6, 40113f, 7000, 401140 401040 404020 404130, 0 -1 -1 -1",
        "F7, 401230 401140, 0, 401231 401140, 0 1",
        "F8, 401230 401140, 7004, 401231 401140, 0 1",
        "F8b, 401230 401140, 9000, 401231 401140, 0 1",
        "F12, 401230 401140 401140, 7000, 401231 401140 401140 401040 404020 404130, 0 1 2 -1 -1 -1",
    })
    void withLibunwind(String id, String found, String endFp, String pcs, String names) throws ImageException {
        FaultCapture c = FaultCapture.byLibunwind(
                Program.of(MEMORY).walker(),
                Arrays.stream(Program.pcs(found)).boxed().toList(),
                Long.parseLong(endFp, 16));
        assertEquals(pcs, text(c.pcs()));
        assertEquals(names, names(c));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "F1, 401230, 401231 401140 401040 404020 404130, -1 -1 -1 -1 -1",
        "F2, 0, 401140 401040 404020 404130, -1 -1 -1 -1",
    })
    void withoutLibunwind(String id, String pc, String pcs, String names) throws ImageException {
        FaultCapture c = FaultCapture.byRecords(Program.of(MEMORY).walker(), Long.parseLong(pc, 16), 0x7000);
        assertEquals(pcs, text(c.pcs()));
        assertEquals(names, names(c));
    }

    @ParameterizedTest(name = "{0}: {1} pcs")
    @CsvSource({
        "F9, 64, 64, 401620, 63",
        "F10, 63, 64, 401140, -1",
    })
    void full(String id, int found, int stored, String last, int lastName) throws ImageException {
        FaultCapture c = FaultCapture.byLibunwind(
                Program.of(MEMORY).walker(),
                Arrays.stream(Program.pcs(run("+" + found, 0x401230, 16)))
                        .boxed()
                        .toList(),
                0x7000);
        assertEquals(stored, c.pcs().size());
        assertEquals(0x401231, c.pcs().get(0));
        assertEquals(last, Long.toHexString(c.pcs().get(stored - 1)));
        assertEquals(lastName, c.nameIndex().get(stored - 1));
        if (found == 63) {
            assertEquals(0x401610, c.pcs().get(62));
            assertEquals(62, c.nameIndex().get(62));
        }
    }

    @org.junit.jupiter.api.Test
    void theOnlySlotHeldTheDuplicate() throws ImageException { // F11
        String found = run("+62", 0x401230, 16) + " 401140";
        FaultCapture c = FaultCapture.byLibunwind(
                Program.of(MEMORY).walker(),
                Arrays.stream(Program.pcs(found)).boxed().toList(),
                0x7000);
        assertEquals(63, c.pcs().size());
        assertEquals(62, c.nameIndex().get(62));
    }

    @org.junit.jupiter.api.Test
    void signalsAndTheirPanics() {
        assertEquals("integer divide by zero", FaultCapture.panicText(8));
        for (int signal : new int[] {7, 10, 11}) {
            assertEquals("invalid memory address or nil pointer dereference", FaultCapture.panicText(signal));
        }
    }

    private static String text(List<Long> pcs) {
        return pcs.stream().map(Long::toHexString).collect(Collectors.joining(" "));
    }

    private static String names(FaultCapture c) {
        return c.nameIndex().stream().map(String::valueOf).collect(Collectors.joining(" "));
    }
}
