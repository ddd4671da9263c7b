@NullMarked
package org.pclnlab.harness.goroot.find;

import org.jspecify.annotations.NullMarked;
