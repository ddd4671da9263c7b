package org.pclnlab.harness.lookup;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.gopclntab.GosymReader;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;

/** Answers as {@code go tool addr2line} prints them. It looks for gc's tables by name only; without them it knows nothing. */
final class GoAnswers {
    private final @Nullable GcTable table;
    private final @Nullable GosymReader reader;

    private GoAnswers(@Nullable GcTable table, @Nullable GosymReader reader) {
        this.table = table;
        this.reader = reader;
    }

    static GoAnswers open(LoadedImage loaded) throws ImageException {
        if (!named(loaded.image())) {
            return new GoAnswers(null, null);
        }
        GcTable table = GcTable.open(loaded);
        return new GoAnswers(table, new GosymReader(table, textStart(loaded.image(), table)));
    }

    private static boolean named(Image image) throws ImageException {
        if (image.format() == Image.Format.MACHO) {
            return image.section("__TEXT,__gopclntab") != null || image.section("__DATA_CONST,__gopclntab") != null;
        }
        if (image.section(".gopclntab") != null || image.section(".data.rel.ro.gopclntab") != null) {
            return true;
        }
        @Nullable Symbol[] range = image.symbols().find("runtime.pclntab", "runtime.epclntab");
        return range[0] != null && range[1] != null;
    }

    /** The symbol {@code runtime.text}, else the section; the symbols are read only where the two can differ. */
    private static long textStart(Image image, GcTable table) throws ImageException {
        Section text = image.text();
        if (table.module().text() == text.vmaddr() || image.format() == Image.Format.MACHO) {
            return text.vmaddr();
        }
        Symbol symbol = image.symbols().find("runtime.text")[0];
        return symbol == null ? text.vmaddr() : symbol.value();
    }

    void answer(long pc, LookupOutput out) throws IOException, ImageException {
        GcTable t = table;
        GosymReader g = reader;
        int fn = t == null || g == null ? -1 : g.func(pc);
        if (t == null || g == null || fn < 0) {
            out.ascii("?\n?:0\n");
            return;
        }
        out.string(t.funcnametab(), t.nameOff(fn));
        out.put('\n');
        int file = g.fileOff(fn, pc);
        if (file != GosymReader.NO_FILE) {
            out.string(t.filetab(), file);
        }
        out.put(':');
        out.decimal(g.line(fn, pc));
        out.put('\n');
    }
}
