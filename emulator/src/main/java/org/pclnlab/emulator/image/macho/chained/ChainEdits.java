package org.pclnlab.emulator.image.macho.chained;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * The result of {@link ChainEditor#plan}: what changes in the file, as values; nothing has been changed yet.
 *
 * @param links page starts, and links of nodes that stay; the order of segments, pages and offsets
 * @param pending whole slots of inserted nodes, to be written after the section around them was written
 */
public record ChainEdits(List<Patch> links, List<Patch> pending) {
    /** What a patch is. */
    public enum Kind {
        /** Two bytes: where the chain of a page starts. */
        PAGE_START,
        /** Eight bytes: a node that stays gets another distance to its next one, bits 51 to 62. */
        LINK,
        /** Eight bytes: a new node. */
        INSERT
    }

    /**
     * One changed value.
     *
     * @param kind says also how many bytes it has
     * @param fileOff where it lies in the file
     * @param before what is there now; of an {@link Kind#INSERT} the record that will be overwritten
     * @param after what has to be there
     * @param segment index among the image's {@code LC_SEGMENT_64} commands
     * @param page index in that segment
     */
    public record Patch(Kind kind, long fileOff, long before, long after, int segment, int page) {
        /** Number of bytes. */
        public int size() {
            return kind == Kind.PAGE_START ? 2 : 8;
        }

        /** Writes the new value. */
        public void applyTo(ByteBuffer file) {
            ByteBuffer le = file.duplicate().order(ByteOrder.LITTLE_ENDIAN);
            if (kind == Kind.PAGE_START) {
                le.putShort((int) fileOff, (short) after);
            } else {
                le.putLong((int) fileOff, after);
            }
        }
    }

    /** Writes all links; first. */
    public void applyLinks(ByteBuffer file) {
        links.forEach(p -> p.applyTo(file));
    }

    /** Writes all inserted slots; after the sections that hold them. */
    public void applyPending(ByteBuffer file) {
        pending.forEach(p -> p.applyTo(file));
    }
}
