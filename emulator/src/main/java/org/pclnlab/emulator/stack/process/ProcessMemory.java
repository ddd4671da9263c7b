package org.pclnlab.emulator.stack.process;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.util.List;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.stack.BulkMemory;
import org.pclnlab.emulator.stack.Mapping;

/**
 * The memory of another process. Each request is one system call into a buffer that is kept, then a copy to the heap. What is
 * readable is decided by the process map; a range that has gone meanwhile is an error like one that never was there. One
 * thread.
 */
final class ProcessMemory implements BulkMemory {
    private static final int BUFFER = 1 << 20;
    private static final long MOST = 256L << 20;
    /** {@code IOV_MAX}. */
    private static final int MAX_PIECES = 1024;

    private final int pid;
    private final String name;
    private final long[] starts;
    private final long[] ends;
    private final Memory buffer = new Memory(BUFFER);
    private final Memory local = new Memory(16);
    private final Memory remote = new Memory(16 * MAX_PIECES);
    private final long localAt = Pointer.nativeValue(local);
    private final long remoteAt = Pointer.nativeValue(remote);
    private boolean closed;

    /**
     * Makes one.
     *
     * @param readable the mappings that may be read, ascending
     */
    ProcessMemory(int pid, String name, List<Mapping> readable) {
        this.pid = pid;
        this.name = name;
        this.starts = new long[readable.size()];
        this.ends = new long[readable.size()];
        for (int i = 0; i < starts.length; i++) {
            starts[i] = readable.get(i).start();
            ends[i] = readable.get(i).end();
        }
    }

    void close() {
        closed = true;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public long available(long addr) {
        int i = find(addr);
        if (i < 0) {
            return 0;
        }
        long end = ends[i];
        for (int k = i + 1; k < starts.length && starts[k] == end; k++) {
            end = ends[k];
        }
        return end - addr;
    }

    private int find(long addr) {
        int lo = 0;
        int hi = starts.length - 1;
        while (lo <= hi) {
            int mid = (lo + hi) >>> 1;
            if (Unsigned.less(addr, starts[mid])) {
                hi = mid - 1;
            } else if (Unsigned.less(addr, ends[mid])) {
                return mid;
            } else {
                lo = mid + 1;
            }
        }
        return -1;
    }

    @Override
    public Bytes at(long addr, long length, String structure) throws Truncated, Unsupported {
        if (closed) {
            throw new IllegalStateException(name + ": read after the process was let go");
        }
        if (Unsigned.less(MOST, length)) {
            throw new Unsupported(
                    new Where(name, addr, structure, ""), Long.toUnsignedString(length) + " bytes", "at most 256 MiB");
        }
        if (Unsigned.less(available(addr), length)) {
            throw new Truncated(
                    new Where(name, addr, structure, ""),
                    Hex.of(available(addr)) + " mapped bytes at that address",
                    Hex.of(length) + " bytes");
        }
        byte[] out = new byte[(int) length];
        for (int done = 0; done < out.length; ) {
            int piece = Math.min(out.length - done, BUFFER);
            long got = read(addr + done, piece);
            if (got <= 0) {
                throw new Truncated(
                        new Where(name, addr + done, structure, ""), "no memory there any more", piece + " bytes");
            }
            buffer.read(0, out, done, (int) got);
            done += (int) got;
        }
        return Bytes.of(ByteBuffer.wrap(out), name, addr);
    }

    private long read(long addr, int length) {
        local.setPointer(0, buffer);
        local.setLong(8, length);
        remote.setLong(0, addr);
        remote.setLong(8, length);
        try {
            return LinuxCalls.process_vm_readv(pid, localAt, 1, remoteAt, 1, 0);
        } catch (LastErrorException e) {
            return -1;
        }
    }

    @Override
    public int readAll(long[] at, byte[][] into) {
        int done = 0;
        while (done < at.length) {
            int n = 0;
            long sum = 0;
            while (n < MAX_PIECES && done + n < at.length && sum + into[done + n].length <= BUFFER) {
                remote.setLong(16L * n, at[done + n]);
                remote.setLong(16L * n + 8, into[done + n].length);
                sum += into[done + n++].length;
            }
            if (n == 0) {
                return done; // larger than the buffer
            }
            local.setPointer(0, buffer);
            local.setLong(8, sum);
            long got = several(n);
            long from = 0;
            for (int i = 0; i < n; i++) {
                int length = into[done].length;
                if (from + length > got) {
                    return done;
                }
                buffer.read(from, into[done++], 0, length);
                from += length;
            }
        }
        return done;
    }

    private long several(int pieces) {
        try {
            return LinuxCalls.process_vm_readv(pid, localAt, 1, remoteAt, pieces, 0);
        } catch (LastErrorException e) {
            return -1;
        }
    }
}
