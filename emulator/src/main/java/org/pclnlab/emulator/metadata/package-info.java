/**
 * The function and line metadata that LLGo links into a program: string table, function records, symbol hash and
 * index, pc-line records, and the sections of site records. The package finds them by the runtime's globals or, where
 * those have no names, by content, and decides which generation of the formats an image carries. Opening reads the
 * globals only; everything else is read when it is asked for. Part 01 of the spec.
 */
@NullMarked
package org.pclnlab.emulator.metadata;

import org.jspecify.annotations.NullMarked;
