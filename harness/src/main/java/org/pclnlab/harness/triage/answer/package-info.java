/**
 * Answers about a history: what is new, which entries are stale, missing or hide something, what flakes, what shares a
 * cause. Functions of the last runs and of the expectations as they are now; nothing here reads or writes a file. Part 08 of
 * the spec, section 14.2.
 */
@NullMarked
package org.pclnlab.harness.triage.answer;

import org.jspecify.annotations.NullMarked;
