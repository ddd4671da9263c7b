/**
 * What is known to fail, and the judgement of a run by it. {@code xfail.yaml} is read in LLGo's grammar, in a strict
 * dialect for our own file. A list turns divergences into expected ones; apart from a host skip it never excuses a
 * mismatch or an error. Part 08 of the spec, section 6.
 */
@NullMarked
package org.pclnlab.harness.expect;

import org.jspecify.annotations.NullMarked;
