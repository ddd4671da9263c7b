package org.pclnlab.harness.lookup;

import java.io.IOException;

/** GNU {@code addr2line}'s lines. */
final class GnuForm extends AnswerForm {
    GnuForm(LookupOptions options) {
        super(options);
    }

    @Override
    void pc(long pc, LookupOutput out) throws IOException {
        out.ascii("0x");
        out.hex(pc, 16);
        out.ascii(options.pretty() ? ": " : "\n");
    }

    @Override
    void frame(Frame f, boolean innermost, LookupOutput out) throws IOException {
        if (!innermost && options.pretty()) {
            out.ascii(" (inlined by) ");
        }
        if (options.functions()) {
            name(f.name, out);
            if (options.pretty()) {
                out.ascii(" at ");
            } else {
                out.put('\n');
            }
        }
        file(f.file, out);
        out.put(':');
        if (f.line != 0) {
            out.decimal(f.line);
        } else {
            out.put('?');
        }
        out.put('\n');
    }

    @Override
    void unknown(LookupOutput out) throws IOException {
        if (options.functions()) {
            out.ascii(options.pretty() ? "?? " : "??\n");
        }
        out.ascii("??:0\n");
    }

    /** Addr2line reads such a line as pc 0, which is in no function. */
    @Override
    void invalid(byte[] line, int from, int to, LookupOutput out) throws IOException {
        if (showsPc()) {
            pc(0, out);
        }
        unknown(out);
    }

    @Override
    void failed(String problem, LookupOutput out) throws IOException {
        unknown(out);
    }
}
