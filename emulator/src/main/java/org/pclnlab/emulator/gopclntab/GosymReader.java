package org.pclnlab.emulator.gopclntab;

import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Truncated;

/**
 * The tables as Go's library {@code debug/gosym} reads them, and with it {@code go tool addr2line}. It knows the code's
 * start from outside, no module data, no inlining, and differs from the runtime in four points:
 * <ul>
 *   <li>names are printed in full, type arguments included, and the first name of the table is a name;
 *   <li>file and line are independent: each may be missing ({@code ""}, -1) where the runtime drops both;
 *   <li>a stream offset of 0 is followed like any other, so functions without line information get what the bytes at the
 *       start of pctab happen to say;
 *   <li>damage is no error but a missing answer.
 * </ul>
 */
public final class GosymReader {
    /** {@link #fileOff} of a pc without file; printed as nothing. */
    public static final int NO_FILE = GcTable.NO_FILE;

    private final GcTable table;
    private final long textStart;

    /**
     * @param textStart address that functab counts from: the symbol {@code runtime.text}, else the text section
     */
    public GosymReader(GcTable table, long textStart) {
        this.table = table;
        this.textStart = textStart;
    }

    /** Position of the function record for a pc, or -1. */
    public int func(long pc) throws ImageException {
        int row = table.rowOfOffset(pc - textStart);
        return row < 0 ? -1 : table.func(row);
    }

    public long entry(int fn) {
        return textStart + table.entryOff(fn);
    }

    public String name(int fn) throws ImageException {
        return table.rawName(table.nameOff(fn));
    }

    /** Line of a pc, -1 when there is none. */
    public int line(int fn, long pc) {
        try {
            return table.walk(fn, FuncRecord.PCLN_OFF, entry(fn), pc);
        } catch (Truncated ends) {
            return -1;
        }
    }

    /** Position of a pc's file name, or {@link #NO_FILE}. */
    public int fileOff(int fn, long pc) {
        try {
            int file = table.walk(fn, FuncRecord.PCFILE_OFF, entry(fn), pc);
            return file < 0 ? NO_FILE : table.cuFile(fn, file);
        } catch (Truncated ends) {
            return NO_FILE;
        }
    }

    /** The file name at a position, empty for {@link #NO_FILE}. */
    public String file(int fileOff) throws ImageException {
        return fileOff == NO_FILE ? "" : table.fileOf(fileOff);
    }
}
