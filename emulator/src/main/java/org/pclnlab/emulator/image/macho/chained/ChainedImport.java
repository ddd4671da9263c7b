package org.pclnlab.emulator.image.macho.chained;

/**
 * A symbol that a bind refers to.
 *
 * @param library from 1 in the order of the load commands; 0 this image, -1 main executable, -2 any image, -3 weak
 * @param weak whether the symbol may be missing
 * @param name as in the file, with the underscore that C names have
 * @param addend added to the symbol's address at every bind, besides the bind's own
 */
public record ChainedImport(int library, boolean weak, String name, long addend) {}
