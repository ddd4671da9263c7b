package org.pclnlab.harness.lookup;

import java.io.IOException;

/** {@code llvm-symbolizer}'s lines. There are no columns in these tables: the third number is 0. */
final class LlvmForm extends AnswerForm {
    LlvmForm(LookupOptions options) {
        super(options);
    }

    @Override
    void pc(long pc, LookupOutput out) throws IOException {
        out.ascii("0x");
        out.hex(pc, 1);
        out.ascii(options.pretty() ? ": " : "\n");
    }

    @Override
    void frame(Frame f, boolean innermost, LookupOutput out) throws IOException {
        if (!innermost && options.pretty()) {
            out.ascii(" (inlined by) ");
        }
        if (options.functions()) {
            name(f.name, out);
            out.ascii(options.pretty() ? " at " : "\n");
        }
        file(f.file, out);
        out.put(':');
        out.decimal(f.line);
        out.ascii(":0\n");
    }

    @Override
    void unknown(LookupOutput out) throws IOException {
        if (options.functions()) {
            out.ascii(options.pretty() ? "?? at " : "??\n");
        }
        out.ascii("??:0:0\n");
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

    @Override
    void failed(String problem, LookupOutput out) throws IOException {
        unknown(out);
    }
}
