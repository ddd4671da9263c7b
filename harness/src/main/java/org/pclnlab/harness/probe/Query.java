package org.pclnlab.harness.probe;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One question of a probe, usually about a pc.
 *
 * @param name unique in its probe, such as {@code nested/2/entry}
 * @param kind what kind of number the pc is
 * @param pc in the process
 * @param base entry of the function it belongs to as far as the probe knows, 0 otherwise
 * @param question what was asked
 * @param answer the process's own
 * @param pcs of a stack, and what {@code Callers} gave; otherwise empty
 */
public record Query(String name, Kind kind, long pc, long base, Question question, Answer answer, List<Long> pcs) {
    public Query {
        pcs = List.copyOf(pcs);
    }

    public Query(String name, Kind kind, long pc, long base, Question question, Answer answer) {
        this(name, kind, pc, base, question, answer, List.of());
    }

    /** A question that has no pc. */
    public static Query noPc(String name, Question question, Answer answer) {
        return new Query(name, Kind.RAW, 0, 0, question, answer);
    }

    /** The same question under another name. */
    public Query named(String other) {
        return new Query(other, kind, pc, base, question, answer, pcs);
    }

    /** What is asked. */
    public enum Question {
        /** {@code FuncForPC(pc)}: name, entry, and {@code FileLine(pc)}. */
        FUNC('q'),
        /** The first frame of {@code CallersFrames([pc])}: function, entry, file and line. */
        FRAME('f'),
        /** That frame's {@code Func}: name, entry, and {@code FileLine(pc)}. */
        FRAME_FUNC('g'),
        /** {@code Caller}, where {@code Callers} gave the return address {@code pc}: its pc, file and line. */
        CALLER('l'),
        /** {@code Callers}, which is no question about a pc, but can change what later ones say: it gave {@code pcs}. */
        CALLERS('c'),
        /** A text that the program computed; it is not emulated. */
        TEXT('t'),
        /** {@code CallersFrames} over what {@code Callers} gave: all frames. */
        STACK('w'),
        /** A stack as {@code runtime.Stack} writes it, a text. */
        TRACE('x'),
        /** How the process ended: its exit status. Never printed by a probe. */
        END('\0'),
        /** What a process wrote to standard error when it ended badly. Never printed by a probe. */
        FATAL('\0');

        private final char tag;

        Question(char tag) {
            this.tag = tag;
        }

        /** Whether it is a text that cannot be computed from an executable, so that the emulator is not asked. */
        public boolean text() {
            return this == TEXT || this == TRACE || this == END || this == FATAL;
        }

        static @Nullable Question of(String text) {
            for (Question q : values()) {
                if (text.length() == 1 && text.charAt(0) == q.tag && q.tag != '\0') {
                    return q;
                }
            }
            return null;
        }
    }

    /** What kind of number a pc is. */
    public enum Kind {
        /** An address that moves with the image. */
        CODE('c'),
        /** A number that does not. */
        RAW('r'),
        /** A number that only the process understands: LLGo's shadow stack of #1906 and #2016. */
        VIRTUAL('v');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }

        static Kind of(String text) {
            for (Kind k : values()) {
                if (text.length() == 1 && text.charAt(0) == k.letter) {
                    return k;
                }
            }
            throw new IllegalArgumentException(text);
        }
    }
}
