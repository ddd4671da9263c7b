@NullMarked
package org.pclnlab.harness.cli;

import org.jspecify.annotations.NullMarked;
