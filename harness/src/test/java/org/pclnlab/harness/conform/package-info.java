@NullMarked
package org.pclnlab.harness.conform;

import org.jspecify.annotations.NullMarked;
