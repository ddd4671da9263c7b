package org.pclnlab.emulator.image;

import org.pclnlab.emulator.memory.Hex;

/**
 * One place where a {@link Rule} does not hold.
 *
 * @param at runtime address of the field
 * @param field which field, such as {@code row[17].entryOff}
 * @param found what is there; may hold text of the image
 * @param expected what a sound image has there
 */
public record Finding(Rule rule, long at, String field, String found, String expected) {
    @Override
    public String toString() {
        return rule + ": " + Hex.of(at) + ": " + field + ": found " + found + ", expected " + expected;
    }
}
