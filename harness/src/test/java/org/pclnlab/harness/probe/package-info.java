@NullMarked
package org.pclnlab.harness.probe;

import org.jspecify.annotations.NullMarked;
