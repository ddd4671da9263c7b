package org.pclnlab.emulator.symbolize;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;

/**
 * The part of package runtime that turns pcs into names and lines, emulated on a loaded image. Mutable: caches and lazily
 * built tables are part of the behaviour, so answers can depend on the order of questions exactly as in a process.
 * One instance models one process; it is confined to one thread.
 */
public interface GoRuntime {
    /**
     * {@code runtime.FuncForPC(pc)}.
     *
     * @param pc runtime address
     * @return null where the program gets nil
     * @throws ImageException where the process would read outside its image
     */
    @Nullable Func funcForPC(long pc) throws ImageException;

    /** {@code f.FileLine(pc)} of a function that this runtime returned. */
    FileLine fileLine(Func f, long pc) throws ImageException;

    /**
     * {@code runtime.CallersFrames(pcs)}. The array is kept, not copied, as the program's slice is: what is in it when its
     * turn comes counts.
     *
     * @param pcs return addresses, innermost first
     */
    Frames callersFrames(long... pcs);

    /**
     * {@code runtime.Callers(skip, out)} on a walked stack.
     *
     * @return number of pcs stored
     */
    int callers(StackWalk walk, long skip, long[] out) throws ImageException;

    /** {@code runtime.Caller(skip)} on a walked stack. */
    Caller caller(StackWalk walk, long skip) throws ImageException;
}
