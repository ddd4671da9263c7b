@NullMarked
package org.pclnlab.harness.matrix.judge;

import org.jspecify.annotations.NullMarked;
