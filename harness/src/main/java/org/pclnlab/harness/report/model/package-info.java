/**
 * What a run found, in the one form that all reports are made from, and that form as a file. Knows nothing of how a run is
 * made or shown. No part of the spec; design section 4.
 */
@NullMarked
package org.pclnlab.harness.report.model;

import org.jspecify.annotations.NullMarked;
