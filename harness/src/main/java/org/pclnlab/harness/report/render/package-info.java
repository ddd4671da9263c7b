/**
 * A report as text, Markdown, JUnit XML, GitHub's annotations, and one HTML page: one renderer for each, and
 * {@code ReportFiles} for all of them. Whatever came from a program or an image is escaped in the way of each form. No part
 * of the spec; design section 4.
 */
@NullMarked
package org.pclnlab.harness.report.render;

import org.jspecify.annotations.NullMarked;
