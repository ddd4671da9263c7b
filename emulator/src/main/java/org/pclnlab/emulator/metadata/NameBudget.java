package org.pclnlab.emulator.metadata;

import java.nio.charset.StandardCharsets;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;

/** Bytes of names that all lints together may read: a hostile image can claim the same long name a million times. */
final class NameBudget {
    private static final long BUDGET = 256L << 20;

    private final Metadata m;
    private long spent;

    NameBudget(Metadata metadata) {
        this.m = metadata;
    }

    /** The bytes, if they still fit. */
    byte[] spend(byte[] bytes) throws Unsupported {
        spent += bytes.length;
        if (spent > BUDGET) {
            throw new Unsupported(
                    new Where(m.loaded().image().name(), m.globals().strings(), "string pool", ""),
                    "more than 256 MiB of names in " + m.functions().count() + " records",
                    "names that are read once each");
        }
        return bytes;
    }

    /** The symbol of a record. */
    String symbol(int k) throws ImageException {
        String symbol = m.functions().symbol(k);
        spend(symbol.getBytes(StandardCharsets.UTF_8));
        return symbol;
    }

    /** A name in a finding. */
    static String quoted(byte[] name) {
        return "\"" + new String(name, StandardCharsets.UTF_8) + "\"";
    }
}
