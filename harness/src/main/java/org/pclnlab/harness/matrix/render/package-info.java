/**
 * Tables and pages of a result: text is escaped here. Spec 09 sections 7 and 13.
 */
@NullMarked
package org.pclnlab.harness.matrix.render;

import org.jspecify.annotations.NullMarked;
