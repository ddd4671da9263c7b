package org.pclnlab.emulator.stack.unwind;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Unsupported;

/** A DWARF expression, as far as call frame information uses them: procedure linkage tables and signal frames. */
final class Expression {
    private static final int DEPTH = 64, MAX_STEPS = 10_000;

    private final Bytes section;
    private final int from;
    private final int length;
    private final Registers registers;
    private final CallFrame.Stack memory;
    private final long[] stack = new long[DEPTH];
    private int depth;

    Expression(Bytes section, int from, int length, Registers registers, CallFrame.Stack memory) {
        this.section = section;
        this.from = from;
        this.length = length;
        this.registers = registers;
        this.memory = memory;
    }

    /** Its value; {@code initial} is on the stack first when {@code pushed}. */
    long eval(long initial, boolean pushed) throws ImageException {
        if (pushed) {
            push(initial);
        }
        DwarfReader in = new DwarfReader(section, from, (long) from + length);
        for (int steps = 0; !in.done(); steps++) {
            if (steps > MAX_STEPS) {
                throw new Inconsistent(section.where(from, "expression"), "no end", "one that ends");
            }
            operation(in.u8(), in);
        }
        return pop();
    }

    private void operation(int op, DwarfReader in) throws ImageException {
        if (op >= 0x30 && op <= 0x4f) {
            push(op - 0x30);
        } else if (op >= 0x50 && op <= 0x6f) {
            push(register(op - 0x50));
        } else if (op >= 0x70 && op <= 0x8f) {
            push(register(op - 0x70) + in.sleb());
        } else {
            other(op, in);
        }
    }

    private void other(int op, DwarfReader in) throws ImageException {
        switch (op) {
            case 0x03, 0x0e, 0x0f -> push(in.u64());
            case 0x06 -> push(memory.word(pop()));
            case 0x08 -> push(in.u8());
            case 0x09 -> push((long) (byte) in.u8());
            case 0x0a -> push(in.u16());
            case 0x0b -> push((long) (short) in.u16());
            case 0x0c -> push(in.u32());
            case 0x0d -> push((long) (int) in.u32());
            case 0x10 -> push(in.uleb());
            case 0x11 -> push(in.sleb());
            case 0x12 -> {
                long a = pop();
                push(a);
                push(a);
            }
            case 0x13 -> pop();
            case 0x16 -> {
                long top = pop();
                long below = pop();
                push(top);
                push(below);
            }
            case 0x23 -> push(pop() + in.uleb());
            case 0x92 -> push(register((int) Math.min(in.uleb(), 255)) + in.sleb());
            case 0x96 -> {}
            default -> binary(op);
        }
    }

    private void binary(int op) throws ImageException {
        long b = pop();
        long a = pop();
        push(
                switch (op) {
                    case 0x1a -> a & b;
                    case 0x1c -> a - b;
                    case 0x1e -> a * b;
                    case 0x21 -> a | b;
                    case 0x22 -> a + b;
                    case 0x24 -> b >= 0 && b < 64 ? a << b : 0;
                    case 0x25 -> b >= 0 && b < 64 ? a >>> b : 0;
                    case 0x27 -> a ^ b;
                    case 0x29 -> a == b ? 1 : 0;
                    case 0x2a -> a >= b ? 1 : 0;
                    case 0x2b -> a > b ? 1 : 0;
                    case 0x2c -> a <= b ? 1 : 0;
                    case 0x2d -> a < b ? 1 : 0;
                    case 0x2e -> a != b ? 1 : 0;
                    default ->
                        throw new Unsupported(
                                section.where(from, "expression"), "operation " + Hex.of(op), "a simpler one");
                });
    }

    private long register(int number) throws Inconsistent {
        if (number >= registers.count()) {
            throw new Inconsistent(
                    section.where(from, "expression"), "register " + number, "one below " + registers.count());
        }
        return registers.get(number);
    }

    private void push(long value) throws Inconsistent {
        if (depth == DEPTH) {
            throw new Inconsistent(section.where(from, "expression"), "more than " + DEPTH + " values", "fewer");
        }
        stack[depth++] = value;
    }

    private long pop() throws Inconsistent {
        if (depth == 0) {
            throw new Inconsistent(section.where(from, "expression"), "an empty stack", "a value");
        }
        return stack[--depth];
    }
}
