package org.pclnlab.emulator.stack;

import org.pclnlab.emulator.stack.unwind.Registers;

/**
 * One stopped thread.
 *
 * @param name the kernel's, empty when unknown
 */
public record ThreadState(int tid, String name, Registers registers) {}
