package org.pclnlab.harness.cli;

import org.pclnlab.harness.outcome.UsageException;

/** Addresses on a command line. */
final class Hexadecimal {
    private Hexadecimal() {}

    /** A number with or without {@code 0x}. */
    static long parse(String what, String text) throws UsageException {
        boolean prefixed = text.startsWith("0x") || text.startsWith("0X");
        try {
            return Long.parseUnsignedLong(prefixed ? text.substring(2) : text, 16);
        } catch (NumberFormatException e) {
            throw new UsageException(what + ": found " + text + ", expected a hexadecimal number of at most 64 bits");
        }
    }
}
