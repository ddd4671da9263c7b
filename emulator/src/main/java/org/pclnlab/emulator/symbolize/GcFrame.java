package org.pclnlab.emulator.symbolize;

/**
 * One {@code runtime.Frame} of a gc program.
 *
 * @param pc {@code Frame.PC}: the call, one below the return address
 * @param function {@code Frame.Function}
 * @param file {@code Frame.File}
 * @param line {@code Frame.Line}
 * @param entry {@code Frame.Entry}, of the physical function
 * @param inlined whether {@code Frame.Func} is nil because the code was inlined
 */
public record GcFrame(long pc, String function, String file, int line, long entry, boolean inlined) {}
