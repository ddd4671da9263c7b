@NullMarked
package org.pclnlab.harness.inspect;

import org.jspecify.annotations.NullMarked;
