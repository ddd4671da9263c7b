package org.pclnlab.harness.conform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.sidecar.Sidecars;
import org.pclnlab.emulator.symbolize.Caller;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.GoRuntime;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.emulator.symbolize.ShadowStore;
import org.pclnlab.emulator.symbolize.ShadowStore.ShadowFrame;
import org.pclnlab.emulator.symbolize.StackWalk;
import org.pclnlab.harness.probe.Answer;
import org.pclnlab.harness.probe.Answers;
import org.pclnlab.harness.probe.Query;

/** Asks an emulated runtime everything that a process was asked, in the same order, about the same executable. */
final class Emulation {
    private Emulation() {}

    /**
     * What the emulator says.
     *
     * @param answers one for each query of the process, null where it cannot be asked
     * @param slide of the process
     * @param generation of LLGo's formats, such as {@code pr2016}; empty for gc
     */
    record Emulated(List<@Nullable Answer> answers, long slide, String generation) {}

    /** Asks about {@code program}, which gave {@code process} when it ran. */
    static Emulated ask(Path program, Answers process, RuntimeOpener opener) throws ImageException, IOException {
        MappedFile file = MappedFile.open(program);
        Image image = Images.read(file.bytes());
        long slide = slide(image, process);
        // The image lies at its link-time addresses, so code addresses of the process move by the slide.
        GoRuntime runtime = opener.open(Sidecars.complete(Loader.view(image), program, null));
        ShadowStore shadow = process.shadow().isEmpty() ? null : shadow(process, slide);
        if (runtime instanceof LlgoRuntime llgo) {
            llgo.onThread(shadow);
        }
        for (Query q : process.queries()) {
            if (q.question() == Query.Question.STACK) {
                walk(runtime, q, slide); // a probe takes its stacks before it asks anything
            }
        }
        List<@Nullable Answer> answers = new ArrayList<>();
        for (Query q : process.queries()) {
            boolean known = q.kind() != Query.Kind.VIRTUAL || shadow != null;
            boolean asked = known && !q.question().text();
            answers.add(asked ? ask(image, runtime, q, slide, shadow) : null);
        }
        file.checkUnchanged();
        return new Emulated(answers, slide, generation(runtime));
    }

    /** The shadow stack of the thread that asked, as the process itself lists it at its end. */
    private static ShadowStore shadow(Answers process, long slide) {
        ShadowStore store = new ShadowStore();
        for (Answers.Virtual v : process.shadow()) {
            store.intern(new ShadowFrame(v.entry() == 0 ? 0 : v.entry() - slide, v.function(), v.file(), v.line(), 0));
        }
        return store;
    }

    private static Answer ask(Image image, GoRuntime runtime, Query q, long slide, @Nullable ShadowStore shadow)
            throws ImageException {
        long moved = q.kind() == Query.Kind.CODE ? slide : 0;
        long pc = q.pc() - moved;
        return switch (q.question()) {
            case FUNC -> func(runtime, runtime.funcForPC(pc), pc, moved);
            case FRAME -> frame(runtime.callersFrames(pc).next(), moved);
            case FRAME_FUNC -> {
                Frame f = runtime.callersFrames(pc).next();
                yield func(runtime, f == null ? null : f.func(), pc, moved);
            }
            case CALLER -> {
                if (shadow != null && q.kind() == Query.Kind.VIRTUAL) {
                    yield virtualCaller(runtime, shadow, pc);
                }
                yield caller(runtime.caller(StackWalk.of(0, pc), 0), moved);
            }
            case STACK -> stack(image, runtime, q, slide);
            case CALLERS -> {
                walk(runtime, q, slide);
                yield Answer.NIL;
            }
            case TEXT, TRACE, END, FATAL -> throw new IllegalArgumentException(q.name());
        };
    }

    /** {@code Caller} of the function that {@code Callers} gave this number for: the same frame, another tag. */
    private static Answer virtualCaller(GoRuntime runtime, ShadowStore shadow, long pc) throws ImageException {
        ShadowFrame frame = shadow.find(pc);
        if (frame == null) {
            return Answer.NIL;
        }
        int mark = shadow.push(frame);
        Answer answer = caller(runtime.caller(StackWalk.ofNative(), 0), 0);
        shadow.truncate(mark);
        return answer;
    }

    /** {@code Callers}, as far as it changes later answers: what it gave in the process is what it walks here. */
    private static void walk(GoRuntime runtime, Query q, long slide) throws ImageException {
        if (q.kind() == Query.Kind.CODE) { // a shadow stack is not walked, and is given whole
            long[] pcs = pcs(q, slide);
            runtime.callers(StackWalk.of(pcs), 0, new long[pcs.length]);
        }
    }

    private static long[] pcs(Query q, long slide) {
        return q.pcs().stream().mapToLong(pc -> pc - slide).toArray();
    }

    /**
     * All frames. For a pc of another object the process asked its loader, which knows more objects than this image; its
     * own frame is taken there. Only LLGo has such frames, and it makes one of each pc.
     */
    private static Answer stack(Image image, GoRuntime runtime, Query q, long slide) throws ImageException {
        long[] pcs = pcs(q, slide);
        List<Answer> theirs = q.answer().frames();
        List<Answer> frames = new ArrayList<>();
        for (Frame f : runtime.callersFrames(pcs).all()) {
            int i = frames.size();
            boolean elsewhere = i < pcs.length && i < theirs.size() && !in(image, pcs[i]);
            frames.add(elsewhere ? theirs.get(i) : frame(f, slide));
        }
        return Answer.stack(frames);
    }

    private static boolean in(Image image, long vmaddr) {
        for (Segment s : image.segments()) {
            if (vmaddr >= s.vmaddr() && vmaddr < s.end()) {
                return true;
            }
        }
        return false;
    }

    private static Answer func(GoRuntime runtime, @Nullable Func f, long pc, long moved) throws ImageException {
        if (f == null) {
            return Answer.NIL;
        }
        FileLine at = runtime.fileLine(f, pc);
        return new Answer(true, f.entry() + moved, f.name(), at.file(), at.line());
    }

    private static Answer frame(@Nullable Frame f, long moved) {
        if (f == null) {
            return Answer.NIL;
        }
        return new Answer(true, f.entry() == 0 ? 0 : f.entry() + moved, f.function(), f.file(), f.line());
    }

    private static Answer caller(Caller c, long moved) {
        return c.ok() ? new Answer(true, c.pc() + moved, "", c.file(), c.line()) : Answer.NIL;
    }

    private static String generation(GoRuntime runtime) {
        return runtime instanceof LlgoRuntime llgo
                ? llgo.metadata().generation().name().toLowerCase(Locale.ROOT)
                : "";
    }

    private static long slide(Image image, Answers process) throws ImageException {
        if (!image.positionIndependent()
                || process.queries().stream().allMatch(q -> q.question().text())) {
            return 0;
        }
        Symbol anchor = image.symbols().find(process.anchorSymbol())[0];
        if (anchor == null) {
            throw new Inconsistent(
                    new Where(image.name(), 0, "symbol table", process.anchorSymbol()), "no such symbol", "one");
        }
        return process.anchorPc() - anchor.value();
    }
}
