package org.pclnlab.harness.inspect;

import org.pclnlab.emulator.memory.ImageException;

/** Reads names until they have become too many bytes: a hostile image can claim one long name a million times. Mutable. */
final class NameBudget {
    private static final long MOST = 96L << 20;
    private static final int LONGEST = 2000;

    private long spent;

    /** Reads one name. */
    @FunctionalInterface
    interface Source {
        String read() throws ImageException;
    }

    /** The name, cut when it is very long; what stands for it where it cannot be read, or the budget is spent. */
    String read(Source source) {
        if (spent > MOST) {
            return "(not read: more than 96 MiB of names)";
        }
        try {
            String s = source.read();
            spent += s.length();
            return s.length() > LONGEST ? s.substring(0, LONGEST) + "..." : s;
        } catch (ImageException e) {
            return "(unreadable: " + e.found() + ")";
        }
    }
}
