package org.pclnlab.emulator.forge;

/**
 * One statement record before encoding.
 *
 * @param id see {@link Fnv#pclineId}; a row with id 0 is not kept
 * @param symbol linker symbol of the function; a row of an unknown one is not kept
 * @param file source file
 * @param line line of the statement
 */
public record PclineRow(long id, String symbol, String file, int line) {}
