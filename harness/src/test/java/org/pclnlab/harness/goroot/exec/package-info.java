@NullMarked
package org.pclnlab.harness.goroot.exec;

import org.jspecify.annotations.NullMarked;
