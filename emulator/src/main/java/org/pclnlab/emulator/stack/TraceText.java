package org.pclnlab.emulator.stack;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Names;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.emulator.symbolize.Sym;

/** Every text in which an LLGo program prints a stack, byte for byte (05 section 9). */
public final class TraceText {
    private final CodeMap code;
    private final Splice splice;

    public TraceText(CodeMap code, Splice splice) {
        this.code = code;
        this.splice = splice;
    }

    /**
     * {@code runtime.Stack}.
     *
     * @param goroutine number in the header; the caller knows the form ({@link PanicForm#printsGoroutineId})
     * @param pcs what {@code Callers(0)} gave into 64 slots
     */
    public String stack(long goroutine, long... pcs) throws ImageException {
        StringBuilder out = new StringBuilder();
        header(out, goroutine);
        List<Frame> frames = code.frames(pcs);
        if (frames.isEmpty()) {
            frames = List.of(new Frame(0, null, Names.unknown(0), "", 0, 0, 0));
        }
        for (Frame f : frames) {
            out.append(name(f)).append("()\n\t");
            place(out, f);
        }
        return out.toString();
    }

    private static void header(StringBuilder out, long goroutine) {
        out.append("goroutine ").append(goroutine).append(" [running]:\n");
    }

    private static String name(Frame f) {
        return f.function().isEmpty() ? Names.unknown(f.pc()) : f.function();
    }

    private static void place(StringBuilder out, Frame f) {
        out.append(f.file().isEmpty() ? "???" : f.file()).append(':').append(f.line());
        offset(out, f.pc(), f.entry());
        out.append('\n');
    }

    private static void offset(StringBuilder out, long pc, long entry) {
        if (entry != 0 && Long.compareUnsigned(pc, entry) >= 0) {
            out.append(" +0x").append(Long.toHexString(pc - entry));
        }
    }

    /** The first lines of a fatal panic; {@code value} is the value's text (05 section 9.1). */
    public static String panicLine(String value) {
        return "panic: " + value + "\n\n";
    }

    /**
     * The traceback of a fatal panic, for a walk that began in the function that called the core's rethrow.
     *
     * @param view the spliced walk, not empty
     */
    public String panicTraceback(long... view) throws ImageException {
        StringBuilder out = new StringBuilder();
        header(out, 1);
        boolean printed = false;
        for (Frame f : code.frames(view)) {
            if (printed || !splice.isCore(name(f))) {
                printed = true;
                out.append(name(f)).append("(...)\n\t");
                place(out, f);
            }
        }
        return out.toString();
    }

    /**
     * The traceback of a hardware fault.
     *
     * @param text what is printed
     * @param complete false when nothing but the header was: then the native dump follows
     */
    public record FaultText(String text, boolean complete) {}

    /**
     * The traceback of a hardware fault.
     *
     * @param names libunwind's, by slot; empty strings where it gave none
     */
    public FaultText faultTraceback(FaultCapture capture, List<String> names) throws ImageException {
        StringBuilder out = new StringBuilder();
        header(out, 1);
        int inText = 0;
        int printed = 0;
        for (int i = 0; i < capture.pcs().size(); i++) {
            long pc = capture.pcs().get(i);
            boolean text = code.inText(pc);
            Sym s = code.sym(pc - 1);
            String name = s.function();
            String file = s.file();
            long entry = s.entry();
            int slot = capture.nameIndex().get(i);
            String given = slot >= 0 && slot < names.size() ? names.get(slot) : "";
            if (!given.isEmpty() && (name.isEmpty() || given.indexOf('.') < 0)) {
                name = given;
                file = "";
                entry = 0;
            }
            if (!text && (inText > 0 || name.isEmpty())) {
                break;
            }
            out.append(name.isEmpty() ? Names.unknown(pc) : name).append("(...)\n\t");
            if (file.isEmpty()) {
                out.append("pc=0x").append(Long.toHexString(pc - 1));
            } else {
                out.append(file).append(':').append(s.line());
                offset(out, pc, entry);
            }
            out.append('\n');
            inText += text ? 1 : 0;
            printed++;
        }
        return new FaultText(out.toString(), printed > 0);
    }

    /**
     * One line of the native dump as it really comes out: the name takes two places of the format, so that its length is
     * printed as the offset and the offset as the stack pointer.
     *
     * @param name what the dynamic loader calls the function; empty for none
     */
    public static String dumpLine(long pc, String name, long offset) {
        StringBuilder out = new StringBuilder("[0x");
        String low = Integer.toHexString((int) pc).toUpperCase(Locale.ROOT);
        out.append("0".repeat(8 - low.length())).append(low).append(' ');
        int length = name.getBytes(StandardCharsets.UTF_8).length;
        out.append(name.isEmpty() ? "(null)" : name).append("+0x").append(Integer.toHexString(length));
        out.append(", SP = 0x").append(Integer.toHexString((int) offset)).append("]\n");
        return out.toString();
    }
}
