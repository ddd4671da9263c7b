package org.pclnlab.harness.forge;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A field of a structure in a file.
 *
 * @param structure which one, as the table of results names it
 * @param name of this field, with the index of the element
 * @param off offset in the file
 * @param size 1, 2, 4 or 8 bytes, little-endian
 * @param next distance to the same field of the next element, 0 without one
 */
public record Field(String structure, String name, int off, int size, int next) {
    /** What is done to a field. */
    public enum Mutation {
        ZERO,
        ONE,
        MAX,
        PLUS_ONE,
        MINUS_ONE,
        /** The top bit: what a sum or a product wraps at. */
        WRAPPED,
        /** Its bytes in reverse. */
        REVERSED,
        /** Exchanged with the same field of the next element. */
        SWAPPED
    }

    private long get(ByteBuffer b, int at) {
        return switch (size) {
            case 1 -> b.get(at) & 0xff;
            case 2 -> b.getShort(at) & 0xffff;
            case 4 -> b.getInt(at) & 0xffff_ffffL;
            default -> b.getLong(at);
        };
    }

    private void put(ByteBuffer b, int at, long value) {
        switch (size) {
            case 1 -> b.put(at, (byte) value);
            case 2 -> b.putShort(at, (short) value);
            case 4 -> b.putInt(at, (int) value);
            default -> b.putLong(at, value);
        }
    }

    /** The file with this field changed, or no bytes when that changes nothing. */
    public byte[] mutate(byte[] file, Mutation mutation) {
        byte[] out = file.clone();
        ByteBuffer b = ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN);
        long value = get(b, off);
        int bits = size * 8;
        long changed = switch (mutation) {
            case ZERO -> 0;
            case ONE -> 1;
            case MAX -> -1;
            case PLUS_ONE -> value + 1;
            case MINUS_ONE -> value - 1;
            case WRAPPED -> value ^ (1L << (bits - 1));
            case REVERSED -> Long.reverseBytes(value) >>> (64 - bits);
            case SWAPPED -> next == 0 ? value : get(b, off + next);
        };
        put(b, off, changed);
        if (mutation == Mutation.SWAPPED && next != 0) {
            put(b, off + next, value);
        }
        return java.util.Arrays.equals(file, out) ? new byte[0] : out;
    }

    /** The file with another value in this field. */
    public byte[] set(byte[] file, long value) {
        byte[] out = file.clone();
        put(ByteBuffer.wrap(out).order(ByteOrder.LITTLE_ENDIAN), off, value);
        return out;
    }

    @Override
    public String toString() {
        return structure + "." + name;
    }
}
