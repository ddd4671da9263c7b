/**
 * The sampler of the memory profile (part 06 of the spec, A): when an allocation is recorded ({@link
 * org.pclnlab.emulator.heapprofile.Sampler} and its generations), under which key ({@link
 * org.pclnlab.emulator.heapprofile.BucketTable}), and what a reader gets ({@link
 * org.pclnlab.emulator.heapprofile.ProfileRecord}). Nothing here knows an executable; stacks are words.
 */
@NullMarked
package org.pclnlab.emulator.heapprofile;

import org.jspecify.annotations.NullMarked;
