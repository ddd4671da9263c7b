/**
 * {@code pclnlab lookup}: pcs in, names and lines out, in the output style of other tools. No lambda, stream, regular
 * expression or formatter is used here: the launcher's fast path calls this package in a cold JVM.
 */
@NullMarked
package org.pclnlab.harness.lookup;

import org.jspecify.annotations.NullMarked;
