package org.pclnlab.emulator.rewrite;

import java.io.IOException;

/** Bytes that replace those at a file offset of the original file. */
final class Edit {
    private final long fileOff;
    private final byte[] bytes;
    private final String what;

    /** The bytes are not copied; {@code what} says to a reader what they are. */
    Edit(long fileOff, byte[] bytes, String what) {
        this.fileOff = fileOff;
        this.bytes = bytes;
        this.what = what;
    }

    long fileOff() {
        return fileOff;
    }

    long end() {
        return fileOff + bytes.length;
    }

    String what() {
        return what;
    }

    /** Carries out what falls into the {@code count} bytes from {@code off} on, which are in an array from {@code at} on. */
    void apply(long off, byte[] into, int at, int count) {
        long from = Math.max(off, fileOff);
        long to = Math.min(off + count, end());
        if (from < to) {
            System.arraycopy(bytes, (int) (from - fileOff), into, (int) (at + from - off), (int) (to - from));
        }
    }

    /** Writes what falls into {@code [from, to)} of the old file to a file in which these bytes lie {@code shift} earlier. */
    void write(long from, long to, long shift, FileOperations.Staged file) throws IOException {
        long start = Math.max(from, fileOff);
        long stop = Math.min(to, end());
        if (start < stop) {
            file.write(start - shift, bytes, (int) (start - fileOff), (int) (stop - start));
        }
    }
}
