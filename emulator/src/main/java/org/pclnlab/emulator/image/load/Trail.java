package org.pclnlab.emulator.image.load;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;

/**
 * What a lookup did, step by step, with the bytes it read and where they lie. Whoever explains a lookup writes it, renderers
 * read it. Mutable while it is written.
 */
public final class Trail {
    /** Bytes of one read that are kept. */
    private static final int MOST_BYTES = 64;

    /**
     * Bytes that a step looked at.
     *
     * @param what the structure and field, such as {@code bucket[3].idx}
     * @param address runtime address, 0 for what the process has built itself
     * @param fileOff offset in the file, -1 when the bytes are not there
     * @param hex the first of them, two digits each
     * @param length how many there are
     * @param value what they mean; may hold text of the image
     */
    public record Read(String what, long address, long fileOff, String hex, int length, String value) {}

    /**
     * One step.
     *
     * @param id stable name, such as {@code row.near}
     * @param spec where the step is written down
     * @param text what was done and what came out of it; may hold text of the image
     */
    public record Step(String id, String spec, String text, List<Read> reads) {}

    private final LoadedImage loaded;
    private final List<Step> steps = new ArrayList<>();
    private List<Read> reads = new ArrayList<>();

    public Trail(LoadedImage loaded) {
        this.loaded = loaded;
    }

    /** Adds a step; reads that follow belong to it. */
    public Trail step(String id, String spec, String text) {
        reads = new ArrayList<>();
        steps.add(new Step(id, spec, text, reads));
        return this;
    }

    /** Adds bytes that the last step looked at. */
    public Trail read(String what, long address, long length, String value) {
        long off = loaded.image().toFileOff(loaded.toVmaddr(address));
        String hex;
        try {
            Bytes b = loaded.memory().at(address, length, what);
            hex = HexFormat.of().formatHex(b.copy(0, (int) Math.min(length, MOST_BYTES)));
        } catch (ImageException outside) {
            hex = "";
        }
        reads.add(new Read(what, address, off, hex, (int) Math.min(length, Integer.MAX_VALUE), value));
        return this;
    }

    /** Adds something that the process has in memory of its own making. */
    public Trail built(String what, String value) {
        reads.add(new Read(what, 0, -1, "", 0, value));
        return this;
    }

    public List<Step> steps() {
        return List.copyOf(steps);
    }
}
