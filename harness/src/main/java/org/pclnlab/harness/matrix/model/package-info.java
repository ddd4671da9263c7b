/**
 * What a measurement leaves: launches, programs, the machine; as a versioned JSON document, and as LLGo's own benchmark
 * writes it. Spec 09 sections 6, 12.2 and 13.
 */
@NullMarked
package org.pclnlab.harness.matrix.model;

import org.jspecify.annotations.NullMarked;
