package org.pclnlab.harness.lookup;

import java.io.IOException;

/** {@code llvm-symbolizer}'s lines. There are no columns in these tables: the third number is 0. */
final class LlvmForm extends LineForm {
    LlvmForm(LookupOptions options) {
        super(options, 1, "?? at ", "??:0:0\n");
    }

    @Override
    void place(Frame f, boolean innermost, LookupOutput out) throws IOException {
        line(f, innermost, out);
        out.ascii(":0");
    }

    @Override
    void end(LookupOutput out) throws IOException {
        out.put('\n');
    }

    /** Echoed, without the empty line behind an answer: so does llvm-symbolizer 14. */
    @Override
    void invalid(byte[] line, int from, int to, LookupOutput out) throws IOException {
        out.put(line, from, to - from);
        out.put('\n');
    }
}
