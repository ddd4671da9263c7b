/** Tests of the command line as a whole, with the command of the module that measures. */
@org.jspecify.annotations.NullMarked
package org.pclnlab.harness.cli;
