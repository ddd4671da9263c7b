package org.pclnlab.harness.conform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pclnlab.harness.probe.Answer;

/** Texts of gc and of LLGo; those of LLGo are the vectors of spec 05 section 14.7. */
class TracebackTest {
    private static final Normaliser NORMALISER = new Normaliser("example.com/p", "/go", "/L", "/w");

    private static Answer frame(String name, String file, long line) {
        return new Answer(true, 0, name, file, line);
    }

    @Test
    void fatalPanicOfLlgo() {
        Traceback t = Traceback.parse("""
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
                """);
        assertEquals("panic: acceptance-boom", t.message());
        assertEquals("goroutine 1 [running]", t.header());
        assertEquals(frame("main.boom", "/w/main.go", 7), t.frames().get(0));
        assertEquals(frame("runtime.goexit", "???", 0), t.frames().get(4));
        assertEquals("main.boom < main.caller < main.main", FrameLists.functions(t.frames(), NORMALISER));
        assertEquals("main.go:7 < main.go:12 < main.go:17", FrameLists.lines(t.frames(), NORMALISER));
    }

    @Test
    void faultOfLlgoWithFramesThatHaveNoPlace() {
        Traceback t = Traceback.parse(
                "goroutine 1 [running]:\ncexc_leaf(...)\n\tpc=0x404210\nmain.viaGo(...)\n\t/w/main.go:20 +0x40\n");
        assertEquals(List.of(frame("cexc_leaf", "pc=0x404210", 0), frame("main.viaGo", "/w/main.go", 20)), t.frames());
    }

    @Test
    void nativeDumpOfLlgo() {
        Traceback t = Traceback.parse(
                "panic: x\n\n[0x00401140 main.caller+0xb, SP = 0x40]\n[0x00401140 (null)+0x0, SP = 0x0]\n");
        assertEquals("panic: x", t.message());
        assertEquals("native dump", t.header());
        assertEquals(
                List.of("main.caller", "(null)"),
                t.frames().stream().map(Answer::name).toList());
    }

    @Test
    void fatalFaultOfGc() {
        Traceback t = Traceback.parse("""
                panic: runtime error: invalid memory address or nil pointer dereference
                \tpanic: in fault
                [signal SIGSEGV: segmentation violation code=0x1 addr=0x8 pc=0x48c8b9]

                goroutine 18 [running]:
                panic({0x1?, 0x2?})
                \t/go/src/runtime/panic.go:860 +0x13a
                main.(*T).field({0x1, (0x2)}, 0x3?)
                \t/w/main.go:9 +0x1
                main.inlined(...)
                \t/w/main.go:10
                main.goroutine(0x1)
                \t/w/main.go:11 +0x1
                created by main.start in goroutine 1
                \t/w/main.go:12 +0x1

                goroutine 1 [chan receive]:
                main.main()
                \t/w/main.go:99 +0x1
                """);
        assertEquals(
                "panic: runtime error: invalid memory address or nil pointer dereference\n\tpanic: in fault",
                t.message());
        assertEquals(
                "[signal SIGSEGV: segmentation violation code=0x1 addr=0x8 pc=0x...]", FrameLists.message(t.signal()));
        assertEquals("goroutine N [running], created by main.start", FrameLists.header(t));
        assertEquals("main.(*T).field < main.inlined < main.goroutine", FrameLists.functions(t.frames(), NORMALISER));
        assertEquals("main.go:9 < main.go:10 < main.go:11", FrameLists.lines(t.frames(), NORMALISER));
    }

    @Test
    void signalOfGcWithItsThreads() {
        Traceback t = Traceback.parse("""
                SIGSEGV: segmentation violation
                PC=0x4a04b0 m=3 sigcode=1 addr=0x0

                goroutine 1 gp=0x5174506c1e0 m=0 mp=0x58a260 [syscall]:
                runtime.cgocall(0x4a0490, 0x517450b0ec8)
                \t/go/src/runtime/cgocall.go:167 +0x4b fp=0x517450b0ea0 sp=0x517450b0e68 pc=0x47966b
                main._Cfunc_store(0x0)
                \t_cgo_gotypes.go:62 +0x3a fp=0x517450b0ec8 sp=0x517450b0ea0 pc=0x4a01da
                main.main()
                \t/w/main.go:18 +0x1b fp=0x517450b0ee0 sp=0x517450b0ec8 pc=0x4a035b
                """);
        assertEquals(
                "SIGSEGV: segmentation violation\nPC=0x... 0x... sigcode=1 addr=0x0", FrameLists.message(t.message()));
        assertEquals("goroutine 1 [syscall]", t.header());
        assertEquals("main.go:18", FrameLists.lines(t.frames(), NORMALISER));
    }

    @Test
    void overflowOfGcSaysMoreThanItsMessage() {
        Traceback t = Traceback.parse("""
                fatal error: stack overflow

                runtime stack:
                runtime.throw()
                \t/go/x.go:1

                goroutine 1 [running]:
                main.f()
                \t/w/main.go:1
                ...90 frames elided...
                main.main()
                \t/w/main.go:2
                """);
        assertEquals("fatal error: stack overflow", t.message());
        assertEquals("main.f < ...90 frames elided... < main.main", FrameLists.functions(t.frames(), NORMALISER));
    }

    @Test
    void textWithoutStack() {
        Traceback t = Traceback.parse("fatal error: all goroutines are asleep - deadlock!\n");
        assertEquals(new Traceback("fatal error: all goroutines are asleep - deadlock!", "", "", "", List.of()), t);
        assertEquals(new Traceback("", "", "", "", List.of()), Traceback.parse(""));
    }

    @Test
    void framesOfTheRuntimeAreLeftOutAndTheListEndsAtItsRoot() {
        List<Answer> frames = List.of(
                frame("runtime.Callers", "/L/x.go", 1),
                frame("example.com/p.D", "/w/main.go", 2),
                frame("github.com/xgo-dev/llgo/runtime/internal/runtime.Panic", "/L/y.go", 3),
                frame("runtime.Goexit", "/L/z.go", 4),
                frame("internal/runtime/maps.assign", "/go/src/m.go", 5),
                frame("main.main", "/w/main.go", 6),
                frame("main.neighbour", "/w/main.go", 7));
        assertEquals("main.D < runtime.Goexit < main.main", FrameLists.functions(frames, NORMALISER));
        assertEquals("main.go:2 < (runtime) < main.go:6", FrameLists.lines(frames, NORMALISER));
        assertEquals("main.neighbour", FrameLists.functions(frames.subList(6, 7), NORMALISER));
    }

    @Test
    void firstFrameThatDiffersIsTold() {
        assertEquals("", FrameLists.difference("a < b", "a < b"));
        assertEquals("frame 1: b, here c", FrameLists.difference("a < b", "a < c"));
        assertEquals("frame 2: c, here no more", FrameLists.difference("a < b < c", "a < b"));
        assertEquals("frame 1: no more, here b", FrameLists.difference("a", "a < b"));
        assertEquals("frame 0: a, here none", FrameLists.difference("a", ""));
    }
}
