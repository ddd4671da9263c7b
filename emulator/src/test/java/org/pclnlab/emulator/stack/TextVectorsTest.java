package org.pclnlab.emulator.stack;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pclnlab.emulator.memory.ImageException;

/** Vectors X of part 05, section 14.7: exact bytes. */
class TextVectorsTest {
    private static final String CORE = PanicForm.NEW_CORE;

    private static TraceText of(String functions) throws ImageException {
        RecordedStack s = RecordedStack.parse("text", "text 401000 410000\n" + functions);
        return new TraceText(s.code(), s.splicer());
    }

    private static final String BOOM = """
            func 401000 main.main /w/main.go 17
            func 401100 main.caller /w/main.go 12
            func 401200 main.boom /w/main.go 7
            func 403100 github.com/xgo-dev/llgo/runtime/internal/runtime.Panic
            func 404000 runtime.main
            func 404100 runtime.goexit
            func 410000 -
            """;

    @Test
    void fatalPanic() throws ImageException { // X1
        String text = TraceText.panicLine("acceptance-boom")
                + of(BOOM).panicTraceback(Program.pcs("403150 401230 401140 401040 404020 404130"));
        assertEquals("""
                panic: acceptance-boom

                goroutine 1 [running]:
                main.boom(...)
                \t/w/main.go:7 +0x30
                main.caller(...)
                \t/w/main.go:12 +0x40
                main.main(...)
                \t/w/main.go:17 +0x40
                runtime.main(...)
                \t???:0 +0x20
                runtime.goexit(...)
                \t???:0 +0x30
                """, text);
        assertEquals(220, text.length());
    }

    @Test
    void nothingButMachinery() throws ImageException { // X2
        assertEquals("goroutine 1 [running]:\n", of(BOOM).panicTraceback(0x403150));
    }

    @Test
    void machineryBelowTheFirstFrameIsPrinted() throws ImageException {
        assertEquals(
                "goroutine 1 [running]:\nmain.boom(...)\n\t/w/main.go:7 +0x30\n" + CORE
                        + "runtime.Panic(...)\n\t???:0 +0x50\n",
                of(BOOM).panicTraceback(0x403120, 0x401230, 0x403150));
    }

    @Test
    void unnamed() throws ImageException { // X3
        assertEquals(
                "goroutine 1 [running]:\npc=0x401230(...)\n\t???:0\n",
                of("func 401000 -\n").panicTraceback(0x401230));
    }

    @Test
    void stackOfNobody() throws ImageException { // X4
        String text = of(BOOM).stack(1);
        assertEquals("goroutine 1 [running]:\npc=0x0()\n\t???:0\n", text);
        assertEquals(39, text.length());
        assertEquals("goroutine 1 [running", text.substring(0, 20));
    }

    @Test
    void debugStack() throws ImageException { // X5
        String functions = """
                func 401000 main.main /w/main.go 24
                func 401100 main.owner /w/main.go 14
                func 401200 main.site /w/main.go 20
                func 401300 main.D /w/main.go 8
                func 402000 runtime.Callers /L/lib/runtime/extern.go 58
                func 402500 runtime.Stack /L/lib/runtime/runtime2.go 26
                func 402800 runtime/debug.Stack /go/src/runtime/debug/stack.go 26
                func 403100 github.com/xgo-dev/llgo/runtime/internal/runtime.Panic /L/runtime/z_rt.go 203
                func 404000 runtime.main
                func 404100 runtime.goexit
                """;
        String text = of(functions)
                .stack(1, Program.pcs("402010 402520 402830 401320 403150 401230 401140 401040 404020 404130"));
        assertEquals("""
                goroutine 1 [running]:
                runtime.Callers()
                \t/L/lib/runtime/extern.go:58 +0x10
                runtime.Stack()
                \t/L/lib/runtime/runtime2.go:26 +0x20
                runtime/debug.Stack()
                \t/go/src/runtime/debug/stack.go:26 +0x30
                main.D()
                \t/w/main.go:8 +0x20
                github.com/xgo-dev/llgo/runtime/internal/runtime.Panic()
                \t/L/runtime/z_rt.go:203 +0x50
                main.site()
                \t/w/main.go:20 +0x30
                main.owner()
                \t/w/main.go:14 +0x40
                main.main()
                \t/w/main.go:24 +0x40
                runtime.main()
                \t???:0 +0x20
                runtime.goexit()
                \t???:0 +0x30
                """, text);
        assertEquals(466, text.getBytes(UTF_8).length);
    }

    private static final String FAULT = """
            func 401000 main.main /w/main.go 30
            func 401100 main.viaGo /w/main.go 20
            func 401600 main.rec /w/main.go 9
            func 410000 -
            """;
    private static final String VIA = "main.viaGo(...)\n\t/w/main.go:20 +0x40\n";

    private static FaultCapture capture(String pcs, Integer... names) {
        return new FaultCapture(
                java.util.Arrays.stream(Program.pcs(pcs)).boxed().toList(), List.of(names));
    }

    @Test
    void faultInC() throws ImageException { // X6
        TraceText.FaultText t = of(FAULT + "func 7f0000000000 __libc_start_call_main\n")
                .faultTraceback(
                        capture("404211 404330 401140 401040 7f0000001000", 0, 1, 2, -1, -1),
                        List.of("cexc_leaf", "cexc_mid", "main.viaGo"));
        assertEquals(
                "goroutine 1 [running]:\ncexc_leaf(...)\n\tpc=0x404210\ncexc_mid(...)\n\tpc=0x40432f\n" + VIA
                        + "main.main(...)\n\t/w/main.go:30 +0x40\n",
                t.text());
        assertTrue(t.complete());
    }

    @Test
    void faultInALibrary() throws ImageException { // X6b
        TraceText.FaultText t = of(FAULT + "func 7f0000000000 memcpy\n")
                .faultTraceback(capture("7f0000005011 401140 7f0000001000", -1, -1, -1), List.of());
        assertEquals("goroutine 1 [running]:\nmemcpy(...)\n\tpc=0x7f0000005010\n" + VIA, t.text());
    }

    @Test
    void faultNowhere() throws ImageException { // X7
        TraceText.FaultText t = of(FAULT).faultTraceback(capture("11", 0), List.of(""));
        assertEquals("goroutine 1 [running]:\n", t.text());
        assertFalse(t.complete());
    }

    @Test
    void aNameWithADotIsTakenForGo() throws ImageException { // X7b
        TraceText.FaultText t = of(FAULT).faultTraceback(capture("404211 401140", 0, -1), List.of("cexc_leaf.cold"));
        assertEquals("goroutine 1 [running]:\nmain.rec(...)\n\t/w/main.go:9 +0x2c11\n" + VIA, t.text());
    }

    @Test
    void namelessInText() throws ImageException { // X7c
        TraceText.FaultText t = of(FAULT + "func 404200 -\n").faultTraceback(capture("404211", -1), List.of());
        assertEquals("goroutine 1 [running]:\npc=0x404211(...)\n\tpc=0x404210\n", t.text());
    }

    @Test
    void nativeDump() { // X8
        assertEquals("[0x00401140 main.caller+0xb, SP = 0x40]\n", TraceText.dumpLine(0x401140, "main.caller", 0x40));
        assertEquals(
                "[0x00401140 github.com/xgo-dev/llgo/runtime/internal/runtime.Rethrow+0x38, SP = 0x60]\n",
                TraceText.dumpLine(0x55550000401140L, CORE + "runtime.Rethrow", 0x60));
        assertEquals("[0x00401140 (null)+0x0, SP = 0x0]\n", TraceText.dumpLine(0x401140, "", 0));
    }
}
