package org.pclnlab.harness.lookup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.pclnlab.emulator.metadata.NameBytes;

/**
 * {@code llvm-symbolizer --output-style=JSON}: the same keys in the same order. What these tables do not have, columns and
 * discriminators, is 0. Lines end what is one object a line; {@link Lookup} makes an array of the answers to arguments.
 */
final class JsonForm extends AnswerForm {
    private final byte[] module;

    JsonForm(LookupOptions options) {
        super(options);
        this.module = options.module().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    boolean showsPc() {
        return true;
    }

    @Override
    boolean showsStart() {
        return true;
    }

    @Override
    void pc(long pc, LookupOutput out) throws IOException {
        out.ascii("{\"Address\":\"0x");
        out.hex(pc, 1);
        out.ascii("\",");
    }

    @Override
    void begin(LookupOutput out) throws IOException {
        module(out);
        out.ascii(",\"Symbol\":[");
    }

    private void module(LookupOutput out) throws IOException {
        out.ascii("\"ModuleName\":");
        string(module, 0, module.length, out);
    }

    @Override
    void frame(Frame f, boolean innermost, LookupOutput out) throws IOException {
        if (!innermost) {
            out.put(',');
        }
        out.ascii("{\"Column\":0,\"Discriminator\":0,\"FileName\":");
        fileName(f.file, out);
        out.ascii(",\"FunctionName\":");
        if (options.functions()) {
            string(f.name, out);
        } else {
            out.ascii("\"\"");
        }
        out.ascii(",\"Line\":");
        line(f, innermost, out);
        out.ascii(",\"StartAddress\":\"");
        if (f.entry != 0) {
            out.ascii("0x");
            out.hex(f.entry, 1);
        }
        out.ascii("\",\"StartFileName\":");
        fileName(f.startFile, out);
        out.ascii(",\"StartLine\":");
        out.decimal(f.startLine);
        out.put('}');
    }

    @Override
    void unknown(LookupOutput out) throws IOException {
        frame(new Frame(), true, out);
    }

    @Override
    void end(LookupOutput out) throws IOException {
        out.ascii("]}\n");
    }

    @Override
    void invalid(byte[] line, int from, int to, LookupOutput out) throws IOException {
        byte[] text = "unable to parse arguments: ".getBytes(StandardCharsets.US_ASCII);
        byte[] all = new byte[text.length + to - from];
        System.arraycopy(text, 0, all, 0, text.length);
        System.arraycopy(line, from, all, text.length, to - from);
        out.put('{');
        error(all, out);
    }

    /** Behind the pc, which is written already. */
    @Override
    void failed(String problem, LookupOutput out) throws IOException {
        error(problem.getBytes(StandardCharsets.UTF_8), out);
    }

    private void error(byte[] message, LookupOutput out) throws IOException {
        out.ascii("\"Error\":{\"Message\":");
        string(message, 0, message.length, out);
        out.ascii("},");
        module(out);
        out.ascii("}\n");
    }

    private void fileName(NameBytes file, LookupOutput out) throws IOException {
        int from = fileStart(file);
        string(file.bytes(), from, file.length() - from, out);
    }

    private static void string(NameBytes s, LookupOutput out) throws IOException {
        string(s.bytes(), 0, s.length(), out);
    }

    /** A string; bytes that are no UTF-8 become U+FFFD. */
    private static void string(byte[] bytes, int from, int count, LookupOutput out) throws IOException {
        byte[] b = bytes;
        int i = from;
        int end = from + count;
        for (int k = from; k < end; k++) {
            if (b[k] < 0) {
                b = new String(bytes, from, count, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
                i = 0;
                end = b.length;
                break;
            }
        }
        out.put('"');
        for (; i < end; i++) {
            int c = b[i];
            if (c == '"' || c == '\\') {
                out.put('\\');
                out.put(c);
            } else if (c >= 0 && c < ' ') {
                control(c, out);
            } else {
                out.put(c);
            }
        }
        out.put('"');
    }

    private static void control(int c, LookupOutput out) throws IOException {
        out.put('\\');
        switch (c) {
            case '\n' -> out.put('n');
            case '\r' -> out.put('r');
            case '\t' -> out.put('t');
            default -> {
                out.put('u');
                out.hex(c, 4);
            }
        }
    }
}
