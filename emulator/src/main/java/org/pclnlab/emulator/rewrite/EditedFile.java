package org.pclnlab.emulator.rewrite;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Source;

/** A file as {@link Edits} are going to leave it, without carrying them out: what is looked at is copied and changed. */
final class EditedFile extends Source {
    /** From this many on, the whole file is cheaper than a look at all of them for every field. */
    private static final int FEW = 64;

    private final Bytes file;
    private final Edits edits;

    private EditedFile(Bytes file, Edits edits) {
        this.file = file;
        this.edits = edits;
    }

    static Bytes of(Bytes file, Edits edits) {
        int size = (int) (file.size() - edits.removed());
        Bytes out = Bytes.of(new EditedFile(file, edits), size, file.file());
        if (edits.list().size() > FEW) {
            out.buffer();
        }
        return out;
    }

    @Override
    public void copy(long off, byte[] into, int at, int count) {
        int before = (int) Math.max(0, Math.min(count, edits.cutStart() - off));
        old((int) off, into, at, edits.removed() == 0 ? count : before);
        if (edits.removed() != 0) {
            old((int) (off + before + edits.removed()), into, at + before, count - before);
        }
    }

    private void old(int off, byte[] into, int at, int count) {
        if (count == 0) {
            return;
        }
        file.copy(off, into, at, count);
        for (Edit e : edits.list()) {
            e.apply(off, into, at, count);
        }
    }
}
