package org.pclnlab.emulator.rewrite;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.memory.Hex;

/** What a rewrite is going to do to a file. Made without touching it. */
public final class Plan {
    private final Statistics statistics;
    private final Edits edits;

    Plan(Statistics statistics, Edits edits) {
        this.statistics = statistics;
        this.edits = edits;
    }

    /** As LLGo reports them. */
    public Statistics statistics() {
        return statistics;
    }

    /** Bytes of the file that the plan makes of one of {@code size} bytes. */
    public long length(long size) {
        return size - edits.removed();
    }

    Edits edits() {
        return edits;
    }

    /** One line for every replaced range, in the order in which they take effect, and one for the cut. */
    public List<String> lines() {
        List<String> out = new ArrayList<>();
        for (Edit e : edits.list()) {
            out.add(Hex.range(e.fileOff(), e.end()) + " " + e.what());
        }
        if (edits.removed() != 0) {
            out.add(Hex.range(edits.cutStart(), edits.cutStart() + edits.removed()) + " cut from the file");
        }
        return out;
    }
}
