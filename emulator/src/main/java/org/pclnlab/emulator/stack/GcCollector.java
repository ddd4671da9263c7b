package org.pclnlab.emulator.stack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.stack.unwind.Registers;

/**
 * Copies a gc program whose threads are held one after the other. A goroutine that runs is read while its thread is held. One
 * that is parked is read while the program runs, and twice: what was saved of its registers must be the same before and
 * behind the copying of its stack. What moved meanwhile is tried again, some times; then a note says so.
 */
public final class GcCollector implements ThreadVisitor<CapturedTarget> {
    private static final int TRIES = 5;
    /** Where the goroutine lies relative to the thread pointer, in programs without C code on linux/amd64. */
    private static final int TLS_G = -8;

    private static final long THREAD_STACK = 8 << 10;

    private final CapturedTarget target;
    private final Memory memory;
    private final long[] addresses;
    private final Map<Long, Bytes> gs = new HashMap<>();
    /** Runtime threads by the system's number. */
    private final Map<Integer, Long> threads = new HashMap<>();

    private final Set<Long> done = new HashSet<>();
    private final List<Piece> pieces = new ArrayList<>();

    /** Bytes that are going to be kept. */
    private static final class Piece {
        final long at;
        final byte[] bytes;

        Piece(long at, byte[] bytes) {
            this.at = at;
            this.bytes = bytes;
        }
    }

    /** Reads what is parked. */
    public GcCollector(GcProcess process, Target running) throws ImageException {
        this.target = new CapturedTarget(running);
        this.memory = running.memory();
        this.addresses = process.addresses(target.memory());
        for (long at : addresses) {
            Bytes g = read(at);
            if (g != null) {
                gs.put(at, g);
                rememberThread(g);
            }
        }
        parked();
    }

    private @Nullable Bytes read(long g) {
        try {
            return memory.at(g, GcLayout.SIZE, "runtime.g");
        } catch (ImageException unreadable) {
            return null;
        }
    }

    private void rememberThread(Bytes g) {
        long m = GcLayout.m(g);
        if (m != 0 && !threads.containsValue(m)) {
            byte[] fields = copy(m, GcLayout.M_SIZE);
            if (fields.length != 0) {
                for (int tid : GcLayout.procIds(Bytes.of(fields, memory.name()))) {
                    threads.putIfAbsent(tid, m);
                }
                pieces.add(new Piece(m, fields));
            }
        }
    }

    private byte[] copy(long at, long length) {
        if (length <= 0 || length > 256L << 20) {
            return new byte[0];
        }
        try {
            Bytes b = memory.at(at, length, "stack");
            return b.copy(0, b.size());
        } catch (ImageException unreadable) {
            return new byte[0];
        }
    }

    /** Goroutines that run nowhere and did not move while their stack was copied. */
    private void parked() {
        for (long at : addresses) {
            Bytes before = gs.get(at);
            if (before == null || done.contains(at) || GcLayout.m(before) != 0) {
                continue;
            }
            byte[] stack = copy(GcLayout.sp(before), GcLayout.high(before) - GcLayout.sp(before));
            Bytes after = read(at);
            if (after != null && GcLayout.same(before, after)) {
                keep(at, after, GcLayout.sp(after), stack);
            } else if (after != null) {
                gs.put(at, after);
            }
        }
    }

    private void keep(long at, Bytes g, long sp, byte[] stack) {
        done.add(at);
        pieces.add(new Piece(at, g.copy(0, g.size())));
        pieces.add(new Piece(sp, stack));
    }

    @Override
    public void visit(ThreadState held) {
        target.hold(held);
        Registers r = held.registers();
        long g = current(held);
        Bytes fields = g == 0 ? null : read(g);
        if (fields == null) {
            pieces.add(new Piece(r.sp(), copy(r.sp(), Math.min(THREAD_STACK, memory.available(r.sp())))));
            return;
        }
        boolean inside = Long.compareUnsigned(GcLayout.low(fields), r.sp()) <= 0
                && Long.compareUnsigned(r.sp(), GcLayout.high(fields)) < 0;
        long saved = GcLayout.sp(fields);
        long from = inside && (saved == 0 || Long.compareUnsigned(r.sp(), saved) < 0) ? r.sp() : saved;
        done.remove(g);
        rememberThread(fields);
        keep(g, fields, from, copy(from, GcLayout.high(fields) - from));
        if (!inside) {
            pieces.add(new Piece(r.sp(), copy(r.sp(), Math.min(THREAD_STACK, memory.available(r.sp())))));
        }
    }

    /** The user goroutine of a thread, 0 without one: its own, or the one for which it does system work. */
    private long current(ThreadState held) {
        Bytes word = word(held.registers().tls() + TLS_G);
        long g = word == null ? 0 : word.u64(0);
        if (gs.containsKey(g)) {
            return g;
        }
        long m = threads.getOrDefault(held.tid(), 0L);
        for (long at : addresses) {
            Bytes known = gs.get(at);
            Bytes now = m != 0 && known != null && GcLayout.m(known) == m ? read(at) : null;
            if (now != null && GcLayout.m(now) == m) {
                return at;
            }
        }
        return 0;
    }

    private @Nullable Bytes word(long at) {
        try {
            return memory.at(at, 8, "thread pointer");
        } catch (ImageException unreadable) {
            return null;
        }
    }

    @Override
    public CapturedTarget end(List<String> notes) throws ImageException {
        for (int i = 0; i < TRIES && done.size() < gs.size(); i++) {
            for (long at : addresses) {
                Bytes now = done.contains(at) ? null : read(at);
                if (now != null) {
                    gs.put(at, now);
                }
            }
            parked();
        }
        List<String> all = new ArrayList<>(notes);
        int moved = gs.size() - done.size();
        if (moved > 0) {
            all.add(moved + " goroutines moved while they were read: their stacks may be wrong; --together holds the"
                    + " whole process");
        }
        for (Map.Entry<Long, Bytes> e : gs.entrySet()) {
            if (!done.contains(e.getKey())) {
                Bytes g = e.getValue();
                keep(e.getKey(), g, GcLayout.sp(g), copy(GcLayout.sp(g), GcLayout.high(g) - GcLayout.sp(g)));
            }
        }
        // The last copy of a goroutine is the one that counts, and the first piece at an address is the one that is
        // kept.
        for (int i = pieces.size() - 1; i >= 0; i--) {
            target.put(pieces.get(i).at, pieces.get(i).bytes);
        }
        target.end(all);
        return target;
    }
}
