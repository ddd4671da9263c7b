/**
 * Renders a judged conformance run: text for people, JSON for programs. The text ends with one line that says how the
 * run ended and what was not run. Whatever came from a program or an image is made printable first. No part of the
 * spec; design section 4.
 */
@NullMarked
package org.pclnlab.harness.report;

import org.jspecify.annotations.NullMarked;
