package org.pclnlab.harness.lookup;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;

/** What is known about the pcs of one image. Used by one thread at a time. */
interface PcAnswers {
    /** Writes the frames at a pc, from {@link AnswerForm#begin} to {@link AnswerForm#end}. */
    void answer(long pc, AnswerForm form, LookupOutput out) throws IOException, ImageException;

    /**
     * The same for all pcs of {@link #runs} that have a context.
     *
     * @param line of the innermost frame, where contexts have several
     * @return false when these pcs have to be asked about one by one after all: then something was written
     */
    boolean answer(int context, int line, AnswerForm form, LookupOutput out) throws IOException, ImageException;

    /** Questions that are worth {@link #runs}: answering them one by one costs as much. */
    int many();

    /** Builds what many questions pay for: ranges of pcs with one answer. Null when there are none. */
    @Nullable PcRuns runs() throws ImageException;
}
