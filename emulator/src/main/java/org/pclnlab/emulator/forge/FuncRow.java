package org.pclnlab.emulator.forge;

/**
 * One function record before encoding.
 *
 * @param symbol linker symbol, without the underscore of Mach-O
 * @param name Go name
 * @param file source file
 * @param line line of the first statement of the body, 0 when unknown
 */
public record FuncRow(String symbol, String name, String file, int line) {}
