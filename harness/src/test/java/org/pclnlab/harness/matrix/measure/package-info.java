@NullMarked
package org.pclnlab.harness.matrix.measure;

import org.jspecify.annotations.NullMarked;
