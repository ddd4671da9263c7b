/**
 * Writes test images: the metadata arrays, site records and prebuilt tables that LLGo's compiler, linker and post-link step
 * produce, as bytes and as assembler text, and damages them on purpose. Pure: nothing here starts a process, so running
 * {@code cc} is left to {@code harness}. Written from parts 01 and 02 of the spec without looking at the readers of
 * {@code metadata} and {@code functab}, so that each checks the other.
 */
@NullMarked
package org.pclnlab.emulator.forge;

import org.jspecify.annotations.NullMarked;
