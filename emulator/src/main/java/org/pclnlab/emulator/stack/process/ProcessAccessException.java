package org.pclnlab.emulator.stack.process;

import java.io.IOException;

/** The system does not let us read a process; the message says which setting decides. Nothing is wrong with any input. */
public final class ProcessAccessException extends IOException {
    private static final long serialVersionUID = 1L;

    ProcessAccessException(String message) {
        super(message);
    }
}
