@NullMarked
package org.pclnlab.harness.sidecar;

import org.jspecify.annotations.NullMarked;
