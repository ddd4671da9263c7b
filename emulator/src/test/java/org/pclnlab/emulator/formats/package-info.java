@NullMarked
package org.pclnlab.emulator.formats;

import org.jspecify.annotations.NullMarked;
