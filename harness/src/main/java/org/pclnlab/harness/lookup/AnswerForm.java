package org.pclnlab.harness.lookup;

import java.io.IOException;
import org.pclnlab.emulator.metadata.NameBytes;

/**
 * How answers look. An answer is the pc, which differs each time, and then {@link #begin}, frames from the innermost to the
 * outermost, and {@link #end}, which are the same bytes for all pcs with the same frames.
 */
abstract class AnswerForm {
    static final String UNKNOWN = "??";

    final LookupOptions options;

    AnswerForm(LookupOptions options) {
        this.options = options;
    }

    static AnswerForm of(LookupOptions options) {
        return switch (options.style()) {
            case JSON -> new JsonForm(options);
            case LLVM -> new LlvmForm(options);
            default -> new GnuForm(options);
        };
    }

    /** Whether anything is written for the pc itself. */
    boolean showsPc() {
        return options.addresses();
    }

    /** Whether anything is written of where functions start. */
    boolean showsStart() {
        return false;
    }

    abstract void pc(long pc, LookupOutput out) throws IOException;

    void begin(LookupOutput out) throws IOException {}

    abstract void frame(Frame f, boolean innermost, LookupOutput out) throws IOException;

    /** In place of frames, when there are none. */
    abstract void unknown(LookupOutput out) throws IOException;

    void end(LookupOutput out) throws IOException {}

    /** A line that is no pc. */
    abstract void invalid(byte[] line, int from, int to, LookupOutput out) throws IOException;

    /** A pc whose tables are damaged. */
    abstract void failed(String problem, LookupOutput out) throws IOException;

    final void file(NameBytes file, LookupOutput out) throws IOException {
        if (file.length() == 0) {
            out.ascii(UNKNOWN);
        } else {
            int from = fileStart(file);
            out.put(file.bytes(), from, file.length() - from);
        }
    }

    /** Where the part of a file's name starts that is asked for. */
    final int fileStart(NameBytes file) {
        int from = 0;
        if (options.basenames()) {
            for (int i = 0; i < file.length(); i++) {
                if (file.bytes()[i] == '/') {
                    from = i + 1;
                }
            }
        }
        return from;
    }

    /** The line of a frame, decimal; that of the innermost one is what runs of pcs differ in. */
    final void line(Frame f, boolean innermost, LookupOutput out) throws IOException {
        if (innermost) {
            out.variable(f.line);
        } else {
            out.decimal(f.line);
        }
    }

    final void name(NameBytes name, LookupOutput out) throws IOException {
        if (name.length() == 0) {
            out.ascii(UNKNOWN);
        } else {
            out.put(name.bytes(), 0, name.length());
        }
    }
}
