@NullMarked
package org.pclnlab.harness.matrix.stats;

import org.jspecify.annotations.NullMarked;
