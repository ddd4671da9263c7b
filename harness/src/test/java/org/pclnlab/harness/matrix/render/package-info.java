@NullMarked
package org.pclnlab.harness.matrix.render;

import org.jspecify.annotations.NullMarked;
