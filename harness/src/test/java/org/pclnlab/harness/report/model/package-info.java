@NullMarked
package org.pclnlab.harness.report.model;

import org.jspecify.annotations.NullMarked;
