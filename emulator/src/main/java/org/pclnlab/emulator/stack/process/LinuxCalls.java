package org.pclnlab.emulator.stack.process;

import com.sun.jna.LastErrorException;
import com.sun.jna.Native;

/**
 * The three functions of Linux's C library that reading another process takes, mapped directly: a call costs a fraction of
 * one through a proxy, and a thread is held for a handful of them. 64-bit hosts only; pointers are longs.
 */
final class LinuxCalls {
    /** {@code <sys/ptrace.h>} and {@code <linux/elf.h>}. */
    static final long PTRACE_DETACH = 17, PTRACE_GETREGSET = 0x4204, PTRACE_SEIZE = 0x4206, PTRACE_INTERRUPT = 0x4207;

    static final long NT_PRSTATUS = 1, NT_ARM_TLS = 0x401;

    /** {@code <sys/wait.h>}: threads of any kind; do not wait. */
    static final int WALL = 0x40000000, WNOHANG = 1;

    /** {@code <errno.h>}. */
    static final int EPERM = 1, ESRCH = 3, EINTR = 4, ENOSYS = 38;

    static {
        Native.register(LinuxCalls.class, "c");
    }

    private LinuxCalls() {}

    /** Variadic in C, where all four arguments are words. */
    static native long ptrace(long request, long tid, long addr, long data) throws LastErrorException;

    static native int waitpid(int tid, long status, int options) throws LastErrorException;

    static native long process_vm_readv(
            long pid, long local, long localCount, long remote, long remoteCount, long flags) throws LastErrorException;
}
