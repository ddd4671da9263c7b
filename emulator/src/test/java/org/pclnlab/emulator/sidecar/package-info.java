@NullMarked
package org.pclnlab.emulator.sidecar;

import org.jspecify.annotations.NullMarked;
