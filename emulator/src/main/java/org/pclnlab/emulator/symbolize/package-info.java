/**
 * What a Go program answers about its own pcs: {@code FuncForPC}, {@code Func.FileLine}, and later {@code Caller} and
 * {@code CallersFrames}; one interface, implemented for LLGo images (spec 04) and for gc images (spec 02 section 15,
 * spec 04 section 11).
 */
@NullMarked
package org.pclnlab.emulator.symbolize;

import org.jspecify.annotations.NullMarked;
