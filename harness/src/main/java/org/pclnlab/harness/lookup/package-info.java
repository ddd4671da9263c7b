/**
 * {@code pclnlab lookup}: pcs in, names and lines out, in the output style of other tools. No lambda, stream, regular
 * expression or formatter is used here: the launcher's fast path calls this package in a cold JVM. LLGo images are
 * answered as part 04 of the spec says, sections 4 and 5; gc images by part 02, section 15.
 */
@NullMarked
package org.pclnlab.harness.lookup;

import org.jspecify.annotations.NullMarked;
