@NullMarked
package org.pclnlab.harness.explain;

import org.jspecify.annotations.NullMarked;
