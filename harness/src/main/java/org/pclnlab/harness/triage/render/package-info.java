/** Answers of triage as text, as JSON, and as the Markdown of a pull request. */
@NullMarked
package org.pclnlab.harness.triage.render;

import org.jspecify.annotations.NullMarked;
