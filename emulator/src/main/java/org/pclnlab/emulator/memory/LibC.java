package org.pclnlab.emulator.memory;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;

/** The six functions of the C library that an {@link AddressSpace} needs. 64-bit hosts only: sizes and pointers are longs. */
interface LibC extends Library {
    LibC C = Native.load("c", LibC.class);

    long mmap(long addr, long length, int prot, int flags, int fd, long offset);

    int munmap(long addr, long length);

    int mprotect(long addr, long length, int prot);

    /** Variadic in C; no third argument is ever passed. */
    int open(byte[] path, int flags);

    int close(int fd);

    long sysconf(int name);

    /** The result of {@code mmap} for failure. */
    long MAP_FAILED = -1;

    static IOException failed(String call, String what) {
        return new IOException(call + " " + what + ": errno " + Native.getLastError());
    }

    /** An open file descriptor. */
    record Fd(int number) implements AutoCloseable {
        @Override
        public void close() {
            if (C.close(number) != 0) {
                throw new IllegalStateException("close: errno " + Native.getLastError());
            }
        }
    }

    static Fd openReadOnly(Host host, String path) throws IOException {
        // File names are bytes to the kernel; the JVM decodes them with this charset.
        Charset names = Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
        int fd = C.open((path + "\0").getBytes(names), Host.O_RDONLY | host.oCloexec);
        if (fd < 0) {
            throw failed("open", path);
        }
        return new Fd(fd);
    }

    /** A view of native memory; nothing owns it, so whoever unmaps must know that no view is left. */
    static ByteBuffer buffer(long addr, long length) {
        return new Pointer(addr).getByteBuffer(0, length);
    }

    /** An open, empty, nameless file: a mapping of it faults with SIGBUS at every address, which the JVM survives. */
    final class EmptyFile {
        private EmptyFile() {}

        /** -1 when there is none. */
        static final int FD = open();

        private static int open() {
            Host host = Host.current();
            if (host == null) {
                return -1;
            }
            try {
                File file = File.createTempFile("pclnlab", ".empty");
                try {
                    return openReadOnly(host, file.getPath()).number();
                } finally {
                    if (!file.delete()) {
                        file.deleteOnExit();
                    }
                }
            } catch (IOException noTemporaryFiles) {
                return -1;
            }
        }
    }
}
