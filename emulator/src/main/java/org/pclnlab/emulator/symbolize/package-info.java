/**
 * What a Go program answers about its own pcs: {@code FuncForPC} and {@code Func.FileLine}, for gc also {@code
 * CallersFrames}. One interface is implemented for LLGo images and for gc images. An object of it is one emulated
 * process: its caches and lazily built tables are part of the behaviour, so answers can depend on the order of
 * questions. Part 04 of the spec; for gc its section 11, and part 02, section 15.
 */
@NullMarked
package org.pclnlab.emulator.symbolize;

import org.jspecify.annotations.NullMarked;
