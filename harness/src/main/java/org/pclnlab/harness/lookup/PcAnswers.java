package org.pclnlab.harness.lookup;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;

/** What is known about the pcs of one image. Used by one thread at a time. */
interface PcAnswers {
    /**
     * Writes the frames at a pc, from {@link AnswerForm#begin} to {@link AnswerForm#end}.
     *
     * @return whether the answers of all pcs with its context in {@link #runs} differ at most in the innermost line
     */
    boolean answer(long pc, AnswerForm form, LookupOutput out) throws IOException, ImageException;

    /** Questions that are worth {@link #runs}: answering them one by one costs as much. */
    int many();

    /** Builds what many questions pay for: ranges of pcs with one answer. Null when there are none. */
    @Nullable PcRuns runs() throws ImageException;
}
