package org.pclnlab.emulator.stack;

import java.io.IOException;
import java.util.List;
import org.pclnlab.emulator.memory.ImageException;

/** Looks at the threads of a process, each of which is held only while it is looked at. */
public interface ThreadVisitor<T> {
    /** Looks at a thread. */
    void visit(ThreadState held) throws IOException, ImageException;

    /**
     * What was seen.
     *
     * @param notes threads that could not be held, as sentences
     */
    T end(List<String> notes) throws IOException, ImageException;
}
