package org.pclnlab.emulator.stack.process;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.stack.Mapping;

/**
 * {@code /proc/PID/maps}: {@code START-END PERMISSIONS OFFSET DEVICE INODE PATH}, ascending.
 *
 * @param all every mapping
 * @param readable those that may be read
 */
record ProcessMap(List<Mapping> all, List<Mapping> readable) {
    private static final String DELETED = " (deleted)";

    /** Reads a map; lines that are not understood are left out. */
    static ProcessMap parse(List<String> lines) {
        List<Mapping> all = new ArrayList<>();
        List<Mapping> readable = new ArrayList<>();
        for (String line : lines) {
            String[] f = line.trim().split("\\s+", 6);
            int dash = f[0].indexOf('-');
            if (f.length < 5 || dash < 0) {
                continue;
            }
            String path = f.length < 6 ? "" : f[5];
            boolean deleted = path.endsWith(DELETED);
            try {
                Mapping m = new Mapping(
                        Long.parseUnsignedLong(f[0].substring(0, dash), 16),
                        Long.parseUnsignedLong(f[0].substring(dash + 1), 16),
                        f[1].startsWith("w", 1),
                        Long.parseUnsignedLong(f[2], 16),
                        deleted ? path.substring(0, path.length() - DELETED.length()) : path,
                        deleted);
                all.add(m);
                if (f[1].startsWith("r")) {
                    readable.add(m);
                }
            } catch (NumberFormatException e) {
                // no line of a map
            }
        }
        return new ProcessMap(all, readable);
    }

    /** Whether something readable is mapped there. */
    boolean find(long addr) {
        for (Mapping m : readable) {
            if (m.contains(addr)) {
                return true;
            }
        }
        return false;
    }
}
