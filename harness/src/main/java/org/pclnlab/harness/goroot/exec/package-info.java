/**
 * Running one case: its options, its folder, the commands of each toolchain one after the other, the comparison of what
 * they printed, and the text of a failure. Part 08 of the spec, section 4.
 */
@NullMarked
package org.pclnlab.harness.goroot.exec;

import org.jspecify.annotations.NullMarked;
