package org.pclnlab.emulator.stack;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;

/** A process that does not run: one that is being held, or what a core file has of one. */
public interface Target {
    /** What to call it in messages. */
    String name();

    Arch arch();

    /** The threads that are there, in the system's order; of a core file the one that died first. */
    List<ThreadState> threads();

    /** What the process has at its addresses. */
    Memory memory();

    /** What is mapped where, ascending. */
    List<Mapping> mappings();

    /** The first mapping of the program itself; null when that is not known. */
    @Nullable Mapping executable();

    /** A file that is mapped into the process; null when it cannot be read or is no file. */
    @Nullable Bytes open(Mapping mapping) throws IOException, ImageException;

    /** Something about the target that limits what can be said, as sentences. */
    List<String> notes();
}
