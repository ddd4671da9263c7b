@NullMarked
package org.pclnlab.harness.matrix.model;

import org.jspecify.annotations.NullMarked;
