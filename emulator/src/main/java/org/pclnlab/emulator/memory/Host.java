package org.pclnlab.emulator.memory;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Everything about {@code mmap} that differs by operating system; nothing else in this project asks which one it is.
 * Values from {@code <sys/mman.h>}, {@code <fcntl.h>} and {@code <unistd.h>}; those that are equal everywhere are constants.
 */
public enum Host {
    //    MAP_ANONYMOUS  MAP_NORESERVE  _SC_PAGESIZE  O_CLOEXEC
    LINUX(0x20, 0x4000, 30, 0x80000),
    DARWIN(0x1000, 0x40, 29, 0x1000000);
    static final int PROT_NONE = 0, PROT_READ = 1, PROT_WRITE = 2;
    static final int MAP_PRIVATE = 2, MAP_FIXED = 0x10;
    static final int O_RDONLY = 0;

    final int mapAnonymous;
    final int mapNoreserve;
    final int scPagesize;
    final int oCloexec;

    Host(int mapAnonymous, int mapNoreserve, int scPagesize, int oCloexec) {
        this.mapAnonymous = mapAnonymous;
        this.mapNoreserve = mapNoreserve;
        this.scPagesize = scPagesize;
        this.oCloexec = oCloexec;
    }

    /** The row for an {@code os.name}, or null where address spaces are not supported. */
    static @Nullable Host of(String osName) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.startsWith("linux")) {
            return LINUX;
        }
        return os.startsWith("mac") ? DARWIN : null;
    }

    /** The row of this machine. */
    static @Nullable Host current() {
        return of(System.getProperty("os.name", ""));
    }

    /** Page size of this machine: 4 KiB, or 16 KiB on Apple silicon and some arm64 kernels. */
    public static int pageSize() {
        Host host = current();
        return host == null ? 4096 : (int) LibC.C.sysconf(host.scPagesize);
    }
}
