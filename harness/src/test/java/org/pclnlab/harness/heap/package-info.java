@NullMarked
package org.pclnlab.harness.heap;

import org.jspecify.annotations.NullMarked;
