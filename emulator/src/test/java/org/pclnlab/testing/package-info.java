/**
 * Support for the tests of all modules. {@link org.pclnlab.testing.Requires} and {@link org.pclnlab.testing.Tool} say
 * what a test needs beyond JDK, Maven, Go and cc; what was not run for want of it is counted, and {@code mvn verify}
 * prints the counts as its last lines. Builders of small executables and running of programs are here too. No part of
 * the spec.
 */
@NullMarked
package org.pclnlab.testing;

import org.jspecify.annotations.NullMarked;
