package org.pclnlab.harness.sweep;

import java.nio.file.Path;

/**
 * What to sweep.
 *
 * @param image the executable
 * @param witness whom to ask
 * @param step for {@link Witness#ADDR2LINE}: every how many bytes a pc is asked
 * @param keep how many disagreements to print
 * @param go the go command
 */
public record SweepRequest(Path image, Witness witness, int step, int keep, String go) {
    /** Who else answers. */
    public enum Witness {
        /** Go's library {@code debug/gosym}, every pc of any image. */
        GOSYM,
        /** {@code go tool addr2line}, a sample. */
        ADDR2LINE,
        /** The program itself, every pc and all inlined frames: a command of GOROOT rebuilt with an oracle in it. */
        PROCESS
    }
}
