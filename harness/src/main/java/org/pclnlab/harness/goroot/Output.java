package org.pclnlab.harness.goroot;

import java.nio.charset.StandardCharsets;

/**
 * What a command wrote to one stream.
 *
 * @param latin1 the bytes that were kept, each as the character of its number; a program may print no UTF-8
 * @param total bytes written, kept or not
 */
public record Output(String latin1, long total) {
    public static final Output EMPTY = new Output("", 0);

    public static Output of(byte[] kept, long total) {
        return new Output(new String(kept, StandardCharsets.ISO_8859_1), total);
    }

    /** Whether everything was kept. */
    public boolean whole() {
        return latin1.length() == total;
    }

    /** As text; what is no UTF-8 is replaced. */
    public String text() {
        return utf8(latin1);
    }

    /** Bytes written as characters, as text. */
    public static String utf8(String latin1) {
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
