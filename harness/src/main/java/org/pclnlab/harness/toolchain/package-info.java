/**
 * Go and LLGo compilers: finding them, asking their version, and building with them or from a cache. Children run in a
 * process group of their own with a time-out, a cap on output and a temporary folder, so that nothing they do can hang
 * or fill a run. Their environment holds nothing that changes what is built. No part of the spec; design section 6.
 */
@NullMarked
package org.pclnlab.harness.toolchain;

import org.jspecify.annotations.NullMarked;
