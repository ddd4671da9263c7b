/**
 * Reads what runs leave behind: results of {@code pclnlab goroot run} and {@code pclnlab conform}, logs of LLGo's own runner
 * as {@code go test} prints them and as GitHub keeps them, and results of benchmarks. Everything read is untrusted. Part 08
 * of the spec, sections 4.13 and 9.1.
 */
@NullMarked
package org.pclnlab.harness.triage.imports;

import org.jspecify.annotations.NullMarked;
