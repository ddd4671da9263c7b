/**
 * How a command can end: the exit codes of design section 4, and the exceptions that stand for them.
 */
@NullMarked
package org.pclnlab.harness.outcome;

import org.jspecify.annotations.NullMarked;
