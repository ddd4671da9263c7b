package org.pclnlab.emulator.stack.process;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.stack.unwind.Registers;

/**
 * Holds the threads of a process. Everything here runs on one thread of the operating system, {@link LiveProcess}'s: the
 * kernel lets no other thread speak for a tracer. Threads are seized, not attached, and without {@code PTRACE_O_EXITKILL}:
 * when this process dies, however it does, the kernel lets go of them and they run on.
 */
final class Tracer {
    /** Looks at a thread that does not stop yet: a second at most until it is left out. */
    private static final int EAGER_POLLS = 1000, SLOW_POLLS = 2000;

    private static final int EAGER_NANOS = 20_000, SLOW_NANOS = 1_000_000;

    private static final int REGS_BYTES = 512;

    private final int pid;
    /** Signal to hand on when a thread is let go, 0 for none; the threads that are stopped. */
    private final Map<Integer, Integer> stopped = new LinkedHashMap<>();
    /** Seized, but not stopped (yet, or ever). */
    private final Map<Integer, Boolean> seized = new LinkedHashMap<>();

    private final Memory status = new Memory(4);
    private final Memory regs = new Memory(REGS_BYTES);
    private final Memory iov = new Memory(16);

    Tracer(int pid) {
        this.pid = pid;
    }

    /** Seizes and stops every thread. Threads that end meanwhile are left out. */
    void stopAll(TaskList tasks) throws IOException {
        List<Integer> now = tasks.list();
        while (!now.isEmpty()) {
            for (int tid : now) {
                seize(tid);
            }
            for (int tid : now) {
                interrupt(tid);
            }
            for (int tid : now) {
                await(tid);
            }
            // A thread may have been started before its creator stopped.
            now = new ArrayList<>(tasks.list());
            now.removeAll(seized.keySet());
        }
    }

    /** The threads of a process at this moment. */
    @FunctionalInterface
    interface TaskList {
        List<Integer> list() throws IOException;
    }

    private void seize(int tid) throws IOException {
        try {
            LinuxCalls.C.ptrace(LinuxCalls.PTRACE_SEIZE, tid, 0, 0);
            seized.put(tid, true);
        } catch (LastErrorException e) {
            seized.put(tid, false);
            if (e.getErrorCode() != LinuxCalls.ESRCH) {
                throw Permission.denied(pid, tid, e.getErrorCode());
            }
        }
    }

    private boolean holds(int tid) {
        return seized.getOrDefault(tid, false);
    }

    private void interrupt(int tid) {
        if (holds(tid)) {
            try {
                LinuxCalls.C.ptrace(LinuxCalls.PTRACE_INTERRUPT, tid, 0, 0);
            } catch (LastErrorException gone) {
                seized.put(tid, false);
            }
        }
    }

    private void await(int tid) {
        for (int i = 0; holds(tid) && i < EAGER_POLLS + SLOW_POLLS; i++) {
            int result;
            try {
                result = LinuxCalls.C.waitpid(tid, status, LinuxCalls.WALL | LinuxCalls.WNOHANG);
            } catch (LastErrorException e) {
                if (e.getErrorCode() == LinuxCalls.EINTR) {
                    continue;
                }
                seized.put(tid, false);
                return;
            }
            if (result == tid) {
                noteStop(tid, status.getInt(0));
                return;
            }
            pause(i);
        }
    }

    private static void pause(int round) {
        LockSupport.parkNanos(round < EAGER_POLLS ? EAGER_NANOS : SLOW_NANOS);
    }

    /** A thread reports: a stop of any kind, or its end. */
    private void noteStop(int tid, int wait) {
        boolean stop = (wait & 0xff) == 0x7f;
        if (!stop) {
            seized.put(tid, false);
            return;
        }
        boolean event = wait >>> 16 != 0;
        int signal = wait >>> 8 & 0xff;
        stopped.put(tid, event ? 0 : signal); // a signal that was on its way must arrive
    }

    /** The threads that are stopped, in the order in which they were found. */
    List<Integer> stopped() {
        return new ArrayList<>(stopped.keySet());
    }

    /** Those that could be seized and did not stop, such as ones in an uninterruptible system call. */
    List<Integer> unstoppable() {
        List<Integer> out = new ArrayList<>();
        seized.forEach((tid, held) -> {
            if (held && !stopped.containsKey(tid)) {
                out.add(tid);
            }
        });
        return out;
    }

    Registers registers(int tid, Arch arch) throws ImageException, IOException {
        Bytes user = regset(tid, LinuxCalls.NT_PRSTATUS);
        Registers r = Registers.read(user, arch);
        if (arch == Arch.ARM64) {
            r.tls(regset(tid, LinuxCalls.NT_ARM_TLS).u64(0));
        }
        return r;
    }

    private Bytes regset(int tid, long set) throws IOException {
        iov.setPointer(0, regs);
        iov.setLong(8, REGS_BYTES);
        try {
            LinuxCalls.C.ptrace(LinuxCalls.PTRACE_GETREGSET, tid, set, com.sun.jna.Pointer.nativeValue(iov));
        } catch (LastErrorException e) {
            throw new IOException("registers of thread " + tid + ": errno " + e.getErrorCode(), e);
        }
        byte[] copy = regs.getByteArray(0, (int) iov.getLong(8));
        return Bytes.of(ByteBuffer.wrap(copy), "thread " + tid, 0);
    }

    /** Lets every thread go, with the signals that were on their way. */
    void release() {
        for (int tid : unstoppable()) {
            await(tid); // only a stopped thread can be let go; one that never stops is let go when we end
        }
        for (Map.Entry<Integer, Integer> e : stopped.entrySet()) {
            try {
                LinuxCalls.C.ptrace(LinuxCalls.PTRACE_DETACH, e.getKey(), 0, e.getValue());
            } catch (LastErrorException gone) {
                // it was killed meanwhile
            }
        }
        stopped.clear();
        seized.clear();
    }
}
