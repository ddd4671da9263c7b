package org.pclnlab.emulator.image.macho.chained;

/** A well-formed image whose chains LLGo's rewriter does not edit; the message is the rewriter's own (03 section 8). */
public final class ChainRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final String text;

    ChainRefusal(String text) {
        super(text);
        this.text = text;
    }

    /** The words of part 03, without {@code chained fixups: } before them. */
    public String text() {
        return text;
    }
}
