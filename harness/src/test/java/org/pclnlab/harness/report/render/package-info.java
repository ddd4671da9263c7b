@NullMarked
package org.pclnlab.harness.report.render;

import org.jspecify.annotations.NullMarked;
