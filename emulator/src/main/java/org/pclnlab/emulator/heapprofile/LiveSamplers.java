package org.pclnlab.emulator.heapprofile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.stack.StaticTls;
import org.pclnlab.emulator.stack.Target;
import org.pclnlab.emulator.stack.ThreadState;

/**
 * Where a program of #2027's current form keeps its samplers (spec 06 A1 and A4): two words of each thread, {@code remaining}
 * and the random word, in a thread-local variable, and the rate in a global one. Symbols are needed for both.
 */
public final class LiveSamplers {
    private static final String CORE = "github.com/xgo-dev/llgo/runtime/internal/runtime.";
    private static final String STATE = CORE + "memProfileState", SLOW = CORE + "recordMemProfileAllocSlow";
    private static final String COUNT = CORE + "recordMemProfileAlloc", RATE = "runtime.MemProfileRate";
    private static final int RAND_OFF = 8;

    private final StaticTls tls;
    private final Symbol state;
    private final long rate;

    private LiveSamplers(StaticTls tls, Symbol state, long rate) {
        this.tls = tls;
        this.state = state;
        this.rate = rate;
    }

    /**
     * Finds them.
     *
     * @param slide of the executable in the process
     * @throws Unsupported for a program that has none, with the reason
     */
    public static LiveSamplers of(Image image, long slide) throws ImageException {
        @Nullable Symbol[] found = image.symbols().find(STATE, SLOW, RATE, COUNT);
        Symbol state = found[0], rate = found[2];
        if (state == null || rate == null || found[1] == null) {
            String why = state == null
                    ? found[3] == null ? "no sampler (not LLGo, stripped, or the July form)" : "counters by size class"
                    : found[1] == null ? "a recorder that was left out: nothing reads the profile" : "no " + RATE;
            throw unsupported(image, why);
        }
        if (image.arch() != Arch.AMD64 || state.kind() != Symbol.Kind.TLS) {
            throw unsupported(image, image.arch() + ", variable of kind " + state.kind());
        }
        return new LiveSamplers(StaticTls.of(image), state, rate.value() + slide);
    }

    private static Unsupported unsupported(Image image, String found) {
        return new Unsupported(
                new Where(image.name(), 0, "memory profile", "sampler"),
                found,
                "the sampler of #2027's current form on linux/amd64, with symbols");
    }

    /** {@code runtime.MemProfileRate}. */
    public long rate(Memory memory) throws ImageException {
        return memory.u64(rate);
    }

    /** One thread's sampler. */
    public record OfThread(int tid, CurrentSampler sampler) {}

    /** The samplers of all threads that are held. */
    public List<OfThread> read(Target held) throws ImageException {
        List<OfThread> out = new ArrayList<>();
        for (ThreadState t : held.threads()) {
            long pointer = t.registers().tls();
            if (pointer != 0) {
                long at = tls.address(pointer, state);
                long remaining = held.memory().u64(at), rand = held.memory().u64(at + RAND_OFF);
                out.add(new OfThread(t.tid(), CurrentSampler.at(at, rand, remaining)));
            }
        }
        return out;
    }
}
