package org.pclnlab.harness.probe;

/**
 * One pc that a probe asked about.
 *
 * @param name unique in its probe, such as {@code nested/2/entry}
 * @param kind what kind of number the pc is
 * @param pc in the process
 * @param base entry of the function it belongs to as far as the probe knows, 0 otherwise
 * @param answer the process's own
 */
public record Query(String name, Kind kind, long pc, long base, Answer answer) {
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
