/**
 * From a pc to a function record: adoption of the prebuilt table, the redirect, the find index, first-use construction
 * from raw site records, the cold path, and the statement table. Part 02 of the spec.
 */
@NullMarked
package org.pclnlab.emulator.functab;

import org.jspecify.annotations.NullMarked;
