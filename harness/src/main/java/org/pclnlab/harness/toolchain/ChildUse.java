package org.pclnlab.harness.toolchain;

import com.sun.jna.Library;
import com.sun.jna.Native;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What all children that have ended used so far, by {@code getrusage}. The difference of two readings is one child's, if no
 * other ended between them.
 *
 * @param user microseconds in the program
 * @param system microseconds in the kernel for it
 */
public record ChildUse(long user, long system, long minor, long major, long voluntary, long involuntary) {
    private static final int CHILDREN = -1;
    /** Eighteen words of 8 bytes on linux and macOS, times being pairs of two words. */
    private static final int SIZE = 18 * 8;

    private static final @Nullable Libc LIBC = load();

    /** The one function. */
    public interface Libc extends Library {
        @SuppressWarnings("checkstyle:MethodName") // the C name
        int getrusage(int who, byte[] usage);
    }

    private static @Nullable Libc load() {
        String os = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        if (Native.POINTER_SIZE != 8 || !(os.contains("linux") || os.startsWith("mac"))) {
            return null;
        }
        try {
            return Native.load("c", Libc.class);
        } catch (UnsatisfiedLinkError e) {
            return null;
        }
    }

    /** Reads it now; null where the system does not say. */
    public static @Nullable ChildUse now() {
        byte[] b = new byte[SIZE];
        if (LIBC == null || LIBC.getrusage(CHILDREN, b) != 0) {
            return null;
        }
        return new ChildUse(micros(b, 0), micros(b, 2), word(b, 8), word(b, 9), word(b, 16), word(b, 17));
    }

    private static long micros(byte[] b, int i) {
        return word(b, i) * 1_000_000 + (int) word(b, i + 1); // macOS: four bytes and a hole
    }

    private static long word(byte[] b, int i) {
        return java.nio.ByteBuffer.wrap(b)
                .order(java.nio.ByteOrder.nativeOrder())
                .getLong(8 * i);
    }

    /** What was used since an earlier reading. */
    public ChildUse since(ChildUse earlier) {
        return new ChildUse(
                user - earlier.user,
                system - earlier.system,
                minor - earlier.minor,
                major - earlier.major,
                voluntary - earlier.voluntary,
                involuntary - earlier.involuntary);
    }
}
