package org.pclnlab.emulator.rewrite;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.macho.chained.ChainEditor;
import org.pclnlab.emulator.image.macho.chained.ChainEdits;
import org.pclnlab.emulator.image.macho.chained.ChainRefusal;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;

/** The fixup chains of a Mach-O file, edited by {@link ChainEditor} (03 section 8). */
final class MachoChains extends Chains {
    private final ChainEditor editor;
    private @Nullable ChainEdits planned;

    MachoChains(Bytes file) {
        this.editor = ChainEditor.of(file);
    }

    @Override
    void range(Area area) {
        editor.unlink(area.fileOff(), area.fileEnd());
    }

    @Override
    void insert(long fileOff, long target) {
        editor.splice(fileOff, target);
    }

    @Override
    void unlink(Edits edits) throws Refusal {
        try {
            ChainEdits plan = editor.plan();
            planned = plan;
            for (ChainEdits.Patch p : plan.links()) {
                put(p, edits);
            }
        } catch (ChainRefusal refusal) {
            throw new Refusal("chained fixups: " + refusal.text());
        } catch (ImageException damaged) {
            throw Refusal.abnormal("chained fixups: " + damaged.getMessage());
        }
    }

    @Override
    void relink(Edits edits) {
        ChainEdits plan = planned;
        if (plan == null) {
            throw new IllegalStateException("nothing planned");
        }
        for (ChainEdits.Patch p : plan.pending()) {
            put(p, edits);
        }
    }

    private static void put(ChainEdits.Patch p, Edits edits) {
        String where = " of segment " + p.segment() + " page " + p.page();
        switch (p.kind()) {
            case PAGE_START -> edits.putU16(p.fileOff(), (int) p.after(), "page start" + where);
            case LINK -> edits.putU64(p.fileOff(), p.after(), "chain link" + where);
            case INSERT -> edits.putU64(p.fileOff(), p.after(), "live pointer in the chain" + where);
        }
    }
}
