package org.pclnlab.harness.lookup;

import java.io.IOException;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;

/** Answers by the rules of gc's runtime with full names, as {@code addr2line -f} or {@code llvm-symbolizer} lay them out. */
final class FrameAnswers implements PcAnswers {
    /** More calls inlined into each other than this are damage. */
    private static final int MAX_DEPTH = 1024;

    private final GcTable table;
    private final boolean llvm;

    private FrameAnswers(GcTable table, boolean llvm) {
        this.table = table;
        this.llvm = llvm;
    }

    static FrameAnswers open(LoadedImage loaded, boolean llvm) throws ImageException {
        return new FrameAnswers(GcTable.open(loaded), llvm);
    }

    @Override
    public void answer(long pc, LookupOutput out) throws IOException, ImageException {
        int row = table.row(pc);
        if (row < 0) {
            out.ascii(llvm ? "??\n??:0:0\n\n" : "??\n??:0\n");
            return;
        }
        int fn = table.func(row);
        long entry = table.entry(fn);
        long at = pc;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            int index = table.inlineIndex(fn, entry, at);
            int node = index < 0 ? -1 : table.inlineNode(fn, index);
            frame(index < 0 ? table.nameOff(fn) : table.inlineNameOff(node), table.fileLine(fn, entry, at), out);
            if (index < 0 || !llvm) {
                break;
            }
            at = entry + table.inlineParentPc(node);
        }
        if (llvm) {
            out.put('\n');
        }
    }

    private void frame(int nameOff, long fileLine, LookupOutput out) throws IOException {
        out.string(table.funcnametab(), nameOff);
        out.put('\n');
        int file = GcTable.filePart(fileLine);
        if (file == GcTable.NO_FILE) {
            out.ascii("??");
        } else {
            out.string(table.filetab(), file);
        }
        out.put(':');
        out.decimal(GcTable.linePart(fileLine));
        out.ascii(llvm ? ":0\n" : "\n");
    }
}
