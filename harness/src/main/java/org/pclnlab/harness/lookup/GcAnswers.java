package org.pclnlab.harness.lookup;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.gopclntab.GcRuns;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.NameBytes;

/** Answers from gc's tables with full names: the inlined calls at a pc, innermost first, then the physical function. */
final class GcAnswers implements PcAnswers {
    /** More calls inlined into each other than this are damage. */
    private static final int MAX_DEPTH = 1024;

    /** Runs cost about as much as a question for each so many bytes of text. */
    private static final int BYTES_FOR_A_QUESTION = 4096, MANY = 48;

    private final GcTable table;
    private final Frame frame = new Frame();
    private @Nullable GcRuns runs;
    /** Copies of both tables of strings, once there are many questions. */
    private byte @Nullable [] names;

    private byte @Nullable [] files;

    private GcAnswers(GcTable table) {
        this.table = table;
    }

    static GcAnswers open(LoadedImage loaded) throws ImageException {
        return new GcAnswers(GcTable.open(loaded));
    }

    @Override
    public int many() {
        return (int) Math.max(MANY, (table.maxpc() - table.minpc()) / BYTES_FOR_A_QUESTION);
    }

    @Override
    public @Nullable PcRuns runs() throws ImageException {
        GcRuns r = GcRuns.of(table);
        runs = r;
        if (r != null) {
            names = table.funcnametab().copy(0, table.funcnametab().size());
            files = table.filetab().copy(0, table.filetab().size());
        }
        return r == null ? null : new PcRuns(r.index(), r.base(), r.end(), r.context(), r.line(), r.contexts());
    }

    @Override
    public void answer(long pc, AnswerForm form, LookupOutput out) throws IOException, ImageException {
        int row = table.row(pc);
        form.begin(out);
        if (row < 0) {
            form.unknown(out);
        } else {
            int fn = table.func(row);
            long entry = table.entry(fn);
            frames(fn, table.inlineIndex(fn, entry, pc), table.fileLine(fn, entry, pc), form, out);
        }
        form.end(out);
    }

    @Override
    public boolean answer(int context, int line, AnswerForm form, LookupOutput out) throws IOException, ImageException {
        GcRuns r = runs;
        if (r == null) {
            return false;
        }
        int file = r.file(context);
        form.begin(out);
        frames(r.fn(context), r.inlined(context), GcTable.place(file, file == GcTable.NO_FILE ? 0 : line), form, out);
        form.end(out);
        return true;
    }

    /**
     * Writes the frames of a pc.
     *
     * @param innermost number of the innermost call, negative without one
     * @param place file and line of the pc, as {@link GcTable#fileLine} gives them
     */
    private void frames(int fn, int innermost, long place, AnswerForm form, LookupOutput out)
            throws IOException, ImageException {
        long entry = table.entry(fn);
        int index = innermost;
        long fileLine = place;
        for (int depth = 0; depth < MAX_DEPTH; depth++) {
            int node = index < 0 ? -1 : table.inlineNode(fn, index);
            Frame f = frame.clear();
            f.line = GcTable.linePart(fileLine);
            file(fileLine, f.file);
            if (index < 0) {
                name(table.nameOff(fn), f.name);
                f.entry = entry;
                f.startLine = table.startLine(fn);
                if (form.showsStart()) {
                    file(table.fileLine(fn, entry, entry), f.startFile);
                }
            } else {
                name(table.inlineNameOff(node), f.name);
                f.startLine = table.inlineStartLine(node);
            }
            form.frame(f, depth == 0, out);
            if (index < 0 || !form.options.inlines()) {
                break;
            }
            long at = entry + table.inlineParentPc(node);
            index = table.inlineIndex(fn, entry, at);
            fileLine = table.fileLine(fn, entry, at);
        }
    }

    private void name(int off, NameBytes into) {
        byte[] copied = names;
        if (copied != null) {
            into.set(copied, off);
        } else {
            into.set(table.funcnametab(), off);
        }
    }

    private void file(long fileLine, NameBytes into) {
        int file = GcTable.filePart(fileLine);
        byte[] copied = files;
        if (file == GcTable.NO_FILE) {
            return;
        }
        if (copied != null) {
            into.set(copied, file);
        } else {
            into.set(table.filetab(), file);
        }
    }
}
