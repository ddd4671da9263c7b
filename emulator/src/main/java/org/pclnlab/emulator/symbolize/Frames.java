package org.pclnlab.emulator.symbolize;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;

/**
 * The {@code *runtime.Frames} of a program. {@link #next} symbolizes up to two pcs ahead, as the runtimes do, so that
 * {@link #more} is known; in LLGo that lookahead fills caches which later {@code FuncForPC} answers come from (04 section
 * 7). Mutable, one thread.
 */
public final class Frames {
    private static final int AHEAD = 2;

    /** Symbolizes the pcs of one slice in turn. */
    @FunctionalInterface
    interface Source {
        /** The next frame, or null when the slice has no more of them. */
        @Nullable Frame next() throws ImageException;
    }

    private final Source source;
    private final ArrayDeque<Frame> buffered = new ArrayDeque<>(AHEAD);

    Frames(Source source) {
        this.source = source;
    }

    /** {@code Next()}: null stands for the zero Frame. */
    public @Nullable Frame next() throws ImageException {
        while (buffered.size() < AHEAD) {
            Frame f = source.next();
            if (f == null) {
                break;
            }
            buffered.add(f);
        }
        return buffered.poll();
    }

    /** The second result of the last {@link #next}. */
    public boolean more() {
        return !buffered.isEmpty();
    }

    /** Every frame that is left, innermost first. */
    public List<Frame> all() throws ImageException {
        List<Frame> out = new ArrayList<>();
        for (Frame f = next(); f != null; f = next()) {
            out.add(f);
        }
        return out;
    }
}
