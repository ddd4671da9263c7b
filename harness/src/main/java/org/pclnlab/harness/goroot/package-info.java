/**
 * Cases of {@code GOROOT/test} and of folders in its style: what a case is, how its result is recorded in a run's file,
 * and the signature of a failure. {@code goroot.find} lists cases, {@code goroot.diag} matches compiler messages,
 * {@code goroot.exec} runs one case, {@code goroot.run} runs all of them. Part 08 of the spec.
 */
@NullMarked
package org.pclnlab.harness.goroot;

import org.jspecify.annotations.NullMarked;
