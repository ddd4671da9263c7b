package org.pclnlab.harness.report;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;

/** What all JSON documents have in common. */
public final class Json {
    private Json() {}

    /** A generator of indented UTF-8 that does not close the stream. */
    public static JsonGenerator pretty(OutputStream to) throws IOException {
        JsonGenerator g = JsonFactory.builder().build().createGenerator(to, JsonEncoding.UTF8);
        g.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
        g.setPrettyPrinter(new DefaultPrettyPrinter());
        return g;
    }

    /** An address or offset: a string, because numbers above 2^53 do not survive every reader. */
    public static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    /**
     * Text of an image, fit for UTF-8: half a surrogate pair becomes U+FFFD. Control characters are the generator's
     * business.
     */
    public static String text(String s) {
        StringBuilder out = null;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            boolean pair =
                    Character.isHighSurrogate(c) && i + 1 < s.length() && Character.isLowSurrogate(s.charAt(i + 1));
            if (pair) {
                i++;
            } else if (Character.isSurrogate(c)) {
                out = out == null ? new StringBuilder(s) : out;
                out.setCharAt(i, '\ufffd');
            }
        }
        return out == null ? s : out.toString();
    }
}
