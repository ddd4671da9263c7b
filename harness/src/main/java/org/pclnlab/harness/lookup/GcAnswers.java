package org.pclnlab.harness.lookup;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.NameBytes;

/** Answers from gc's tables with full names: the inlined calls at a pc, innermost first, then the physical function. */
final class GcAnswers implements PcAnswers {
    /** More calls inlined into each other than this are damage. */
    private static final int MAX_DEPTH = 1024;

    private final GcTable table;
    private final Frame frame = new Frame();

    private GcAnswers(GcTable table) {
        this.table = table;
    }

    static GcAnswers open(LoadedImage loaded) throws ImageException {
        return new GcAnswers(GcTable.open(loaded));
    }

    @Override
    public @Nullable PcRuns runs() {
        return null;
    }

    @Override
    public boolean answer(long pc, AnswerForm form, LookupOutput out) throws IOException, ImageException {
        int row = table.row(pc);
        form.begin(out);
        if (row < 0) {
            form.unknown(out);
        } else {
            frames(pc, table.func(row), form, out);
        }
        form.end(out);
        return row >= 0;
    }

    private void frames(long pc, int fn, AnswerForm form, LookupOutput out) throws IOException, ImageException {
        long entry = table.entry(fn);
        long at = pc;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            int index = table.inlineIndex(fn, entry, at);
            int node = index < 0 ? -1 : table.inlineNode(fn, index);
            Frame f = frame.clear();
            long fileLine = table.fileLine(fn, entry, at);
            f.line = GcTable.linePart(fileLine);
            file(fileLine, f.file);
            if (index < 0) {
                f.name.set(table.funcnametab(), table.nameOff(fn));
                f.entry = entry;
                f.startLine = table.startLine(fn);
                file(table.fileLine(fn, entry, entry), f.startFile);
            } else {
                f.name.set(table.funcnametab(), table.inlineNameOff(node));
                f.startLine = table.inlineStartLine(node);
            }
            form.frame(f, depth == 0, out);
            if (index < 0 || !form.options.inlines()) {
                break;
            }
            at = entry + table.inlineParentPc(node);
        }
    }

    private void file(long fileLine, NameBytes into) {
        int file = GcTable.filePart(fileLine);
        if (file != GcTable.NO_FILE) {
            into.set(table.filetab(), file);
        }
    }
}
