/**
 * The programs that are measured: which scenarios there are, and their Go sources, generated from templates of our own. Spec
 * 09 sections 2 and 3.
 */
@NullMarked
package org.pclnlab.harness.matrix.probe;

import org.jspecify.annotations.NullMarked;
