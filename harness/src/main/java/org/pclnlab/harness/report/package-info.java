/**
 * Renders results: text for people, JSON for programs.
 */
@NullMarked
package org.pclnlab.harness.report;

import org.jspecify.annotations.NullMarked;
