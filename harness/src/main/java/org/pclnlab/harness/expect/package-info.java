/**
 * What is known to fail: {@code xfail.yaml} in LLGo's grammar (spec 08 section 6), and the judgement of a run by it.
 */
@NullMarked
package org.pclnlab.harness.expect;

import org.jspecify.annotations.NullMarked;
