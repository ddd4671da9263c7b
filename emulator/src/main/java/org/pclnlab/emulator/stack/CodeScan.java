package org.pclnlab.emulator.stack;

import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;

/**
 * The little of amd64 machine code that locating a stack from outside takes (05 section 5.6): what LLVM's prologue does to the
 * stack pointer, and where a function calls another. Nothing is known of other architectures.
 */
final class CodeScan {
    private static final int PROLOGUE = 64, MOST = 1 << 20;
    private static final int CALL = 0xe8, CALL_SIZE = 5;

    private final Memory code;
    private final boolean known;

    CodeScan(Memory code, Arch arch) {
        this.code = code;
        this.known = arch == Arch.AMD64;
    }

    /**
     * A prologue.
     *
     * @param record whether it begins with {@code push rbp; mov rbp, rsp}
     * @param pushes further registers it pushes
     * @param subtracts what it then subtracts from the stack pointer
     * @param size its bytes
     */
    record Prologue(boolean record, int pushes, long subtracts, int size) {
        /** Bytes between the stack pointer before the call and behind the prologue: return address, registers, locals. */
        long stackUse() {
            return 8 + (record ? 8 : 0) + 8L * pushes + subtracts;
        }

        /** Bytes between the record and the stack pointer behind the prologue. */
        long belowRecord() {
            return 8L * pushes + subtracts;
        }
    }

    private Bytes bytes(long from, long most) throws ImageException {
        return code.at(from, Math.min(code.available(from), most), "code");
    }

    /** Whether the function begins by making a record. */
    boolean makesRecord(long entry) throws ImageException {
        return !known || prologue(entry).record();
    }

    Prologue prologue(long entry) throws ImageException {
        Bytes b = bytes(entry, PROLOGUE);
        int at = starts(b, 0, 0xf3, 0x0f, 0x1e, 0xfa) ? 4 : 0;
        boolean record = starts(b, at, 0x55, 0x48, 0x89, 0xe5);
        at += record ? 4 : 0;
        int pushes = 0;
        while (at + 1 < b.size()) {
            int one = b.u8(at);
            if (one >= 0x50 && one <= 0x57) {
                at++;
            } else if (one == 0x41 && b.u8(at + 1) >= 0x50 && b.u8(at + 1) <= 0x57) {
                at += 2;
            } else {
                break;
            }
            pushes++;
        }
        long subtracts = 0;
        if (starts(b, at, 0x48, 0x83, 0xec) && at + 4 <= b.size()) {
            subtracts = (byte) b.u8(at + 3);
            at += 4;
        } else if (starts(b, at, 0x48, 0x81, 0xec) && at + 7 <= b.size()) {
            subtracts = (int) b.u32(at + 3);
            at += 7;
        }
        return new Prologue(record, pushes, subtracts, at);
    }

    private static boolean starts(Bytes b, int at, int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (at + i >= b.size() || b.u8(at + i) != expected[i]) {
                return false;
            }
        }
        return true;
    }

    /**
     * Where the last call of {@code target} before {@code before} returns to.
     *
     * @param entry start of the calling function
     * @param before end of the code that is looked at
     * @return 0 without one
     */
    long lastCall(long entry, long before, long target) throws ImageException {
        long found = 0;
        for (long at = entry; ; ) {
            long next = firstCall(at, before, target);
            if (next == 0) {
                return found;
            }
            found = next;
            at = next;
        }
    }

    /** Where the first call of {@code target} in {@code [from, to)} returns to, 0 without one. */
    long firstCall(long from, long to, long target) throws ImageException {
        if (!known || target == 0 || Long.compareUnsigned(to, from) <= 0 || to - from > MOST) {
            return 0;
        }
        Bytes b = bytes(from, to - from);
        for (int i = 0; i + CALL_SIZE <= b.size(); i++) {
            if (b.u8(i) == CALL && from + i + CALL_SIZE + (int) b.u32(i + 1) == target) {
                return from + i + CALL_SIZE;
            }
        }
        return 0;
    }

    /** What the code between {@code from} and a call subtracts from the stack pointer for arguments. */
    long argumentBytes(long from, long call) throws ImageException {
        if (!known || call - from > MOST || Long.compareUnsigned(call, from) <= 0) {
            return 0;
        }
        Bytes b = bytes(from, call - from);
        long sum = 0;
        for (int i = 0; i + 4 <= b.size(); i++) {
            if (starts(b, i, 0x48, 0x83, 0xec) && b.u8(i + 3) % 8 == 0) {
                sum = b.u8(i + 3);
            } else if (b.u8(i) == CALL || starts(b, i, 0x48, 0x83, 0xc4)) {
                sum = 0;
            }
        }
        return sum;
    }
}
