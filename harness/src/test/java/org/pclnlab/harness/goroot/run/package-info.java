@NullMarked
package org.pclnlab.harness.goroot.run;

import org.jspecify.annotations.NullMarked;
