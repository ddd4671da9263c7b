package org.pclnlab.emulator.rewrite;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file was not put in its place; what was there before is there still. */
public final class PublishException extends IOException {
    private static final long serialVersionUID = 1L;

    PublishException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
