package org.pclnlab.emulator.forge;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The C program linked into every forged image, which answers as a runtime of LLGo would. */
public final class Responder {
    /** Name of its C entry point. */
    static final String ENTRY = "pclnlab_main";

    private Responder() {}

    /** Its source. */
    public static String source() {
        try (InputStream in = Responder.class.getResourceAsStream("responder.c")) {
            if (in == null) {
                throw new IllegalStateException("responder.c is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
