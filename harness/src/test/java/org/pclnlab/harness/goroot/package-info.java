@NullMarked
package org.pclnlab.harness.goroot;

import org.jspecify.annotations.NullMarked;
