package org.pclnlab.benchmarks.self;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pclnlab.benchmarks.data.PcStream;
import org.pclnlab.benchmarks.data.SplitMix64;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.lookup.Lookup;
import org.pclnlab.harness.lookup.OutputStyle;

/**
 * An executable, and pcs spread uniformly over its code as files of lines.
 *
 * @param image the executable
 * @param gc whether gc built it
 * @param start first address of the code
 * @param size its bytes
 * @param work where files may be made
 */
record BatchSide(Path image, boolean gc, long start, long size, Path work) {
    static final int SAMPLE = 2000;

    /** So few that no answer is prepared for others. */
    private static final int PIECE = 40;

    /** A file with the first {@code count} of an endless stream of pcs. */
    Path pcs(int count) throws IOException {
        Path file = work.resolve((gc ? "gc-" : "llgo-") + count);
        if (Files.exists(file)) {
            return file;
        }
        SplitMix64 random = new SplitMix64(PcStream.SEED);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int i = 0; i < count; i++) {
                long pc = start + Long.remainderUnsigned(random.next(), size);
                out.write(("0x" + Long.toHexString(pc) + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        return file;
    }

    Path few() throws IOException {
        return pcs(2);
    }

    Path sample() throws IOException {
        return pcs(SAMPLE);
    }

    /** What {@code lookup} says about the sample when it is asked for a few pcs at a time: from the tables, one by one. */
    String answers() throws IOException {
        return answers(OutputStyle.GNU);
    }

    /** The same as {@code go tool addr2line} would say it. */
    String goAnswers() throws IOException {
        return answers(OutputStyle.GO);
    }

    private String answers(OutputStyle style) throws IOException {
        List<String> all = Files.readAllLines(sample());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (int i = 0; i < all.size(); i += PIECE) {
                List<String> some = new ArrayList<>(all.subList(i, Math.min(all.size(), i + PIECE)));
                Lookup.run(image.toFile(), style, some, out);
            }
        } catch (ImageException damaged) {
            throw new IOException(damaged);
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
