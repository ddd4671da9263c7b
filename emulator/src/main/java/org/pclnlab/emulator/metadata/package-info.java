/**
 * The function and line metadata that LLGo links into a program: string table, function records, symbol hash and index,
 * pc-line records, site records, and which generation of the formats an image carries. Part 01 of the spec.
 */
@NullMarked
package org.pclnlab.emulator.metadata;

import org.jspecify.annotations.NullMarked;
