package org.pclnlab.emulator.symbolize;

import org.jspecify.annotations.Nullable;

/**
 * One {@code runtime.Frame} that a program gets from {@code CallersFrames} (04 section 7, for gc section 11).
 *
 * @param pc {@code Frame.PC}: LLGo gives the return address as it was passed in, gc the call, one below it
 * @param func {@code Frame.Func}; null for inlined code of gc and for pcs that LLGo cannot name
 * @param function {@code Frame.Function}
 * @param file {@code Frame.File}
 * @param line {@code Frame.Line}
 * @param startLine what {@code runtime_FrameStartLine} gives, LLGo only; 0 for gc
 * @param entry {@code Frame.Entry}, of the physical function
 */
public record Frame(long pc, @Nullable Func func, String function, String file, long line, long startLine, long entry) {
    /** gc only: whether the code of this frame was inlined into another function. */
    public boolean inlined() {
        return func == null;
    }
}
