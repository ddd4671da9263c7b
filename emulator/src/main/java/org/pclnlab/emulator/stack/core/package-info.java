/** ELF core files: registers from their notes, memory from their segments and from the files that were mapped. */
@NullMarked
package org.pclnlab.emulator.stack.core;

import org.jspecify.annotations.NullMarked;
