package org.pclnlab.harness.sweep;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.gopclntab.GosymReader;
import org.pclnlab.emulator.memory.ImageException;

/**
 * Compares with {@code debug/gosym} at every pc. Three things must hold: the function found through findfunctab is the
 * one found by binary search; {@link GosymReader} gives exactly the witness's four answers; and what the runtime's own
 * rules give differs from them only where {@link GosymReader} says it must.
 */
final class GosymComparison {
    private final GcTable table;
    private final GosymReader gosym;
    private final Tally tally;
    private long withoutLines;

    // What was found equal last: most pcs need no string.
    private int knownFn = -1;
    private @Nullable String knownName;
    private int knownFileOff = -2;
    private @Nullable String knownFile;

    GosymComparison(GcTable table, GosymReader gosym, Tally tally) {
        this.table = table;
        this.gosym = gosym;
        this.tally = tally;
    }

    /** Pcs of functions without file and line streams, where the witness reads what happens to be there. */
    long withoutLines() {
        return withoutLines;
    }

    void compare(RunReader runs) throws IOException, SweepException {
        while (runs.next()) {
            long pc = runs.pc();
            for (long i = 0; i < runs.count(); i++, pc++) {
                String difference;
                try {
                    difference = runs.kind() == 'f' ? function(pc, runs.frame(0)) : noFunction(pc);
                } catch (ImageException e) {
                    difference = String.valueOf(e.getMessage());
                }
                if (difference.isEmpty()) {
                    tally.agree();
                } else if (tally.disagree()) {
                    tally.describe(pc, difference, runs.kind() == 'f' ? describe(runs.frame(0)) : "no function");
                }
            }
        }
    }

    private String noFunction(long pc) throws ImageException {
        int row = table.row(pc);
        return row < 0 && table.rowBySearch(pc) < 0 && gosym.func(pc) < 0 ? "" : "row " + row;
    }

    private String function(long pc, RunReader.Frame want) throws ImageException {
        int row = table.row(pc);
        if (row < 0) {
            return "no function";
        }
        if (row != table.rowBySearch(pc)) {
            return "row " + row + " by findfunctab, " + table.rowBySearch(pc) + " by binary search";
        }
        int fn = table.func(row);
        long entry = table.entry(fn);
        int line = gosym.line(fn, pc);
        int fileOff = gosym.fileOff(fn, pc);
        if (fn != gosym.func(pc)
                || entry != want.entry
                || entry != table.rowEntry(row)
                || line != want.line
                || !sameName(fn, want.name)
                || !sameFile(fileOff, want.file)) {
            return gosym.name(fn) + " 0x" + Long.toHexString(entry) + " " + gosym.file(fileOff) + ":" + line;
        }
        return runtimeDiffers(fn, entry, pc, fileOff, line);
    }

    private String runtimeDiffers(int fn, long entry, long pc, int fileOff, int line) throws ImageException {
        long at = table.fileLine(fn, entry, pc);
        int file = GcTable.filePart(at);
        boolean same;
        if (!table.hasLines(fn)) {
            withoutLines++;
            same = file == GcTable.NO_FILE && GcTable.linePart(at) == 0;
        } else if (fileOff == GosymReader.NO_FILE || line == -1) {
            same = file == GcTable.NO_FILE;
        } else {
            same = file == fileOff && GcTable.linePart(at) == line;
        }
        return same ? "" : "by the runtime's rules " + table.fileOf(file) + ":" + GcTable.linePart(at);
    }

    @SuppressWarnings("ReferenceEquality") // the witness's strings are unique: same object, same text
    private boolean sameName(int fn, String want) throws ImageException {
        if (fn == knownFn && want == knownName) {
            return true;
        }
        if (!gosym.name(fn).equals(want)) {
            return false;
        }
        knownFn = fn;
        knownName = want;
        return true;
    }

    @SuppressWarnings("ReferenceEquality") // as above
    private boolean sameFile(int fileOff, String want) throws ImageException {
        if (fileOff == knownFileOff && want == knownFile) {
            return true;
        }
        if (!gosym.file(fileOff).equals(want)) {
            return false;
        }
        knownFileOff = fileOff;
        knownFile = want;
        return true;
    }

    private static String describe(RunReader.Frame f) {
        return f.name + " 0x" + Long.toHexString(f.entry) + " " + f.file + ":" + f.line;
    }
}
