package org.pclnlab.harness.lookup;

import java.io.IOException;
import org.pclnlab.emulator.memory.ImageException;

/** Writes what is known about one pc. */
interface PcAnswers {
    void answer(long pc, LookupOutput out) throws IOException, ImageException;
}
