@NullMarked
package org.pclnlab.harness.matrix.probe;

import org.jspecify.annotations.NullMarked;
