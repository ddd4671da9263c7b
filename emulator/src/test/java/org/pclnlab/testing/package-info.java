/**
 * Support for the tests of all modules: what a test needs beyond JDK, Maven, Go and cc ({@link org.pclnlab.testing.Requires},
 * {@link org.pclnlab.testing.Tool}), and the count of what was not run, which {@code mvn verify} prints as its last lines.
 */
@NullMarked
package org.pclnlab.testing;

import org.jspecify.annotations.NullMarked;
