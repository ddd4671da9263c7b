@NullMarked
package org.pclnlab.harness.report;

import org.jspecify.annotations.NullMarked;
