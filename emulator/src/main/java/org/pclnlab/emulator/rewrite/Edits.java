package org.pclnlab.emulator.rewrite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pclnlab.emulator.memory.BriefFile;

/**
 * What turns the old bytes of a file into the new ones: replacements in the order in which they take effect, all at offsets
 * of the old file, then one cut. Mutable while a plan is made.
 */
final class Edits {
    private final List<Edit> list = new ArrayList<>();
    private long cutStart;
    private long cutEnd;

    void put(long fileOff, byte[] bytes, String what) {
        if (bytes.length != 0) {
            list.add(new Edit(fileOff, bytes, what));
        }
    }

    void putU16(long fileOff, int value, String what) {
        put(fileOff, words(2).putShort((short) value).array(), what);
    }

    void putU32(long fileOff, long value, String what) {
        put(fileOff, words(4).putInt((int) value).array(), what);
    }

    void putU64(long fileOff, long value, String what) {
        put(fileOff, words(8).putLong(value).array(), what);
    }

    void zero(long fileOff, long length, String what) {
        put(fileOff, new byte[(int) length], what);
    }

    private static ByteBuffer words(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Takes {@code [start, end)} out of the file, after all replacements. */
    void cut(long start, long end) {
        cutStart = start;
        cutEnd = end;
    }

    /** The same, to look at while more are added here. */
    Edits copy() {
        Edits out = new Edits();
        out.list.addAll(list);
        out.cut(cutStart, cutEnd);
        return out;
    }

    List<Edit> list() {
        return Collections.unmodifiableList(list);
    }

    long cutStart() {
        return cutStart;
    }

    /** Bytes that the file gets shorter by. */
    long removed() {
        return cutEnd - cutStart;
    }

    /** Whether a replacement so far changes a byte of {@code [start, end)}. */
    boolean touches(long start, long end) {
        for (Edit e : list) {
            if (e.fileOff() < end && e.end() > start) {
                return true;
            }
        }
        return false;
    }

    /**
     * Carries them out on the file itself.
     *
     * @param file the old bytes; afterwards the new ones, and behind them what is left over
     * @return how many bytes are the new file
     */
    int apply(byte[] file) {
        for (Edit e : list) {
            e.apply(0, file, 0, file.length);
        }
        if (removed() == 0) {
            return file.length;
        }
        System.arraycopy(file, (int) cutEnd, file, (int) cutStart, (int) (file.length - cutEnd));
        return (int) (file.length - removed());
    }

    /** Carries them out on a copy of a file of {@code size} bytes. */
    void write(BriefFile file, long size, FileOperations.Staged to) throws IOException {
        long end = removed() == 0 ? size : cutStart;
        if (removed() != 0) {
            to.copy(file, cutEnd, size - cutEnd, cutStart);
            to.truncate(size - removed());
        }
        for (Edit e : list) {
            e.write(0, end, 0, to);
            if (removed() != 0) {
                e.write(cutEnd, size, removed(), to);
            }
        }
    }
}
