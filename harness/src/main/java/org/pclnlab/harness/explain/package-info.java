/**
 * {@code pclnlab explain}: one lookup, step by step, with the bytes that each step read. The steps come from the code that
 * answers lookups ({@code LookupTrace}), or are compared with it; here they are only collected and printed. Part 04 of the
 * spec, sections 2 to 5, and for gc part 02, section 15.
 */
@NullMarked
package org.pclnlab.harness.explain;

import org.jspecify.annotations.NullMarked;
