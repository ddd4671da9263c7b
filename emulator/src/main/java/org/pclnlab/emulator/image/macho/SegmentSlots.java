package org.pclnlab.emulator.image.macho;

import java.util.List;
import org.pclnlab.emulator.memory.Bytes;

/** The segment commands of an image as fixups count them: all of them, by position. */
final class SegmentSlots {
    private final List<SegmentCommand64> segments;
    private final Bytes[] contents;
    private final long fileBytes;

    SegmentSlots(List<SegmentCommand64> segments, Bytes file) throws org.pclnlab.emulator.memory.ImageException {
        this.segments = segments;
        this.contents = new Bytes[segments.size()];
        for (int i = 0; i < contents.length; i++) {
            SegmentCommand64 s = segments.get(i);
            contents[i] = file.slice(s.fileoff(), s.filesize(), s.segname());
        }
        this.fileBytes = file.size();
    }

    int count() {
        return contents.length;
    }

    String name(int segment) {
        return segments.get(segment).segname();
    }

    long vmaddr(int segment) {
        return segments.get(segment).vmaddr();
    }

    long vmsize(int segment) {
        return segments.get(segment).vmsize();
    }

    /** Bytes of a segment in the file. */
    Bytes contents(int segment) {
        return contents[segment];
    }

    /** Size of the file. */
    long fileBytes() {
        return fileBytes;
    }
}
