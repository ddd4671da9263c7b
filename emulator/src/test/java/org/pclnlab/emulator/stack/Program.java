package org.pclnlab.emulator.stack;

import java.util.Arrays;
import org.pclnlab.emulator.memory.ImageException;

/** The common program of part 05, section 14, and short ways to write its stacks down. */
final class Program {
    private Program() {}

    static final String CAP = " 402330 403020 403150", TAIL = " 404020 404130";

    static final String FUNCTIONS = """
            stack 1
            core github.com/xgo-dev/llgo/runtime/internal/
            text 0x401000 0x410000
            func 0x401000 main.main
            func 0x401100 main.owner
            func 0x401200 main.site
            func 0x401300 main.D
            func 0x401400 main.D2
            func 0x401500 main.inner
            func 0x401600 main.rec
            func 0x401700 main.helper
            func 0x401800 main.leaf
            func 0x402000 runtime.Callers
            func 0x402100 runtime.Caller
            func 0x402200 runtime.callersWithPanicSplice
            func 0x402300 runtime.capturePanicPCs
            func 0x402500 runtime.Stack
            func 0x402600 runtime.onFault
            func 0x402800 runtime/debug.Stack
            func 0x403000 github.com/xgo-dev/llgo/runtime/internal/runtime.SavePanicCallerFrames
            func 0x403100 github.com/xgo-dev/llgo/runtime/internal/runtime.Panic
            func 0x403200 github.com/xgo-dev/llgo/runtime/internal/runtime.Rethrow
            func 0x403300 github.com/xgo-dev/llgo/runtime/internal/runtime.PanicIndex
            func 0x403400 github.com/xgo-dev/llgo/runtime/internal/runtime.Recover
            func 0x404000 runtime.main
            func 0x404100 runtime.goexit
            func 0x404200 cexc_leaf
            func 0x404300 -
            """;

    /** The chain of section 14.1. */
    static final String CHAIN = """
            frame 7000 7040 402210
            frame 7040 7090 402010
            frame 7090 70f0 401320
            frame 70f0 7200 401150
            frame 7200 7300 401040
            frame 7300 7f0000001000 7f1122334455
            """;

    static RecordedStack of(String lines) throws ImageException {
        return RecordedStack.parse("vector", FUNCTIONS + lines);
    }

    /** A list of hexadecimal numbers; {@code 60*401640} stands for sixty of them. */
    static long[] pcs(String list) {
        return Arrays.stream(list.trim().split("\\s+", -1))
                .filter(w -> !w.isEmpty())
                .flatMap(w -> {
                    int star = w.indexOf('*');
                    int n = star < 0 ? 1 : Integer.parseInt(w.substring(0, star));
                    return java.util.Collections.nCopies(n, Long.parseUnsignedLong(w.substring(star + 1), 16)).stream();
                })
                .mapToLong(Long::longValue)
                .toArray();
    }

    static String text(long... pcs) {
        StringBuilder out = new StringBuilder();
        for (long pc : pcs) {
            out.append(out.length() == 0 ? "" : " ").append(Long.toHexString(pc));
        }
        return out.toString();
    }

    /** The same spelling for an expected list. */
    static String list(String expected) {
        return text(pcs(expected));
    }

    /** Records whose walk gives these return addresses: 32 bytes apart, the last one the root of a thread. */
    static String chain(String list) {
        long[] all = pcs(list);
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < all.length; i++) {
            long at = 0x20000 + 32L * i;
            long prev = i + 1 < all.length ? at + 32 : 0;
            out.append("frame " + Long.toHexString(at) + " " + Long.toHexString(prev) + " ");
            out.append(Long.toHexString(all[i])).append('\n');
        }
        return out.toString();
    }
}
