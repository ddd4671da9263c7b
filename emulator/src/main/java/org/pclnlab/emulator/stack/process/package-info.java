/**
 * Another process of this machine, read from outside: stopped through {@code ptrace}, its memory read by {@code
 * process_vm_readv}, never written. Part 05 of the spec, section 5.6.
 */
@NullMarked
package org.pclnlab.emulator.stack.process;

import org.jspecify.annotations.NullMarked;
