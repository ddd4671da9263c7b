/**
 * Matching what a compiler complains with the ERROR comments of a source. Regular expressions are RE2's, as in Go, so no
 * pattern can take more than linear time. Part 08 of the spec, section 5.
 */
@NullMarked
package org.pclnlab.harness.goroot.diag;

import org.jspecify.annotations.NullMarked;
