package org.pclnlab.emulator.stack.unwind;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Unsupported;

/**
 * General registers of one thread, under the numbers that DWARF gives them: amd64 rax rdx rcx rbx rsi rdi rbp rsp r8 to r15,
 * then the pc; arm64 x0 to x30, sp, then the pc. Mutable: an unwinder steps a copy.
 */
public final class Registers {
    /** Numbers of special registers of amd64. */
    static final int AMD64_RBP = 6, AMD64_RSP = 7, AMD64_PC = 16;
    /** The same of arm64. */
    static final int ARM64_FP = 29, ARM64_LR = 30, ARM64_SP = 31, ARM64_PC = 32;

    /** Where in {@code user_regs_struct} the DWARF registers of amd64 lie: r15 is first. */
    private static final int[] AMD64_ORDER = {10, 12, 11, 5, 13, 14, 4, 19, 9, 8, 7, 6, 3, 2, 1, 0, 16};

    private static final int AMD64_FS_BASE = 21;
    /** Bytes of {@code user_regs_struct}. */
    public static final int AMD64_SIZE = 27 * 8, ARM64_SIZE = 34 * 8;
    /** Bytes of the same structure of a 32-bit x86 process. */
    public static final int I386_SIZE = 17 * 4;

    private final Arch arch;
    private final long[] values;
    private long tls;

    private Registers(Arch arch, long[] values, long tls) {
        this.arch = arch;
        this.values = values;
        this.tls = tls;
    }

    /** Registers as {@code ptrace} and {@code NT_PRSTATUS} give them; arm64's has no thread pointer. */
    public static Registers read(Bytes user, Arch arch) throws ImageException {
        long[] v = new long[arch == Arch.AMD64 ? AMD64_PC + 1 : ARM64_PC + 1];
        int expected = size(arch);
        if (user.size() != expected) {
            throw new Unsupported(
                    user.where(0, "size"),
                    user.size() + " bytes" + (user.size() == I386_SIZE ? ", a 32-bit process" : ""),
                    expected + " bytes of a 64-bit process");
        }
        for (int i = 0; i < v.length; i++) {
            v[i] = user.u64(8 * (arch == Arch.AMD64 ? AMD64_ORDER[i] : i));
        }
        return new Registers(arch, v, arch == Arch.AMD64 ? user.u64(8 * AMD64_FS_BASE) : 0);
    }

    /** The registers as {@link #read} takes them; those that are not kept are 0. */
    public byte[] write() {
        ByteBuffer out = ByteBuffer.allocate(arch == Arch.AMD64 ? AMD64_SIZE : ARM64_SIZE)
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < values.length; i++) {
            out.putLong(8 * (arch == Arch.AMD64 ? AMD64_ORDER[i] : i), values[i]);
        }
        if (arch == Arch.AMD64) {
            out.putLong(8 * AMD64_FS_BASE, tls);
        }
        return out.array();
    }

    /** Bytes that {@link #read} takes. */
    public static int size(Arch arch) {
        return arch == Arch.AMD64 ? AMD64_SIZE : ARM64_SIZE;
    }

    /** Registers of which only these are known. */
    public static Registers of(Arch arch, long pc, long sp, long fp) {
        Registers r = new Registers(arch, new long[arch == Arch.AMD64 ? AMD64_PC + 1 : ARM64_PC + 1], 0);
        r.values[r.pcNumber()] = pc;
        r.values[r.spNumber()] = sp;
        r.values[r.fpNumber()] = fp;
        return r;
    }

    public Registers copy() {
        return new Registers(arch, values.clone(), tls);
    }

    public Arch arch() {
        return arch;
    }

    private int pcNumber() {
        return arch == Arch.AMD64 ? AMD64_PC : ARM64_PC;
    }

    int spNumber() {
        return arch == Arch.AMD64 ? AMD64_RSP : ARM64_SP;
    }

    private int fpNumber() {
        return arch == Arch.AMD64 ? AMD64_RBP : ARM64_FP;
    }

    /** Number of the register that call frame information keeps the return address in. */
    int returnNumber() {
        return arch == Arch.AMD64 ? AMD64_PC : ARM64_LR;
    }

    public long pc() {
        return values[pcNumber()];
    }

    public long sp() {
        return values[spNumber()];
    }

    /** The frame register: rbp or x29. */
    public long fp() {
        return values[fpNumber()];
    }

    /** Thread pointer: fs_base or tpidr_el0. */
    public long tls() {
        return tls;
    }

    /** Thread pointer that another note gave. */
    public void tls(long value) {
        tls = value;
    }

    int count() {
        return values.length;
    }

    long get(int number) {
        return values[number];
    }

    void set(int number, long value) {
        values[number] = value;
    }

    void pc(long value) {
        values[pcNumber()] = value;
    }

    /** Moves to a caller that is known. */
    public void step(long pc, long sp, long fp) {
        values[pcNumber()] = pc;
        values[spNumber()] = sp;
        values[fpNumber()] = fp;
    }
}
