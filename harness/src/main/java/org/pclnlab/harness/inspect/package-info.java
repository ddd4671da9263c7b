/**
 * {@code pclnlab inspect}: what an image's tables hold, as a model ({@code Inspection}) with one renderer for each format:
 * text, JSON, a list of functions, dumps, sizes, and an HTML page. Nothing is looked up here that the emulator does not look
 * up. Parts 01 and 02 of the spec.
 */
@NullMarked
package org.pclnlab.harness.inspect;

import org.jspecify.annotations.NullMarked;
