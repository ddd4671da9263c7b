/**
 * Chained fixups of Mach-O images: the pointers of a page form a linked list inside the pointers themselves, and
 * {@code LC_DYLD_CHAINED_FIXUPS} says where each list starts. The package reads headers, page starts, nodes and imports,
 * walks chains, and edits them as the post-link rewriter does. It works on bytes and knows nothing of load commands but
 * what {@link ChainEditor} needs. Part 01 of the spec, section 8.7, and part 03, sections 3.3, 3.4 and 8.
 */
@NullMarked
package org.pclnlab.emulator.image.macho.chained;

import org.jspecify.annotations.NullMarked;
