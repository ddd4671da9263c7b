package org.pclnlab.harness.lookup;

import java.io.IOException;

/** Frames as lines of text: a name, then file and line, or with {@code -p} both on one. What GNU's and LLVM's lines share. */
abstract class LineForm extends AnswerForm {
    private final int pcDigits;
    private final String unknownName;
    private final String unknownPlace;

    /**
     * A form.
     *
     * @param pcDigits least number of digits of a pc
     * @param unknownName what stands for a name, with {@code -p}, when nothing is known
     * @param unknownPlace what stands for file and line then
     */
    LineForm(LookupOptions options, int pcDigits, String unknownName, String unknownPlace) {
        super(options);
        this.pcDigits = pcDigits;
        this.unknownName = unknownName;
        this.unknownPlace = unknownPlace;
    }

    @Override
    final void pc(long pc, LookupOutput out) throws IOException {
        out.ascii("0x");
        out.hex(pc, pcDigits);
        out.ascii(options.pretty() ? ": " : "\n");
    }

    @Override
    final void frame(Frame f, boolean innermost, LookupOutput out) throws IOException {
        if (!innermost && options.pretty()) {
            out.ascii(" (inlined by) ");
        }
        if (options.functions()) {
            name(f.name, out);
            out.ascii(options.pretty() ? " at " : "\n");
        }
        file(f.file, out);
        out.put(':');
        place(f, innermost, out);
        out.put('\n');
    }

    /** What stands behind the file and its colon. */
    abstract void place(Frame f, boolean innermost, LookupOutput out) throws IOException;

    @Override
    final void unknown(LookupOutput out) throws IOException {
        if (options.functions()) {
            out.ascii(options.pretty() ? unknownName : "??\n");
        }
        out.ascii(unknownPlace);
    }

    @Override
    final void failed(String problem, LookupOutput out) throws IOException {
        unknown(out);
    }
}
