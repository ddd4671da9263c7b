package org.pclnlab.emulator.stack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * What was copied of a process while it was held: registers, the used part of every stack, and whatever was read through it
 * meanwhile. With it the process can run on before anything is symbolized.
 */
public final class CapturedTarget implements Target {
    /** Most bytes of one stack, and of all together; beyond the latter only the top of each is kept. */
    private static final long STACK = 8 << 20, ALL = 256L << 20, TOP = 64 << 10;
    /** Most bytes of a piece that is read together with others. */
    private static final int PIECE = 256 << 10;

    private static final int RED_ZONE = 128;

    private final Target source;
    private final Copies copies;
    private final List<String> notes;
    private final List<ThreadState> threads = new ArrayList<>();
    private long budget = ALL;

    CapturedTarget(Target source) {
        this.source = source;
        this.copies = new Copies(source.memory());
        this.notes = new ArrayList<>(source.notes());
    }

    /** Reads what is going to be needed, apart from stacks; everything it reads is kept. */
    @FunctionalInterface
    public interface Extras {
        /**
         * Reads.
         *
         * @param recording the process, which is held
         * @param held the threads that are
         */
        void read(CapturedTarget recording, List<ThreadState> held) throws ImageException;
    }

    /**
     * Copies a process that is held as a whole. What cannot be read is left out; who needs it will say so.
     *
     * @param whole whether the stacks of threads are copied; else the extras have to
     */
    public static CapturedTarget of(Target stopped, boolean whole, Extras extras) throws ImageException {
        CapturedTarget out = new CapturedTarget(stopped);
        for (ThreadState t : stopped.threads()) {
            out.threads.add(t);
            if (whole) {
                out.stack(t.registers().sp());
            }
        }
        extras.read(out, stopped.threads());
        out.end(List.of());
        return out;
    }

    /** Copies a process whose threads are held one after the other. */
    public static final class Collector implements ThreadVisitor<CapturedTarget> {
        private final CapturedTarget target;
        private final Extras extras;

        /** Begins with what is mapped and running. */
        public Collector(Target running, Extras extras) {
            this.target = new CapturedTarget(running);
            this.extras = extras;
        }

        @Override
        public void visit(ThreadState held) throws ImageException {
            target.threads.add(held);
            target.stack(held.registers().sp());
            extras.read(target, List.of(held));
        }

        @Override
        public CapturedTarget end(List<String> notes) {
            target.end(notes);
            return target;
        }
    }

    /** A thread that is held now. */
    void hold(ThreadState held) {
        threads.add(held);
    }

    /** Keeps bytes that were read elsewhere. */
    void put(long at, byte[] bytes) {
        copies.put(at, bytes);
    }

    /** Nothing is read from the process any more. */
    void end(List<String> more) {
        for (Mapping m : source.mappings()) {
            if (m.path().equals("[vdso]")) {
                keep(m.start(), m.end() - m.start());
            }
        }
        notes.addAll(more);
        copies.end();
    }

    /** Keeps a stack from a stack pointer up to the end of what is mapped, and the words below that leaves use. */
    private void stack(long sp) {
        if (sp == 0) {
            return;
        }
        long from = source.memory().available(sp - RED_ZONE) == 0 ? sp : sp - RED_ZONE;
        long length = Unsigned.min(source.memory().available(from), budget > 0 ? STACK : TOP);
        budget -= length;
        keep(from, length);
    }

    /**
     * Keeps many pieces; of those that cannot be read nothing is kept.
     *
     * @param at where they begin
     * @param length their sizes; what is too large for a piece keeps its beginning
     */
    void keepAll(long[] at, long[] length) {
        byte[][] into = new byte[at.length][];
        for (int i = 0; i < at.length; i++) {
            long n = Unsigned.min(length[i], budget > 0 ? PIECE : 0);
            budget -= n;
            into[i] = new byte[(int) n];
        }
        int done = source.memory() instanceof BulkMemory bulk ? bulk.readAll(at, into) : 0;
        for (int i = 0; i < done; i++) {
            copies.put(at[i], into[i]);
        }
        for (int i = done; i < at.length; i++) {
            keep(at[i], into[i].length);
        }
    }

    private void keep(long from, long length) {
        try {
            if (length != 0) {
                copies.at(from, length, "stack");
            }
        } catch (ImageException unreadable) {
            // who needs it will say so
        }
    }

    @Override
    public String name() {
        return source.name();
    }

    @Override
    public Arch arch() {
        return source.arch();
    }

    @Override
    public List<ThreadState> threads() {
        return List.copyOf(threads);
    }

    @Override
    public Memory memory() {
        return copies;
    }

    @Override
    public List<Mapping> mappings() {
        return source.mappings();
    }

    @Override
    public @Nullable Mapping executable() {
        return source.executable();
    }

    @Override
    public @Nullable Bytes open(Mapping mapping) throws IOException, ImageException {
        return source.open(mapping);
    }

    @Override
    public List<String> notes() {
        return List.copyOf(notes);
    }

    /** Reads through to the process until it is let go, and answers from what was read. */
    private static final class Copies implements Memory {
        private final Memory source;
        private final TreeMap<Long, Bytes> pieces = new TreeMap<>(Long::compareUnsigned);
        private boolean over;

        Copies(Memory source) {
            this.source = source;
        }

        void end() {
            over = true;
        }

        @Override
        public String name() {
            return source.name();
        }

        private @Nullable Bytes piece(long addr) {
            Map.Entry<Long, Bytes> e = pieces.floorEntry(addr);
            return e != null && Unsigned.less(addr - e.getKey(), e.getValue().size()) ? e.getValue() : null;
        }

        @Override
        public long available(long addr) {
            Bytes p = piece(addr);
            return over ? p == null ? 0 : p.size() - (addr - p.origin(0)) : source.available(addr);
        }

        @Override
        public Bytes at(long addr, long length, String structure) throws ImageException {
            Bytes p = piece(addr);
            if (p != null && Unsigned.fits(addr - p.origin(0), length, p.size())) {
                return p.slice(addr - p.origin(0), length, structure);
            }
            if (over) {
                throw new Truncated(
                        new Where(name(), addr, structure, ""),
                        "memory that was not copied while the process was held",
                        Hex.of(length) + " bytes");
            }
            Bytes read = source.at(addr, length, structure);
            put(addr, read.copy(0, read.size()));
            return read;
        }

        /** Keeps a piece. No piece lies inside another: the one at or below an address is the one to look into. */
        void put(long addr, byte[] bytes) {
            Map.Entry<Long, Bytes> below = pieces.floorEntry(addr);
            long off = below == null ? 0 : addr - below.getKey();
            if (bytes.length == 0
                    || (below != null
                            && Unsigned.fits(off, bytes.length, below.getValue().size()))) {
                return;
            }
            pieces.subMap(addr, true, addr + bytes.length, false)
                    .values()
                    .removeIf(p -> Unsigned.lessOrEqual(p.origin(p.size()), addr + bytes.length));
            pieces.put(addr, Bytes.of(ByteBuffer.wrap(bytes), name(), addr));
        }
    }
}
