package org.pclnlab.harness.lookup;

import java.io.IOException;

/** GNU {@code addr2line}'s lines. */
final class GnuForm extends LineForm {
    GnuForm(LookupOptions options) {
        super(options, 16, "?? ", "??:0\n");
    }

    @Override
    void place(Frame f, boolean innermost, LookupOutput out) throws IOException {
        if (f.line != 0) {
            line(f, innermost, out);
        } else {
            out.put('?');
        }
    }

    /** Addr2line reads such a line as pc 0, which is in no function. */
    @Override
    void invalid(byte[] line, int from, int to, LookupOutput out) throws IOException {
        if (showsPc()) {
            pc(0, out);
        }
        unknown(out);
    }
}
