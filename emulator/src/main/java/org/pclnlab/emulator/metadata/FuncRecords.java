package org.pclnlab.emulator.metadata;

import org.pclnlab.emulator.memory.Extent;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * The function records (01 section 4.1), addressed by their 1-based {@code funcIndex}.
 * <pre>
 *  28-byte  16-byte  field
 *   0 u32    0 u16   symbolPkg   package half of the linker symbol
 *   4        2       symbolName  local half of the linker symbol
 *   8        4       namePkg     package half of the Go name
 *  12        6       nameName    local half of the Go name
 *  16        8       fileRoot    directory with its trailing slash
 *  20       10       fileName    last path element
 *  24 u32   12 u32   line        line of the first statement of the body, 0 unknown
 * </pre>
 */
public final class FuncRecords {
    public static final int SYMBOL_PKG = 0, SYMBOL_NAME = 1, NAME_PKG = 2, NAME_NAME = 3, FILE_ROOT = 4, FILE_NAME = 5;

    private final Extent records;
    private final long table;
    private final long count;
    private final boolean narrow;
    private final int size;
    private final StringTable strings;

    FuncRecords(Memory memory, long table, long count, Generation generation, StringTable strings)
            throws ImageException {
        this.records = Extent.from(memory, table, "function records");
        this.table = table;
        this.count = table == 0 ? 0 : count;
        this.narrow = generation.narrowIds();
        this.size = generation.recordSize();
        this.strings = strings;
    }

    /** Gets ready for many questions. */
    public void load() throws ImageException {
        records.load(Unsigned.times(count, size));
        strings.load();
    }

    /** Reads what the start of a process reads: the whole table. */
    void touch() throws ImageException {
        if (count != 0) {
            records.u8(Unsigned.times(count, size) - 1);
        }
    }

    /** Number of records, as the image claims. */
    public long count() {
        return count;
    }

    /** Runtime address of a record. */
    long addressOf(long funcIndex) {
        return table + (funcIndex - 1) * size;
    }

    /** Whether this 1-based index names a record. */
    public boolean valid(long funcIndex) {
        return funcIndex != 0 && Long.compareUnsigned(funcIndex, count) <= 0;
    }

    /** String id of one of the six name fields, by its position 0 to 5. */
    public long id(long funcIndex, int field) throws ImageException {
        long off = (funcIndex - 1) * size;
        return narrow ? records.u16(off + 2L * field) : records.u32(off + 4L * field);
    }

    /** The linker symbol, joined from its halves. */
    public String symbol(long funcIndex) throws ImageException {
        return strings.join(id(funcIndex, SYMBOL_PKG), id(funcIndex, SYMBOL_NAME));
    }

    /** The Go name as stored, joined from its halves; may be empty. */
    public String displayName(long funcIndex) throws ImageException {
        return strings.join(id(funcIndex, NAME_PKG), id(funcIndex, NAME_NAME));
    }

    /** The name the runtime reports: the Go name, else the symbol, without one leading underscore (04 section 2.2). */
    public String name(long funcIndex) throws ImageException {
        String name = Names.publicName(displayName(funcIndex));
        return name.isEmpty() ? Names.publicName(symbol(funcIndex)) : name;
    }

    /** {@link #name} without a string. */
    public void name(long funcIndex, NameBytes out) throws ImageException {
        strings.copy(id(funcIndex, NAME_PKG), true, id(funcIndex, NAME_NAME), out);
        out.makePublic();
        if (out.length() == 0) {
            strings.copy(id(funcIndex, SYMBOL_PKG), true, id(funcIndex, SYMBOL_NAME), out);
            out.makePublic();
        }
        out.makeUtf8();
    }

    /** {@link #file} without a string. */
    public void file(long funcIndex, NameBytes out) throws ImageException {
        strings.copy(id(funcIndex, FILE_ROOT), false, id(funcIndex, FILE_NAME), out);
        out.makeUtf8();
    }

    /** File of the function's first statement. */
    public String file(long funcIndex) throws ImageException {
        return strings.joinFile(id(funcIndex, FILE_ROOT), id(funcIndex, FILE_NAME));
    }

    /** Line of the function's first statement. */
    public long line(long funcIndex) throws ImageException {
        return records.u32((funcIndex - 1) * size + (narrow ? 12 : 24));
    }
}
