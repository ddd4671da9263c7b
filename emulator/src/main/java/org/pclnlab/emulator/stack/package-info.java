/**
 * How an LLGo program walks its own stack, what it keeps of the frames that a panic removed, and every text in which it
 * prints them; for gc programs the unwinder over stack depths. It runs on any {@code Memory}: a recorded stack, a live
 * process ({@code stack.process}) or a core file ({@code stack.core}). Part 05 of the spec.
 */
@NullMarked
package org.pclnlab.emulator.stack;

import org.jspecify.annotations.NullMarked;
