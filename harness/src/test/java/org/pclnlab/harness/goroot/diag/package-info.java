@NullMarked
package org.pclnlab.harness.goroot.diag;

import org.jspecify.annotations.NullMarked;
