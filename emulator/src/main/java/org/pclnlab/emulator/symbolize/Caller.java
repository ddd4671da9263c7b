package org.pclnlab.emulator.symbolize;

/**
 * The four results of {@code runtime.Caller} (04 section 6).
 *
 * @param file {@code ???} in LLGo where the file is unknown
 * @param line 1 in LLGo where the line is unknown
 */
public record Caller(long pc, String file, long line, boolean ok) {
    /** No such frame. */
    public static final Caller NONE = new Caller(0, "", 0, false);
}
