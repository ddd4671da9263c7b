/**
 * The post-link rewriter: replaces the site records of a linked executable by the function table that its runtime adopts,
 * with the bytes, the statistics and the refusals of LLGo's own, in every generation. Three steps that know nothing of
 * each other: {@code Rewriter} reads a file and makes a {@code Plan} without touching it, {@code Edits} turn the old bytes
 * into the new ones, and {@code Publisher} puts them in the place of the file so that whoever looks sees the old or the new
 * one. Part 03 of the spec.
 */
@NullMarked
package org.pclnlab.emulator.rewrite;

import org.jspecify.annotations.NullMarked;
