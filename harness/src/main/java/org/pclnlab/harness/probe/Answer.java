package org.pclnlab.harness.probe;

import java.util.List;

/**
 * What a runtime says about one pc.
 *
 * @param known false where {@code FuncForPC} gives nil; then the rest is empty
 * @param entry {@code Entry()}
 * @param name {@code Name()}
 * @param file {@code FileLine} of the same pc
 * @param line {@code FileLine} of the same pc
 * @param frames of a stack: one answer for each frame, innermost first; otherwise empty
 */
public record Answer(boolean known, long entry, String name, String file, long line, List<Answer> frames) {
    public static final Answer NIL = new Answer(false, 0, "", "", 0);

    public Answer {
        frames = List.copyOf(frames);
    }

    public Answer(boolean known, long entry, String name, String file, long line) {
        this(known, entry, name, file, line, List.of());
    }

    /** A whole stack. */
    public static Answer stack(List<Answer> frames) {
        return new Answer(true, 0, "", "", 0, frames);
    }
}
