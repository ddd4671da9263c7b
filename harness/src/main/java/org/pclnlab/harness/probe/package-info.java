/**
 * The catalogue of probes, Go programs under {@code goroot-cases/probes}, and the protocol in which they answer. The
 * order of the answers is kept, because in LLGo it can decide what they are. The protocol is described in {@code
 * goroot-cases/probes/README.md}; what is asked is in part 04 of the spec, sections 4 and 5.
 */
@NullMarked
package org.pclnlab.harness.probe;

import org.jspecify.annotations.NullMarked;
