package org.pclnlab.emulator.image.macho.chained;

import java.nio.charset.StandardCharsets;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.Unsigned;

/** The imports of an image: records of one {@link ImportFormat}, and names behind them. A view; nothing is copied. */
public final class ImportTable {
    private final ImportFormat format;
    private final Bytes records;
    private final Bytes names;
    private final int count;

    private ImportTable(ImportFormat format, Bytes records, Bytes names, int count) {
        this.format = format;
        this.records = records;
        this.names = names;
        this.count = count;
    }

    static ImportTable read(Bytes fixups, ChainedFixupsHeader h) throws ImageException {
        Bytes head = fixups.first(ChainedFixupsHeader.SIZE, ChainedFixupsHeader.NAME);
        ImportFormat format = ImportFormat.of(h.importsFormat());
        if (format == null) {
            throw new BadValue(
                    head.where(ChainedFixupsHeader.IMPORTS_FORMAT_OFF, "imports_format"),
                    Long.toString(h.importsFormat()),
                    "1, 2 or 3");
        }
        if (h.symbolsFormat() != 0) {
            throw new Unsupported(
                    head.where(ChainedFixupsHeader.SYMBOLS_FORMAT_OFF, "symbols_format"),
                    Long.toString(h.symbolsFormat()),
                    "0 (names are not compressed)");
        }
        long size = h.importsCount() * format.stride();
        if (!Unsigned.fits(h.importsOffset(), size, fixups.size())) {
            throw new Truncated(
                    head.where(ChainedFixupsHeader.IMPORTS_COUNT_OFF, "imports_count"),
                    h.importsCount() + " imports at " + Hex.of(h.importsOffset()),
                    "a range inside the " + Hex.of(fixups.size()) + " bytes of the fixups");
        }
        if (!Unsigned.lessOrEqual(h.symbolsOffset(), fixups.size())) {
            throw new Truncated(
                    head.where(ChainedFixupsHeader.SYMBOLS_OFFSET_OFF, "symbols_offset"),
                    Hex.of(h.symbolsOffset()),
                    "at most " + Hex.of(fixups.size()));
        }
        return new ImportTable(
                format,
                fixups.slice(h.importsOffset(), size, "chained imports"),
                fixups.slice(h.symbolsOffset(), fixups.size() - h.symbolsOffset(), "chained import names"),
                (int) h.importsCount());
    }

    public ImportFormat format() {
        return format;
    }

    public int count() {
        return count;
    }

    /**
     * The import at {@code index}, which is below {@link #count}.
     *
     * @throws BadValue when its name does not end inside the fixups
     */
    public ChainedImport at(int index) throws ImageException {
        int off = index * format.stride();
        long name = format.nameOff(records, off);
        int end = name < names.size() ? names.indexOfNul((int) name) : -1;
        if (end < 0) {
            throw new BadValue(
                    records.where(off, "import[" + index + "].name_offset"),
                    Hex.of(name),
                    "a terminated name inside " + Hex.of(names.size()) + " bytes");
        }
        return new ChainedImport(
                format.library(records, off),
                format.weak(records, off),
                new String(names.copy((int) name, end), StandardCharsets.UTF_8),
                format.addend(records, off));
    }
}
