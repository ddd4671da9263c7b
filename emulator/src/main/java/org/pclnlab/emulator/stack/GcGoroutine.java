package org.pclnlab.emulator.stack;

/**
 * What gc's runtime keeps for one goroutine, as far as stacks need it. The layout differs between versions and is found by
 * {@link GcLayout}.
 *
 * @param status with the bit of a scanning collector removed
 * @param waitReason why it waits, an index into the runtime's table
 * @param low its stack's lowest address, {@code high} the end
 * @param schedPc where it goes on when it runs again
 * @param syscallPc the same where it is in a system call, else 0
 * @param m the runtime's thread it runs on, 0 for none
 * @param createdPc the go statement
 * @param startPc entry of the function it was started with
 * @param creator number of the goroutine that started it
 * @param locked whether it is locked to its thread
 */
public record GcGoroutine(
        long address,
        long id,
        int status,
        int waitReason,
        long low,
        long high,
        long schedSp,
        long schedPc,
        long syscallSp,
        long syscallPc,
        long m,
        long createdPc,
        long startPc,
        long creator,
        boolean locked) {
    private static final int RUNNING = 2, SYSCALL = 3, WAITING = 4, DEAD = 6, LEAKED = 10, DEAD_EXTRA = 11;
    private static final String[] STATUS = {
        "idle",
        "runnable",
        "running",
        "syscall",
        "waiting",
        "???",
        "dead",
        "???",
        "copystack",
        "preempted",
        "leaked",
        "waiting for cgo callback"
    };

    public boolean dead() {
        return status == DEAD || status == DEAD_EXTRA || id == 0;
    }

    public boolean running() {
        return status == RUNNING;
    }

    public boolean inSyscall() {
        return status == SYSCALL;
    }

    /** Whether its header names the reason for waiting instead of the status. */
    boolean waits() {
        return (status == WAITING || status == LEAKED) && waitReason != 0;
    }

    String statusText() {
        return status >= 0 && status < STATUS.length ? STATUS[status] : "???";
    }
}
