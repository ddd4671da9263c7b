package org.pclnlab.emulator.symbolize;

/**
 * The two results of {@code Func.FileLine}.
 *
 * @param file as the program prints it; empty, or {@code ?}, where it does not know
 * @param line 0 where it does not know
 */
public record FileLine(String file, long line) {
    public static final FileLine NONE = new FileLine("", 0);
}
