package org.pclnlab.emulator.stack.unwind;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * Where the registers of a caller are, for one pc: the row of call frame information that holds there (DWARF 4, section
 * 6.4.2). Immutable.
 */
public final class CallFrame {
    private static final int MAX_STEPS = 100_000;

    /** Kinds of rules; unmentioned registers keep their value. */
    private static final byte SAME = 0,
            UNDEFINED = 1,
            OFFSET = 2,
            VAL_OFFSET = 3,
            REGISTER = 4,
            EXPRESSION = 5,
            VAL_EXPRESSION = 6;

    /** The rules of all registers, and that of the canonical frame address. */
    private static final class Row {
        final byte[] kind;
        final long[] value;
        final int[] length;
        int cfaRegister = -1;
        long cfaOffset;
        int cfaExpression = -1;
        int cfaLength;

        Row(int registers) {
            kind = new byte[registers];
            value = new long[registers];
            length = new int[registers];
        }

        Row copy() {
            Row r = new Row(kind.length);
            System.arraycopy(kind, 0, r.kind, 0, kind.length);
            System.arraycopy(value, 0, r.value, 0, kind.length);
            System.arraycopy(length, 0, r.length, 0, kind.length);
            r.cfaRegister = cfaRegister;
            r.cfaOffset = cfaOffset;
            r.cfaExpression = cfaExpression;
            r.cfaLength = cfaLength;
            return r;
        }
    }

    /** Reads a word of the stopped process. */
    @FunctionalInterface
    public interface Stack {
        /** The word at an address, or an error where none is mapped. */
        long word(long addr) throws ImageException;
    }

    private final Bytes section;
    private final FrameTable.Range range;
    private final Row row;

    private CallFrame(Bytes section, FrameTable.Range range, Row row) {
        this.section = section;
        this.range = range;
        this.row = row;
    }

    /**
     * The row of an address.
     *
     * @param vmaddr inside the instruction that is being executed, or inside the call
     * @param registers whose numbering is used
     * @return null where nothing is known of the address
     */
    public static @Nullable CallFrame at(FrameTable table, long vmaddr, Registers registers) throws ImageException {
        FrameTable.Range range = table.find(vmaddr);
        if (range == null) {
            return null;
        }
        Program program = new Program(table.section(), range, registers.count());
        program.run(range.common().at(), range.common().end(), Unsigned.MAX);
        program.initial = program.row.copy();
        program.location = range.start();
        program.run(range.at(), range.end(), vmaddr);
        return new CallFrame(table.section(), range, program.row);
    }

    /** Whether the frame of a signal handler's caller: its pc is the interrupted instruction, not behind a call. */
    public boolean signalFrame() {
        return range.common().signal();
    }

    /** Whether the function has pushed the frame register and set it: a record stands where it points to. */
    public boolean keepsRecord(Registers r) {
        int fp = r.arch() == org.pclnlab.emulator.image.Arch.AMD64 ? Registers.AMD64_RBP : Registers.ARM64_FP;
        return row.cfaRegister == fp && row.kind[fp] == OFFSET && row.value[fp] + row.cfaOffset == 0;
    }

    /**
     * Moves to the caller.
     *
     * @return false when this is the outermost frame
     */
    public boolean step(Registers r, Stack stack) throws ImageException {
        long cfa = row.cfaExpression >= 0
                ? new Expression(section, row.cfaExpression, row.cfaLength, r, stack).eval(0, false)
                : r.get(check(row.cfaRegister, r)) + row.cfaOffset;
        Registers old = r.copy();
        for (int i = 0; i < row.kind.length; i++) {
            long v = row.value[i];
            switch (row.kind[i]) {
                case OFFSET -> r.set(i, stack.word(cfa + v));
                case VAL_OFFSET -> r.set(i, cfa + v);
                case REGISTER -> r.set(i, old.get(check((int) v, r)));
                case EXPRESSION ->
                    r.set(i, stack.word(new Expression(section, (int) v, row.length[i], old, stack).eval(cfa, true)));
                case VAL_EXPRESSION ->
                    r.set(i, new Expression(section, (int) v, row.length[i], old, stack).eval(cfa, true));
                default -> {}
            }
        }
        int ra = check(range.common().returnColumn(), r);
        boolean outermost = row.kind[ra] == UNDEFINED || (row.kind[ra] == SAME && ra == Registers.AMD64_PC);
        if (row.kind[r.spNumber()] == SAME) {
            r.set(r.spNumber(), cfa);
        }
        r.pc(r.get(ra));
        return !outermost && r.pc() != 0;
    }

    private int check(int register, Registers r) throws Inconsistent {
        if (register < 0 || register >= r.count()) {
            throw new Inconsistent(
                    section.where(range.at(), "register"), Integer.toString(register), "0 to " + (r.count() - 1));
        }
        return register;
    }

    /** The instructions of a CIE and an FDE (DWARF 4, section 6.4.2). */
    private static final class Program {
        private final Bytes section;
        private final FrameTable.Range range;
        private final ArrayDeque<Row> saved = new ArrayDeque<>();
        private final int registers;
        Row row;
        Row initial;
        long location;

        Program(Bytes section, FrameTable.Range range, int registers) {
            this.section = section;
            this.range = range;
            this.registers = registers;
            this.row = new Row(registers);
            this.initial = row;
        }

        void run(int from, int to, long until) throws ImageException {
            DwarfReader in = new DwarfReader(section, from, to);
            long data = range.common().dataAlign();
            for (int steps = 0; !in.done() && Unsigned.lessOrEqual(location, until); steps++) {
                if (steps > MAX_STEPS) {
                    throw new Inconsistent(
                            section.where(from, "instructions"), "more than " + MAX_STEPS, "a program that ends");
                }
                Row before = row;
                int op = in.u8();
                int low = op & 0x3f;
                switch (op >> 6) {
                    case 1 -> {
                        if (!advance(low, until)) {
                            return;
                        }
                    }
                    case 2 -> rule(low, OFFSET, in.uleb() * data);
                    case 3 -> restore(low);
                    default -> {
                        if (!extended(low, in, data, until)) {
                            row = before;
                            return;
                        }
                    }
                }
            }
        }

        private boolean advance(long delta, long until) {
            long next = location + delta * range.common().codeAlign();
            if (Unsigned.less(until, next)) {
                return false;
            }
            location = next;
            return true;
        }

        private void rule(long register, byte kind, long value) {
            if (register >= 0 && register < registers) {
                row.kind[(int) register] = kind;
                row.value[(int) register] = value;
            }
        }

        private void restore(long register) {
            if (register >= 0 && register < registers) {
                int i = (int) register;
                row.kind[i] = initial.kind[i];
                row.value[i] = initial.value[i];
                row.length[i] = initial.length[i];
            }
        }

        private void expression(long register, byte kind, DwarfReader in) throws ImageException {
            long length = in.uleb();
            rule(register, kind, in.position());
            if (register >= 0 && register < registers) {
                row.length[(int) register] = (int) Unsigned.min(length, Integer.MAX_VALUE);
            }
            in.skip(length);
        }

        private void cfa(long register, long offset) {
            row.cfaRegister = (int) register;
            row.cfaOffset = offset;
            row.cfaExpression = -1;
        }

        private boolean extended(int op, DwarfReader in, long data, long until) throws ImageException {
            switch (op) {
                case 0x00 -> {}
                case 0x01 -> {
                    long next = in.address(range.common().encoding());
                    if (Unsigned.less(until, next)) {
                        return false;
                    }
                    location = next;
                }
                case 0x02 -> {
                    return advance(in.u8(), until);
                }
                case 0x03 -> {
                    return advance(in.u16(), until);
                }
                case 0x04 -> {
                    return advance(in.u32(), until);
                }
                case 0x05 -> rule(in.uleb(), OFFSET, in.uleb() * data);
                case 0x06 -> restore(in.uleb());
                case 0x07 -> rule(in.uleb(), UNDEFINED, 0);
                case 0x08 -> rule(in.uleb(), SAME, 0);
                case 0x09 -> rule(in.uleb(), REGISTER, in.uleb());
                case 0x0a -> {
                    if (saved.size() < MAX_STEPS / 100) {
                        saved.push(row.copy());
                    }
                }
                case 0x0b -> {
                    Row r = saved.poll();
                    if (r != null) {
                        row = r;
                    }
                }
                case 0x0c -> cfa(in.uleb(), in.uleb());
                case 0x0d -> row.cfaRegister = (int) in.uleb();
                case 0x0e -> row.cfaOffset = in.uleb();
                case 0x0f -> {
                    row.cfaLength = (int) Math.min(in.uleb(), Integer.MAX_VALUE);
                    row.cfaExpression = in.position();
                    in.skip(row.cfaLength);
                }
                case 0x10 -> expression(in.uleb(), EXPRESSION, in);
                case 0x11 -> rule(in.uleb(), OFFSET, in.sleb() * data);
                case 0x12 -> cfa(in.uleb(), in.sleb() * data);
                case 0x13 -> row.cfaOffset = in.sleb() * data;
                case 0x14 -> rule(in.uleb(), VAL_OFFSET, in.uleb() * data);
                case 0x15 -> rule(in.uleb(), VAL_OFFSET, in.sleb() * data);
                case 0x16 -> expression(in.uleb(), VAL_EXPRESSION, in);
                case 0x2d -> {} // arm64: the return address is signed; addresses are used as found
                case 0x2e -> in.uleb(); // size of pushed arguments
                case 0x2f -> rule(in.uleb(), OFFSET, -in.uleb() * data);
                default ->
                    throw new Unsupported(
                            section.where(in.position() - 1, "instruction"), Hex.of(op), "one that DWARF 4 defines");
            }
            return true;
        }
    }
}
