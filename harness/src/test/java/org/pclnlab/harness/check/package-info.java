@NullMarked
package org.pclnlab.harness.check;

import org.jspecify.annotations.NullMarked;
