/** {@code pclnlab sidecar}: shows, pairs and makes {@code .pclntab} files. Part 07 of the spec. */
@NullMarked
package org.pclnlab.harness.sidecar;

import org.jspecify.annotations.NullMarked;
