package org.pclnlab.emulator.rewrite;

/**
 * Why a file is not rewritten, in the words of the original (03 section 13). Thrown inside this package only: to the
 * outside a refusal is a result, {@link Outcome.Refused}. Cheap, because refusing is the normal outcome of some builds.
 */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final boolean abnormal;

    Refusal(String referenceText) {
        this(referenceText, false);
    }

    private Refusal(String text, boolean abnormal) {
        super(text, null, false, false);
        this.abnormal = abnormal;
    }

    /** The original indexes outside a buffer here and the whole build dies: the words are ours. */
    static Refusal abnormal(String text) {
        return new Refusal(text, true);
    }

    boolean isAbnormal() {
        return abnormal;
    }

    /** The text that the original prints, without any prefix of its command. */
    String referenceText() {
        String text = getMessage();
        return text == null ? "" : text;
    }

    /** The same reason behind a prefix, as {@code chained fixups: }. */
    Refusal under(String prefix) {
        return new Refusal(prefix + referenceText(), abnormal);
    }
}
