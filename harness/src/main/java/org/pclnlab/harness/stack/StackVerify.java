package org.pclnlab.harness.stack;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.stack.GcProcess;
import org.pclnlab.emulator.stack.GcStack;
import org.pclnlab.emulator.stack.LiveStack;
import org.pclnlab.emulator.stack.LlgoProcess;
import org.pclnlab.emulator.stack.LlgoThread;
import org.pclnlab.emulator.stack.Target;
import org.pclnlab.emulator.stack.TargetObjects;
import org.pclnlab.emulator.stack.ThreadState;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.emulator.symbolize.Runtimes;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Dialogue;

/**
 * Runs a program that stops and says what its stack looks like to itself, reads the same stack from outside, from the live
 * process and from a core file of the same stop, and compares: the pcs of {@code Callers}, the frames of {@code
 * CallersFrames}, the text of {@code Stack}.
 */
public final class StackVerify {
    private static final int SLOTS = 512;
    private static final String HERE = "internal/stop.Here";
    private static final String NOT_COMPARABLE = "not comparable";

    private final PrintWriter out;
    private final Map<String, String> environment;
    private int compared;
    private int different;
    private int incomparable;

    /** Prints to {@code out}; programs get this environment. */
    public StackVerify(PrintWriter out, Map<String, String> environment) {
        this.out = out;
        this.environment = environment;
    }

    /** Comparisons that were made. */
    public int compared() {
        return compared;
    }

    /** Those that found a difference. */
    public int different() {
        return different;
    }

    /** Stops at which the program's own list is none of addresses; they are not counted as compared. */
    public int incomparable() {
        return incomparable;
    }

    /** Runs one program through all its stops. */
    public void run(List<String> argv) throws EnvironmentException, UsageException, ImageException, IOException {
        Map<String, String> env = new LinkedHashMap<>(environment);
        env.put("PCLNLAB_STOP", "all");
        List<String> absolute = new ArrayList<>(argv);
        absolute.set(0, Path.of(argv.get(0)).toAbsolutePath().toString());
        Path dir = Files.createTempDirectory("pclnlab-cores");
        try (Dialogue program = Dialogue.start(new Command(absolute, env, null, Duration.ofMinutes(2)))) {
            for (PrintedStop stop = PrintedStop.next(program); stop != null; stop = PrintedStop.next(program)) {
                String pid = Integer.toString(stop.pid());
                report(stop, "live", differences(stop, new StackRequest(pid, null, null, true, false)));
                Path core = dir.resolve("core");
                try {
                    StackReader.save(stop.pid(), core);
                    report(stop, "core", differences(stop, new StackRequest(core.toString(), null, null, true, false)));
                } finally {
                    Files.deleteIfExists(core);
                }
                program.say("\n");
            }
        } finally {
            Files.deleteIfExists(dir);
        }
    }

    private void report(PrintedStop stop, String source, String difference) {
        if (difference.startsWith(NOT_COMPARABLE)) {
            incomparable++;
            out.println(
                    "not comparable  " + source + " " + stop.name() + difference.substring(NOT_COMPARABLE.length()));
            out.flush();
            return;
        }
        compared++;
        String what = stop.pcs().size() + " pcs, " + stop.text().length() + " bytes of text";
        if (difference.isEmpty()) {
            out.println("equal      " + source + " " + stop.name() + "  " + what);
        } else {
            different++;
            out.println("DIFFERENT  " + source + " " + stop.name() + "  " + what + ": " + difference);
        }
        out.flush();
    }

    private static String differences(PrintedStop stop, StackRequest request)
            throws UsageException, EnvironmentException, ImageException {
        return StackReader.with(request, (target, program) -> {
            if (!Runtimes.isLlgo(program.loaded())) {
                return gc(stop, target, new GcProcess(program.loaded()));
            }
            TargetObjects objects = new TargetObjects(target, program.image());
            LlgoProcess process = new LlgoProcess(program.loaded(), objects.loader());
            return llgo(stop, target, process, objects);
        });
    }

    private static String llgo(PrintedStop stop, Target target, LlgoProcess process, TargetObjects objects)
            throws ImageException {
        for (long pc : stop.pcs()) {
            if (!process.form().walksFrames() && target.mappings().stream().noneMatch(m -> m.contains(pc))) {
                return NOT_COMPARABLE + ": Callers gives 0x" + Long.toHexString(pc)
                        + ", which is an entry of the program's shadow stack and no address";
            }
        }
        for (ThreadState t : target.threads()) {
            LlgoThread thread = new LlgoThread(process, objects, target, t);
            List<LiveStack.At> frames = thread.live().frames();
            for (int i = 0; i + 1 < frames.size(); i++) {
                String name = process.code().sym(frames.get(i).lookup()).function();
                if (name.endsWith(HERE)) {
                    LlgoThread.View view = thread.calledFrom(i + 1);
                    String frameDifference = compare(stop.frames(), view.frames(0, SLOTS));
                    return !frameDifference.isEmpty() ? frameDifference : compareText(stop.text(), view.stackText());
                }
            }
        }
        return "no thread is in " + HERE;
    }

    /**
     * gc inlines {@code Callers} and counts pcs inside it, which cannot be seen from outside: the function itself is compared by
     * name and line, and the offset of its call of {@code Stack} is left out.
     */
    private static String gc(PrintedStop stop, Target target, GcProcess process) throws ImageException {
        for (GcStack stack : GcStack.all(process, target)) {
            int from = stack.callerOf(HERE);
            if (from >= 0) {
                List<Frame> emulated = stack.logical(from);
                List<Frame> printed = stop.frames()
                        .subList(
                                Math.min(1, stop.frames().size()), stop.frames().size());
                if (printed.isEmpty() || emulated.isEmpty()) {
                    return "no frames";
                }
                String first = compare(List.of(named(printed.get(0))), List.of(named(emulated.get(0))));
                String rest = compare(printed.subList(1, printed.size()), emulated.subList(1, emulated.size()));
                return !first.isEmpty() ? first : !rest.isEmpty() ? rest : gcText(stop.text(), stack.textFrom(from));
            }
        }
        return "no goroutine is in " + HERE;
    }

    private static Frame named(Frame f) {
        return new Frame(0, null, f.function(), f.file(), f.line(), 0, f.entry());
    }

    private static String gcText(String printed, String emulated) {
        return compareText(withoutFirstOffset(printed), withoutFirstOffset(emulated));
    }

    private static String withoutFirstOffset(String text) {
        int place = text.indexOf("\n\t");
        int end = place < 0 ? -1 : text.indexOf('\n', place + 1);
        int off = end < 0 ? -1 : text.lastIndexOf(" +0x", end);
        return off < 0 || off < place ? text : text.substring(0, off) + text.substring(end);
    }

    static String compare(List<Frame> printed, List<Frame> emulated) {
        for (int i = 0; i < Math.max(printed.size(), emulated.size()); i++) {
            String p = i < printed.size() ? text(printed.get(i)) : "(none)";
            String e = i < emulated.size() ? text(emulated.get(i)) : "(none)";
            if (!p.equals(e)) {
                return "frame " + i + ": the program says " + p + ", pclnlab " + e;
            }
        }
        return "";
    }

    private static String text(Frame f) {
        return "0x" + Long.toHexString(f.pc()) + " 0x" + Long.toHexString(f.entry()) + " " + f.function() + " "
                + f.file() + ":" + f.line();
    }

    /** An empty text was not asked for. */
    static String compareText(String printed, String emulated) {
        if (printed.isEmpty()) {
            return "";
        }
        List<String> p = new ArrayList<>(printed.lines().toList());
        List<String> e = new ArrayList<>(emulated.lines().toList());
        for (int i = 0; i < Math.max(p.size(), e.size()); i++) {
            String one = i < p.size() ? p.get(i) : "(end)";
            String other = i < e.size() ? e.get(i) : "(end)";
            if (!one.equals(other)) {
                return "line " + (i + 1) + " of Stack: the program prints " + one + ", pclnlab " + other;
            }
        }
        return printed.equals(emulated) ? "" : "Stack: line ends";
    }
}
