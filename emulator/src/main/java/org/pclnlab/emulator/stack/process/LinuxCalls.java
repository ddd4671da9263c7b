package org.pclnlab.emulator.stack.process;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The three functions of Linux's C library that reading another process takes. 64-bit hosts only. */
interface LinuxCalls extends Library {
    LinuxCalls C = Native.load("c", LinuxCalls.class);

    /** Variadic in C, where all four arguments are words. */
    long ptrace(long request, long tid, long addr, long data) throws LastErrorException;

    int waitpid(int tid, Pointer status, int options) throws LastErrorException;

    long process_vm_readv(long pid, Pointer local, long localCount, Pointer remote, long remoteCount, long flags)
            throws LastErrorException;

    /** {@code <sys/ptrace.h>} and {@code <linux/elf.h>}. */
    long PTRACE_DETACH = 17, PTRACE_GETREGSET = 0x4204, PTRACE_SEIZE = 0x4206, PTRACE_INTERRUPT = 0x4207;

    long NT_PRSTATUS = 1, NT_ARM_TLS = 0x401;

    /** {@code <sys/wait.h>}: threads of any kind; do not wait. */
    int WALL = 0x40000000, WNOHANG = 1;

    /** {@code <errno.h>}. */
    int EPERM = 1, ESRCH = 3, EINTR = 4, ECHILD = 10, EFAULT = 14, ENOSYS = 38;
}
