/**
 * The {@code pclnlab} command: arguments to requests, results to renderers, outcomes to exit codes.
 */
@NullMarked
package org.pclnlab.harness.cli;

import org.jspecify.annotations.NullMarked;
