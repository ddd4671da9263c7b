package org.pclnlab.harness.probe;

/**
 * What a runtime says about one pc.
 *
 * @param known false where {@code FuncForPC} gives nil; then the rest is empty
 * @param entry {@code Entry()}
 * @param name {@code Name()}
 * @param file {@code FileLine} of the same pc
 * @param line {@code FileLine} of the same pc
 */
public record Answer(boolean known, long entry, String name, String file, long line) {
    public static final Answer NIL = new Answer(false, 0, "", "", 0);
}
