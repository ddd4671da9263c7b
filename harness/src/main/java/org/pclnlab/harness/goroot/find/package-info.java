/**
 * Finding cases as LLGo's runner finds them: folders, file names, build constraints, the comment that makes a file a case.
 * Part 08 of the spec, section 3.
 */
@NullMarked
package org.pclnlab.harness.goroot.find;

import org.jspecify.annotations.NullMarked;
