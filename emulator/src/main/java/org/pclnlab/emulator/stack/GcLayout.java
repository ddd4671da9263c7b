package org.pclnlab.emulator.stack;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.Memory;

/**
 * Where fields lie in gc's {@code runtime.g} and {@code runtime.m}. What linker and debuggers rely on is fixed (stack bounds,
 * {@code m}, {@code sched}); the rest moves between versions and is found by content: goroutine numbers are different, and
 * the first goroutine's is 1; the functions that goroutines start with are entries of functions.
 * <pre>
 *  fixed: 0 stack.lo, 8 stack.hi, 48 m, 56 sched.sp, 64 sched.pc, 72 sched.g
 *  from goid: -48 syscallsp, -40 syscallpc, -8 status (u32), +24 waitreason (u8), +56 lockedm
 *  from gopc: -8 parentGoid, +16 startpc
 * </pre>
 */
final class GcLayout {
    private static final int LO = 0, HI = 8, M = 48, SCHED_SP = 56, SCHED_PC = 64, SCHED_G = 72;
    private static final int FIRST_GOID = 120, LAST_GOID = 208, LAST_GOPC = 400;
    /** Bytes of a g that are read. */
    static final int SIZE = 424;

    private static final int SCAN_BIT = 0x1000;
    private static final long MAX_ID = 1L << 48;
    private static final int FIRST_PROCID = 56, LAST_PROCID = 80;
    /** Bytes of an m that are read. */
    static final int M_SIZE = LAST_PROCID + 8;

    private final int goid;
    private final int gopc;

    private GcLayout(int goid, int gopc) {
        this.goid = goid;
        this.gopc = gopc;
    }

    /**
     * Finds the layout.
     *
     * @param gs the bytes of all g's, the first goroutine's first
     * @throws Unsupported when no offset fits
     */
    static GcLayout find(List<Bytes> gs, GcTable table) throws ImageException {
        for (int o = FIRST_GOID; o <= LAST_GOID; o += 8) {
            if (numbers(gs, o)) {
                for (int p = o + 64; p + 24 <= Math.min(SIZE, LAST_GOPC); p += 8) {
                    if (starts(gs, o, p, table)) {
                        return new GcLayout(o, p);
                    }
                }
            }
        }
        throw new Unsupported(
                new Where(gs.isEmpty() ? "process" : gs.get(0).file(), 0, "runtime.g", "goid"),
                "no offset where " + gs.size() + " goroutines have numbers and start functions",
                "the layout of a Go version that is known (1.25, 1.26)");
    }

    private static boolean numbers(List<Bytes> gs, int off) {
        Set<Long> seen = new HashSet<>();
        for (int i = 0; i < gs.size(); i++) {
            long id = gs.get(i).u64(off);
            boolean fits = i == 0 ? id == 1 : id >= 0 && id < MAX_ID && (id == 0 || seen.add(id));
            if (!fits || gs.get(i).u32(off - 8) >= 0x2000) {
                return false;
            }
        }
        return !gs.isEmpty();
    }

    private static boolean starts(List<Bytes> gs, int goid, int gopc, GcTable table) throws ImageException {
        boolean any = false;
        for (Bytes g : gs) {
            if (g.u64(goid) == 0) {
                continue;
            }
            long start = g.u64(gopc + 16);
            if (any && start == 0 && g.u64(gopc) == 0) {
                continue; // cgo's goroutine for a thread of C: no go statement started it
            }
            int row = table.row(start);
            if (row < 0 || table.rowEntry(row) != start || table.row(g.u64(gopc)) < 0) {
                return false;
            }
            any = true;
        }
        return any;
    }

    GcGoroutine read(Bytes g) {
        int status = (int) g.u32(goid - 8) & ~SCAN_BIT;
        return new GcGoroutine(
                g.origin(0),
                g.u64(goid),
                status,
                g.u8(goid + 24),
                g.u64(LO),
                g.u64(HI),
                g.u64(SCHED_SP),
                g.u64(SCHED_PC),
                g.u64(goid - 48),
                g.u64(goid - 40),
                g.u64(M),
                g.u64(gopc),
                g.u64(gopc + 16),
                g.u64(gopc - 8),
                g.u64(goid + 56) != 0 && g.u64(goid + 56) == g.u64(M));
    }

    /** The runtime's thread of a g, 0 for none. */
    static long m(Bytes g) {
        return g.u64(M);
    }

    /** Where its stack was left; also what it was when a system call began. */
    static long sp(Bytes g) {
        return g.u64(SCHED_SP);
    }

    /** Lowest address of its stack. */
    static long low(Bytes g) {
        return g.u64(LO);
    }

    /** Where its stack ends. */
    static long high(Bytes g) {
        return g.u64(HI);
    }

    /** Whether nothing that is saved of a goroutine's registers differs between two readings. */
    static boolean same(Bytes a, Bytes b) {
        for (int off = 0; off < SIZE; off += 8) {
            boolean matters = off <= HI || (off >= M && off <= SCHED_G) || (off >= FIRST_GOID && off <= LAST_GOID);
            if (matters && a.u64(off) != b.u64(off)) {
                return false;
            }
        }
        return true;
    }

    /** What may be the system's number of a runtime thread. */
    static List<Integer> procIds(Bytes m) {
        List<Integer> out = new ArrayList<>();
        for (int off = FIRST_PROCID; off <= LAST_PROCID; off += 8) {
            long id = m.u64(off);
            if (id > 0 && id <= 1 << 22) {
                out.add((int) id);
            }
        }
        return out;
    }

    /** Whether bytes look like a goroutine's: its saved registers point back to it. */
    static boolean plausible(Bytes g) {
        long back = g.u64(SCHED_G);
        return (back == 0 || back == g.origin(0)) && Long.compareUnsigned(g.u64(LO), g.u64(HI)) <= 0;
    }

    /** The system's number of one of the runtime's threads, null when none of the stopped ones has it. */
    static @Nullable ThreadState threadOf(long m, Map<Integer, ThreadState> threads, Memory memory) {
        if (m == 0) {
            return null;
        }
        try {
            Bytes fields = memory.at(m, M_SIZE, "runtime.m");
            for (int off = FIRST_PROCID; off <= LAST_PROCID; off += 8) {
                long tid = fields.u64(off);
                ThreadState t = tid == (int) tid ? threads.get((int) tid) : null;
                if (t != null) {
                    return t;
                }
            }
        } catch (ImageException unreadable) {
            return null;
        }
        return null;
    }
}
