@NullMarked
package org.pclnlab.harness.ci;

import org.jspecify.annotations.NullMarked;
