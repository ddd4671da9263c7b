/**
 * Go and LLGo compilers: finding them, asking their version, building with them, and running programs so that nothing
 * they do can hang or fill a run (design section 6).
 */
@NullMarked
package org.pclnlab.harness.toolchain;

import org.jspecify.annotations.NullMarked;
