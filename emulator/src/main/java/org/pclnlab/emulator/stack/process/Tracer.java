package org.pclnlab.emulator.stack.process;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
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
 * Holds threads of a process. Everything here runs on one thread of the operating system, {@link LiveProcess}'s: the kernel lets
 * no other thread speak for a tracer. Threads are seized, not attached, and without {@code PTRACE_O_EXITKILL}: when this
 * process dies, however it does, the kernel lets go of them and they run on.
 */
final class Tracer {
    /**
     * Looks at a thread that does not stop yet: at first without a pause, because most stop within microseconds and the
     * shortest pause is sixty; two seconds at most until it is left out.
     */
    private static final int YIELDS = 500, EAGER_POLLS = 1000, SLOW_POLLS = 2000;

    private static final int EAGER_NANOS = 10_000, SLOW_NANOS = 1_000_000;
    private static final int REGS_BYTES = 512;
    /** Enough for a JVM to compile what is called. */
    private static final int REHEARSALS = 300;

    /** What waitpid says of a thread that {@code PTRACE_INTERRUPT} has stopped. */
    private static final int PTRACE_STOP = 128 << 16 | 5 << 8 | 0x7f;

    /** Seized, running as far as is known; stopped; or not ours (any more). */
    private enum State {
        SEIZED,
        STOPPED,
        GONE
    }

    private final int pid;
    private final Map<Integer, State> states = new LinkedHashMap<>();
    /** Signals that were on their way when a thread stopped, to be handed on. */
    private final Map<Integer, Integer> signals = new LinkedHashMap<>();

    private final Memory status = new Memory(8);
    private final Memory regs = new Memory(REGS_BYTES);
    private final Memory iov = new Memory(16);
    private final long statusAt = Pointer.nativeValue(status);
    private final long iovAt = Pointer.nativeValue(iov);

    Tracer(int pid) {
        this.pid = pid;
    }

    /** Becomes the tracer of a thread, which runs on. False when it has ended meanwhile. */
    boolean seize(int tid) throws IOException {
        try {
            LinuxCalls.ptrace(LinuxCalls.PTRACE_SEIZE, tid, 0, 0);
            states.put(tid, State.SEIZED);
            return true;
        } catch (LastErrorException e) {
            states.put(tid, State.GONE);
            if (e.getErrorCode() != LinuxCalls.ESRCH) {
                throw Permission.denied(pid, tid, e.getErrorCode());
            }
            return false;
        }
    }

    /**
     * Makes the calls that a held thread waits for about one that is not traced: the kernel refuses each, and their code is
     * loaded and warm when it counts.
     */
    void rehearse(Arch arch) {
        for (int i = 0; i < REHEARSALS; i++) {
            states.put(pid, State.SEIZED);
            await(pid);
            states.put(pid, State.SEIZED);
            interrupt(pid);
            noteStop(pid, PTRACE_STOP);
            try {
                Registers.read(copied(pid, Registers.size(arch)), arch);
                registers(pid, arch);
            } catch (IOException | ImageException refused) {
                // as expected
            }
            release(pid);
        }
        states.remove(pid);
    }

    /** Whether a thread was seen before, ours or not. */
    boolean knows(int tid) {
        return states.containsKey(tid);
    }

    private boolean is(int tid, State state) {
        return states.get(tid) == state;
    }

    /** Asks a seized thread to stop. */
    void interrupt(int tid) {
        if (is(tid, State.SEIZED)) {
            try {
                LinuxCalls.ptrace(LinuxCalls.PTRACE_INTERRUPT, tid, 0, 0);
            } catch (LastErrorException gone) {
                states.put(tid, State.GONE);
            }
        }
    }

    /** Waits until a thread has stopped. False when it ended, or does not stop. */
    @SuppressWarnings("ThreadPriorityCheck") // the thread that is waited for may need the processor that this one has
    boolean await(int tid) {
        for (int i = 0; is(tid, State.SEIZED) && i < YIELDS + EAGER_POLLS + SLOW_POLLS; i++) {
            int result;
            try {
                result = LinuxCalls.waitpid(tid, statusAt, LinuxCalls.WALL | LinuxCalls.WNOHANG);
            } catch (LastErrorException e) {
                if (e.getErrorCode() == LinuxCalls.EINTR) {
                    continue;
                }
                states.put(tid, State.GONE);
                return false;
            }
            if (result == tid) {
                noteStop(tid, status.getInt(0));
            } else if (i < YIELDS) {
                Thread.yield();
            } else {
                LockSupport.parkNanos(i < YIELDS + EAGER_POLLS ? EAGER_NANOS : SLOW_NANOS);
            }
        }
        return is(tid, State.STOPPED);
    }

    /** A thread reports: a stop of any kind, or its end. */
    private void noteStop(int tid, int wait) {
        boolean stop = (wait & 0xff) == 0x7f;
        boolean event = wait >>> 16 != 0;
        states.put(tid, stop ? State.STOPPED : State.GONE);
        if (stop && !event) {
            signals.put(tid, wait >>> 8 & 0xff); // it must arrive
        }
    }

    /** The threads that are stopped, in the order in which they were seen. */
    List<Integer> stopped() {
        return in(State.STOPPED);
    }

    /** Those that were seized and do not stop, such as ones in an uninterruptible system call. */
    List<Integer> unstoppable() {
        return in(State.SEIZED);
    }

    private List<Integer> in(State state) {
        List<Integer> out = new ArrayList<>();
        states.forEach((tid, s) -> {
            if (s == state) {
                out.add(tid);
            }
        });
        return out;
    }

    Registers registers(int tid, Arch arch) throws ImageException, IOException {
        Registers r = Registers.read(regset(tid, LinuxCalls.NT_PRSTATUS), arch);
        if (arch == Arch.ARM64) {
            r.tls(regset(tid, LinuxCalls.NT_ARM_TLS).u64(0));
        }
        return r;
    }

    private Bytes regset(int tid, long set) throws IOException {
        iov.setPointer(0, regs);
        iov.setLong(8, REGS_BYTES);
        try {
            LinuxCalls.ptrace(LinuxCalls.PTRACE_GETREGSET, tid, set, iovAt);
        } catch (LastErrorException e) {
            throw new IOException("registers of thread " + tid + ": errno " + e.getErrorCode(), e);
        }
        return copied(tid, (int) iov.getLong(8));
    }

    private Bytes copied(int tid, int size) {
        byte[] copy = regs.getByteArray(0, size);
        return Bytes.of(ByteBuffer.wrap(copy), "thread " + tid, 0);
    }

    /** Lets a stopped thread go. */
    void release(int tid) {
        if (is(tid, State.STOPPED)) {
            try {
                LinuxCalls.ptrace(LinuxCalls.PTRACE_DETACH, tid, 0, signals.getOrDefault(tid, 0));
            } catch (LastErrorException gone) {
                // it was killed meanwhile
            }
            states.put(tid, State.GONE);
        }
    }

    /** Lets every thread go: the stopped ones first, then the others, which have to be stopped for it. */
    void releaseAll() {
        for (int tid : stopped()) {
            release(tid);
        }
        for (int tid : unstoppable()) {
            interrupt(tid);
            await(tid); // one that never stops is let go when this program ends
            release(tid);
        }
    }
}
