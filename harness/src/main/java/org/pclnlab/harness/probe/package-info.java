/**
 * The catalogue of probes, Go programs under {@code goroot-cases/probes}, and the protocol in which they answer. The
 * protocol is described in {@code goroot-cases/probes/README.md}.
 */
@NullMarked
package org.pclnlab.harness.probe;

import org.jspecify.annotations.NullMarked;
