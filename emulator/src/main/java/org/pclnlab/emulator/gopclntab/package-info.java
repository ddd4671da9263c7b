/**
 * The function tables that gc's linker writes and gc's runtime reads: pc header, module data, functab, findfunctab,
 * pc-value streams, function records and inline trees, for Go 1.25 and 1.26. They are found without symbols, checked
 * where the runtime checks, and looked up as it looks up. Part 02 of the spec, section 15.
 */
@NullMarked
package org.pclnlab.emulator.gopclntab;

import org.jspecify.annotations.NullMarked;
