/**
 * {@code pclnlab triage}: what the history of all runs says about the lists of what is known to fail, and the edits that make
 * the lists true again.
 * <pre>
 *  imports  files -&gt; runs           history  runs -&gt; SQLite -&gt; the last runs of each lane
 *  answer   runs and lists -&gt; answers and edits            render  answers -&gt; text, JSON, Markdown
 *  stats    rates and streaks
 * </pre>
 * Part 08 of the spec, section 14.2.
 */
@NullMarked
package org.pclnlab.harness.triage;

import org.jspecify.annotations.NullMarked;
