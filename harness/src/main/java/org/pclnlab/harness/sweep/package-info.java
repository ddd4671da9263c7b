/**
 * Every pc of an image's code, asked of the emulator and of somebody else: Go's library {@code debug/gosym}, {@code go
 * tool addr2line}, or the program itself. One disagreement is a defect until it is explained. The witnesses that this
 * project owns are Go programs under {@code goroot-cases/oracles}. Part 04 of the spec, section 17.
 *
 * <p>They answer in lines of ASCII. Addresses are hexadecimal; other numbers are decimal, but hexadecimal in questions.
 * <pre>
 *  question
 *    F lo hi step        FuncForPC, Name, Entry, FileLine of lo, lo+step, ... below hi
 *    N lo hi step        the first frame of CallersFrames       (pcs)
 *    X lo hi step        all frames of CallersFrames            (process)
 *    P MODE pc...        single runtime pcs                     (pcs)
 *    B slide             to be added to the pcs of F and N      (pcs)
 *    M                   the process map                        (pcs)
 *    Q                   the end, as is the end of input
 *  answer
 *    H pclnlab-oracle 1 GOOS GOARCH COMPILER VERSION
 *    A symbol address    an anchor: a function of the program   (pcs)
 *    S id "string"       defines string 0, 1, 2, ...
 *    R f pc n entry name file line    n pcs with this answer; = is an entry at the pc, ~ the name pc=0x...
 *    R n pc n ...        no Func        R 0 pc n ...  no frame
 *    R x pc n k          and for each of k frames: pc entry name file line, f or i (inlined)
 *    E mode count ns     the end of a range                     M line   a line of the process map
 * </pre>
 */
@NullMarked
package org.pclnlab.harness.sweep;

import org.jspecify.annotations.NullMarked;
