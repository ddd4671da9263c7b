package org.pclnlab.emulator.image;

/**
 * One symbol.
 *
 * @param name as in the string table, without the one underscore that Mach-O prepends to every C name
 * @param value link-time address, or the container's own value for undefined and absolute ones
 * @param size in bytes, 0 when the container does not say
 * @param kind what it names
 * @param section container's section index; 0 when undefined
 */
public record Symbol(String name, long value, long size, Kind kind, int section) {
    public enum Kind {
        FUNCTION,
        DATA,
        TLS,
        OTHER
    }

    public boolean defined() {
        return section != 0;
    }
}
