/**
 * The {@code pclnlab} command: arguments to requests, results to renderers, outcomes to exit codes. Plain lookups are
 * parsed without picocli, because loading it costs more than they do; every other command line is picocli's. Other
 * modules add commands by {@link org.pclnlab.harness.cli.Subcommand}. No part of the spec; design sections 4 and 5.
 */
@NullMarked
package org.pclnlab.harness.cli;

import org.jspecify.annotations.NullMarked;
