/**
 * From a pc to a function record in an LLGo program. The package decides whether the prebuilt table is adopted,
 * follows the redirect, narrows by the find index, and falls back to rows built on first use from raw site records or
 * loader queries, to the cold path, and to nothing, as the runtime does. It also holds the statement table and the
 * lint of what adoption does not check. Part 02 of the spec.
 */
@NullMarked
package org.pclnlab.emulator.functab;

import org.jspecify.annotations.NullMarked;
