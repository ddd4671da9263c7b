package org.pclnlab.emulator.rewrite;

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

    void apply(byte[] file) {
        System.arraycopy(bytes, 0, file, (int) fileOff, bytes.length);
    }
}
