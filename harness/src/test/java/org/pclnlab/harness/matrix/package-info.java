@NullMarked
package org.pclnlab.harness.matrix;

import org.jspecify.annotations.NullMarked;
