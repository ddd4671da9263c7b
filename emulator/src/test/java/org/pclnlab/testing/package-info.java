/** Support for the tests of all modules: what a test needs beyond JDK, Maven, Go and cc, and the count of what was not run. */
package org.pclnlab.testing;
