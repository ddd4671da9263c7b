@NullMarked
package org.pclnlab.harness.toolchain;

import org.jspecify.annotations.NullMarked;
