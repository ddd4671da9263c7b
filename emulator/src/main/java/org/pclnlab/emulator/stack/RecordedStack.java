package org.pclnlab.emulator.stack;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.SegmentedMemory;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.symbolize.Sym;

/**
 * A stack written down as text: everything that part 05 needs to know, without a process and without an executable.
 * <pre>
 *   stack 1
 *   core github.com/xgo-dev/llgo/runtime/internal/    prefix of the core's names
 *   text 0x401000 0x410000                            text bound, end exclusive
 *   func 0x401000 main.main /w/main.go 17             entry, name, file, line; the last two may be missing
 *   func 0x404300 -                                   code without a name
 *   frame 0x7000 0x7040 0x402210                      record: address, parent, return address
 *   start 0x7000                                      record that the walk begins with; default: the first one
 *   live 0x6d00                                       record that the visibility walk begins with; default: start
 *   panic                                             a panic is in flight
 *   snapshot 0x402330 0x403150 ...                    pcs of the store; may be repeated
 *   fault                                             the snapshot is a hardware fault's
 *   mark 0x6ea0                                       recover mark
 * </pre>
 * Numbers are hexadecimal, with or without {@code 0x}; lines of decimal numbers are those of files. {@code #} begins a
 * comment. A function reaches to the next entry; a name of {@code -} ends one. Immutable but for its store.
 */
public final class RecordedStack {
    private static final int MAX_LINES = 1 << 20;

    private record Fn(long entry, String name, String file, long line) {}

    private final String file;
    private final TreeMap<Long, Fn> functions = new TreeMap<>(Long::compareUnsigned);
    private final TreeMap<Long, Long> words = new TreeMap<>(Long::compareUnsigned);
    private final List<Long> snapshot = new ArrayList<>();
    private String core = PanicForm.NEW_CORE;
    private long textStart;
    private long textEnd;
    private long start;
    private boolean started;
    private long live;
    private boolean hasLive;
    private boolean panic;
    private boolean fault;
    private long mark;
    private int lineNumber;

    private RecordedStack(String file) {
        this.file = file;
    }

    /**
     * Reads one.
     *
     * @param file what to call it in errors, whose offsets are line numbers
     */
    public static RecordedStack parse(String file, String text) throws BadValue, Inconsistent {
        RecordedStack out = new RecordedStack(file);
        String[] lines = text.split("\n", MAX_LINES);
        for (String line : lines) {
            out.lineNumber++;
            int comment = line.indexOf('#');
            String bare = (comment < 0 ? line : line.substring(0, comment)).trim();
            if (!bare.isEmpty()) {
                out.directive(bare.split("\\s+", -1));
            }
        }
        return out;
    }

    private void directive(String[] f) throws BadValue, Inconsistent {
        switch (f[0]) {
            case "stack" -> expect(f.length == 2 && f[1].equals("1"), f, "stack 1");
            case "core" -> {
                expect(f.length == 2, f, "core PREFIX");
                core = f[1];
            }
            case "text" -> {
                expect(f.length == 3, f, "text START END");
                textStart = hex(f, 1);
                textEnd = hex(f, 2);
            }
            case "func" -> function(f);
            case "frame" -> {
                expect(f.length == 4, f, "frame ADDRESS PARENT RETURN");
                long at = hex(f, 1);
                word(at, hex(f, 2));
                word(at + 8, hex(f, 3));
                start = started ? start : at;
                started = true;
            }
            case "start" -> {
                start = number(f, "start ADDRESS");
                started = true;
            }
            case "live" -> {
                live = number(f, "live ADDRESS");
                hasLive = true;
            }
            case "panic" -> panic = true;
            case "fault" -> fault = true;
            case "mark" -> mark = number(f, "mark ADDRESS");
            case "snapshot" -> {
                for (int i = 1; i < f.length; i++) {
                    snapshot.add(hex(f, i));
                }
            }
            default -> expect(false, f, "stack, core, text, func, frame, start, live, panic, snapshot, fault or mark");
        }
    }

    private void function(String[] f) throws BadValue {
        expect(f.length == 3 || f.length == 5, f, "func ENTRY NAME [FILE LINE]");
        long entry = hex(f, 1);
        String name = f[2].equals("-") ? "" : f[2];
        long line = 0;
        if (f.length == 5) {
            try {
                line = Long.parseUnsignedLong(f[4]);
            } catch (NumberFormatException e) {
                expect(false, f, "a decimal line number");
            }
        }
        functions.put(entry, new Fn(entry, name, f.length == 5 ? f[3] : "", line));
    }

    private void word(long at, long value) throws Inconsistent {
        Long floor = words.floorKey(at);
        Long ceiling = words.ceilingKey(at);
        boolean overlaps = (floor != null && floor != at && at - floor < 8)
                || (ceiling != null && ceiling != at && ceiling - at < 8);
        Long before = words.put(at, value);
        if (overlaps || (before != null && before != value)) {
            throw new Inconsistent(where(), "two records over one word", "records that do not overlap");
        }
    }

    private long number(String[] f, String form) throws BadValue {
        expect(f.length == 2, f, form);
        return hex(f, 1);
    }

    private long hex(String[] f, int i) throws BadValue {
        String digits = f[i].startsWith("0x") ? f[i].substring(2) : f[i];
        try {
            return Long.parseUnsignedLong(digits, 16);
        } catch (NumberFormatException e) {
            throw new BadValue(where(), f[i], "a hexadecimal number of at most 64 bits");
        }
    }

    private void expect(boolean ok, String[] f, String form) throws BadValue {
        if (!ok) {
            throw new BadValue(where(), String.join(" ", f), form);
        }
    }

    private Where where() {
        return new Where(file, lineNumber, "recorded stack", "line");
    }

    /** The records as memory: neighbouring words are one piece. */
    public Memory memory() {
        SegmentedMemory.Builder out = new SegmentedMemory.Builder(file);
        long first = 0;
        List<Long> run = new ArrayList<>();
        for (Map.Entry<Long, Long> w : words.entrySet()) {
            if (!run.isEmpty() && w.getKey() != first + 8L * run.size()) {
                add(out, first, run);
                run.clear();
            }
            first = run.isEmpty() ? w.getKey() : first;
            run.add(w.getValue());
        }
        if (!run.isEmpty()) {
            add(out, first, run);
        }
        return out.build();
    }

    private void add(SegmentedMemory.Builder out, long at, List<Long> run) {
        ByteBuffer b = ByteBuffer.allocate(8 * run.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (long value : run) {
            b.putLong(value);
        }
        out.add(at, Bytes.of(b.array(), file), b.capacity());
    }

    /** The functions. */
    public CodeMap code() {
        return new CodeMap() {
            @Override
            public Sym sym(long pc) {
                Map.Entry<Long, Fn> e = functions.floorEntry(pc);
                if (e == null || e.getValue().name().isEmpty()) {
                    return Sym.none(pc);
                }
                Fn f = e.getValue();
                return new Sym(pc, f.entry(), f.name(), f.file(), f.line(), f.line(), true);
            }

            @Override
            public boolean inText(long pc) {
                return Unsigned.lessOrEqual(textStart, pc) && Unsigned.less(pc, textEnd);
            }
        };
    }

    /** A walker over the records. */
    public FrameWalker walker() {
        return new FrameWalker(new Words(memory()), code());
    }

    public Splice splicer() {
        return new Splice(code(), core);
    }

    /** The snapshot, as the text has it. */
    public SnapshotStore store() {
        SnapshotStore s = new SnapshotStore();
        long[] pcs = snapshot.stream().mapToLong(Long::longValue).toArray();
        if (fault) {
            s.storeFault(pcs);
        } else {
            s.storePanic(pcs);
        }
        s.disarm();
        s.markRecover(mark);
        return s;
    }

    /** The record that the walk begins with, 0 without one. */
    public long start() {
        return start;
    }

    /** The stack as {@code runtime.Callers} sees it; the first record's return address lies in its helper. */
    public CallersSplice stack() {
        CallersSplice.At at = CallersSplice.At.record(start, hasLive ? live : start);
        return new CallersSplice(walker(), splicer(), store(), panic, true, at);
    }
}
