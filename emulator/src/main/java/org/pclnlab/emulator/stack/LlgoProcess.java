package org.pclnlab.emulator.stack;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.DynamicLoader;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.symbolize.LlgoRuntime;

/**
 * Where an LLGo program keeps what its stacks need (05 section 5.6): its code map, the goroutine record of a thread, and the
 * state of hardware faults. Symbols are needed for the last two; a stripped program's panics cannot be seen.
 */
public final class LlgoProcess {
    /** glibc's thread descriptor on amd64: 32 pthread values inside, blocks of 32 behind pointers. */
    private static final long PTHREAD_INNER = 0x310, PTHREAD_BLOCKS = 0x510;

    private static final int PTHREAD_BLOCK = 32;

    private static final String CALLERS = "runtime.Callers", CALLER = "runtime.Caller", STACK = "runtime.Stack";
    private static final String SPLICE = "runtime.callersWithPanicSplice", JOIN = "runtime.spliceCallers";

    private final LoadedImage image;
    private final LlgoRuntime runtime;
    private final PanicForm form;
    private final String core;
    private final CodeMap code;
    private final CodeScan scan;
    private final Map<String, Symbol> symbols = new HashMap<>();
    private final StaticTls tls;

    /**
     * Reads the program.
     *
     * @param image the executable at the process's addresses
     * @param loader what the process's dynamic loader answers
     */
    public LlgoProcess(LoadedImage image, DynamicLoader loader) throws ImageException {
        this.image = image;
        this.runtime = LlgoRuntime.open(image, loader);
        this.form = PanicForm.of(runtime.metadata());
        this.core = PanicForm.core(runtime.metadata());
        this.code = CodeMap.of(runtime);
        this.scan = new CodeScan(image.memory(), image.image().arch());
        String[] names = {
            core + "runtime.currentG",
            core + "runtime.gKey",
            core + "runtime.excepKey",
            "runtime.faultN",
            "runtime.faultActive",
            "runtime.faultPCs",
            "runtime.faultNameIdx",
            CALLERS,
            CALLER,
            STACK,
            SPLICE,
            JOIN
        };
        @Nullable Symbol[] found = image.image().symbols().find(names);
        for (int i = 0; i < names.length; i++) {
            Symbol s = found[i];
            if (s != null) {
                symbols.put(names[i], s);
            }
        }
        this.tls = StaticTls.of(image.image());
    }

    public LlgoRuntime runtime() {
        return runtime;
    }

    public PanicForm form() {
        return form;
    }

    /** Prefix of the core's names. */
    public String core() {
        return core;
    }

    public CodeMap code() {
        return code;
    }

    CodeScan scan() {
        return scan;
    }

    private long address(String name) {
        Symbol s = symbols.get(name);
        return s == null ? 0 : image.toPc(s.value());
    }

    /** Why panics cannot be seen, empty when they can. */
    public String blindness() {
        if (!form.snapshots()) {
            return form == PanicForm.NONE
                    ? "this generation neither walks frames nor keeps what a panic removed"
                    : "this generation keeps nothing of what a panic removed";
        }
        String needed = core + (form == PanicForm.LIST ? "runtime.currentG" : "runtime.gKey");
        return symbols.containsKey(needed) ? "" : "no symbol " + needed + " (stripped?): panics cannot be seen";
    }

    /** Address of a thread's goroutine record, 0 for a thread that never ran Go. */
    public long goroutine(ThreadState thread, Memory memory) throws ImageException {
        long pointer = thread.registers().tls();
        Symbol current = symbols.get(core + "runtime.currentG");
        if (form == PanicForm.LIST && current != null && pointer != 0) {
            return memory.u64(tls.address(pointer, current));
        }
        long key = address(core + "runtime.gKey");
        return form == PanicForm.SLOT && key != 0 && pointer != 0 ? pthreadValue(pointer, memory.u32(key), memory) : 0;
    }

    private static long pthreadValue(long tls, long key, Memory memory) throws ImageException {
        long slot = tls + PTHREAD_INNER + 16 * key;
        if (key >= PTHREAD_BLOCK) {
            long block = memory.u64(tls + PTHREAD_BLOCKS + 8 * (key / PTHREAD_BLOCK));
            if (block == 0) {
                return 0;
            }
            slot = block + 16 * (key % PTHREAD_BLOCK);
        }
        return memory.u64(slot) == 0 ? 0 : memory.u64(slot + 8);
    }

    /** The goroutine of a thread, null for a thread that never ran Go. */
    public @Nullable GoroutineRecord record(ThreadState thread, Memory memory) throws ImageException {
        long at = goroutine(thread, memory);
        return at == 0 ? null : GoroutineRecord.read(memory, at, form);
    }

    /**
     * The process's memory of its last hardware fault (05 section 10.5).
     *
     * @param active whether it is being handled
     * @param count pcs of its stack, 0 when a recover has cleared it
     */
    public record FaultState(boolean active, long count) {
        static final FaultState NONE = new FaultState(false, 0);
    }

    public FaultState faults(Memory memory) throws ImageException {
        long n = address("runtime.faultN");
        long active = address("runtime.faultActive");
        return n == 0 || active == 0 ? FaultState.NONE : new FaultState(memory.u32(active) != 0, memory.u32(n));
    }

    /** Keeps what is needed of threads that are held, apart from stacks. */
    public void capture(CapturedTarget process, List<ThreadState> held) throws ImageException {
        faults(process.memory());
        for (ThreadState t : held) {
            try {
                record(t, process.memory());
            } catch (ImageException unreadable) {
                // LlgoThread says so
            }
        }
    }

    private long entryEnd(String name) {
        Symbol s = symbols.get(name);
        return s == null ? 0 : image.toPc(s.value() + s.size());
    }

    /** Return address inside {@code caller} of its call of {@code callee}; without one an address at its end. */
    private long inside(String caller, String callee) throws ImageException {
        long call = scan.firstCall(address(caller), entryEnd(caller), address(callee));
        return call != 0 ? call : entryEnd(caller);
    }

    /** A function of package runtime that looks at its caller's stack. */
    public enum Api {
        CALLERS(LlgoProcess.CALLERS),
        CALLER(LlgoProcess.CALLER),
        STACK(LlgoProcess.STACK);

        private final String symbol;

        Api(String symbol) {
            this.symbol = symbol;
        }
    }

    /**
     * A stack as package runtime would see it if it were called from a function that is on it (05 section 5.6).
     *
     * @param entry of the function
     * @param stop pc in it, a return address
     * @param fp its record
     */
    CallersSplice.At calledFrom(Api api, long entry, long stop, long fp) throws ImageException {
        long called = address(api.symbol);
        long call = scan.lastCall(entry, stop, called);
        long here = call != 0 ? call : stop;
        long top = api == Api.CALLER ? inside(CALLER, SPLICE) : inside(CALLERS, SPLICE);
        // Only a negative skip shows it.
        long walker = address(SPLICE) == 0 ? top : entryEnd(SPLICE);
        List<Long> below =
                api == Api.STACK ? List.of(walker, top, inside(STACK, CALLERS), here) : List.of(walker, top, here);
        long sp = fp - scan.prologue(entry).belowRecord() - arguments(entry, call);
        long toSplice = api == Api.STACK ? use(STACK, CALLERS) + use(CALLERS, SPLICE) : use(api.symbol, SPLICE);
        long deepest = sp - toSplice - use(SPLICE, JOIN) - use(JOIN, "") - 16;
        return new CallersSplice.At(below, fp, deepest, api == Api.CALLER);
    }

    private long arguments(long entry, long returnPc) throws ImageException {
        long from = entry + scan.prologue(entry).size();
        return returnPc == 0 ? 0 : scan.argumentBytes(from, returnPc - 5);
    }

    /** What a function has taken of the stack when it calls another one, its return address included. */
    private long use(String name, String callee) throws ImageException {
        long entry = address(name);
        if (entry == 0) {
            return 0;
        }
        long call = scan.firstCall(entry, entryEnd(name), address(callee));
        return scan.prologue(entry).stackUse() + arguments(entry, call);
    }
}
