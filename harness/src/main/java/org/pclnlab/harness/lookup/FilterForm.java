package org.pclnlab.harness.lookup;

import java.io.IOException;

/** Answers in parentheses behind a pc that stands in a text; nothing where nothing is known. */
final class FilterForm extends AnswerForm {
    FilterForm(LookupOptions options) {
        super(options);
    }

    @Override
    boolean showsPc() {
        return false;
    }

    @Override
    void pc(long pc, LookupOutput out) {}

    @Override
    void frame(Frame f, boolean innermost, LookupOutput out) throws IOException {
        out.ascii(innermost ? " (" : " (inlined by ");
        if (options.functions()) {
            name(f.name, out);
            out.put(' ');
        }
        file(f.file, out);
        out.put(':');
        if (f.line != 0) {
            line(f, innermost, out);
        } else {
            out.put('?');
        }
        out.put(')');
    }

    @Override
    void unknown(LookupOutput out) {}

    @Override
    void invalid(byte[] line, int from, int to, LookupOutput out) {}

    @Override
    void failed(String problem, LookupOutput out) {}
}
