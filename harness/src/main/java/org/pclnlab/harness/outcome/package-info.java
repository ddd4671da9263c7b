/**
 * How a command can end: the exit codes, and the exceptions that stand for them. A wrong argument or file and a
 * missing or broken tool are two checked exceptions; everything unchecked is a defect of pclnlab. The mapping to codes
 * is made in {@code cli}. No part of the spec; design section 4.
 */
@NullMarked
package org.pclnlab.harness.outcome;

import org.jspecify.annotations.NullMarked;
