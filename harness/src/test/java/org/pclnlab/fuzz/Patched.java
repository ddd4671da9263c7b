package org.pclnlab.fuzz;

import java.util.ArrayList;
import java.util.List;

/**
 * A sound file with places in it that inputs change. An input is a list of changes:
 * <pre>
 *   u8 place (modulo their number), u24 offset in it (modulo its length), u8 length (modulo 17), that many bytes
 * </pre>
 * so that a fuzzer works on tables in a file of any size and not on the file. One thread.
 */
final class Patched {
    @SuppressWarnings("ArrayRecordComponent")
    private record Change(int off, byte[] before) {}

    private final byte[] file;
    private final List<int[]> places = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();

    Patched(byte[] file) {
        this.file = file;
    }

    /** Adds a range of the file; ranges outside and empty ones are left out. */
    Patched place(long off, long size) {
        if (off >= 0 && size > 0 && off + size <= file.length) {
            places.add(new int[] {(int) off, (int) size});
        }
        return this;
    }

    int placeCount() {
        return places.size();
    }

    /** The file with the changes of an input made, until the next call. */
    byte[] with(byte[] input) {
        for (int i = changes.size() - 1; i >= 0; i--) {
            Change c = changes.get(i);
            System.arraycopy(c.before, 0, file, c.off, c.before.length);
        }
        changes.clear();
        for (int at = 0; at + 5 <= input.length && changes.size() < 64; ) {
            int[] place = places.get((input[at] & 0xff) % places.size());
            int off = ((input[at + 1] & 0xff) | (input[at + 2] & 0xff) << 8 | (input[at + 3] & 0xff) << 16) % place[1];
            int length = (input[at + 4] & 0xff) % 17;
            at += 5;
            int n = Math.min(Math.min(length, place[1] - off), input.length - at);
            byte[] before = new byte[n];
            System.arraycopy(file, place[0] + off, before, 0, n);
            changes.add(new Change(place[0] + off, before));
            System.arraycopy(input, at, file, place[0] + off, n);
            at += n;
        }
        return file;
    }
}
