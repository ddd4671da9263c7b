@NullMarked
package org.pclnlab.harness.expect;

import org.jspecify.annotations.NullMarked;
