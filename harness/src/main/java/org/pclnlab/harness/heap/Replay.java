package org.pclnlab.harness.heap;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.emulator.heapprofile.ProfileRecord;
import org.pclnlab.emulator.heapprofile.Stack;
import org.pclnlab.harness.outcome.UsageException;

/**
 * Feeds an allocation trace to a sampler. The trace:
 *
 * <pre>
 * pclnlab-alloc 1
 * rate 524288
 * thread main address 7ffff7d8b6b0       or: rand HEX, remaining N
 * frame 401136 main.f main.go:12         for the profile's names; optional
 * stack s 401136 4011f0                  return addresses, innermost first
 * a main 64 s                            one allocation of 64 bytes at s; a 4th word x1000 repeats it
 * a main 64 s #7                         the same with an id
 * f #7                                   frees it
 * </pre>
 *
 * {@code rate} may come again, and takes effect from there. Memory is constant but for the ids that are alive, the stacks and
 * the profile itself.
 */
public final class Replay {
    private static final int MOST_STACKS = 1_000_000, MOST_LIVE = 10_000_000;

    private final Lines in;
    private final Recorder recorder;
    private final Map<String, Stack> stacks = new HashMap<>();
    private final Map<String, Frame> frames = new HashMap<>();
    private final Map<String, Recorder.Sampled> live = new HashMap<>();
    private long rate = 512 * 1024;
    private long allocations;
    private long samples;

    /** Where an address lies, for the profile. */
    public record Frame(String function, String file, long line) {}

    /**
     * What came of a trace.
     *
     * @param frames by hexadecimal address
     */
    public record Result(
            List<ProfileRecord> records, Map<String, Frame> frames, long rate, long allocations, long samples) {
        public Result {
            records = List.copyOf(records);
            frames = Map.copyOf(frames);
        }
    }

    private Replay(Lines in, Recorder recorder) {
        this.in = in;
        this.recorder = recorder;
    }

    /** Throws {@link UsageException} with file and line for a trace that makes no sense. */
    public static Result run(String file, BufferedReader in, SamplerKind kind) throws IOException, UsageException {
        return new Replay(new Lines(file, in), Recorder.of(kind)).run();
    }

    private Result run() throws IOException, UsageException {
        in.header("pclnlab-alloc 1");
        while (in.next()) {
            switch (in.word(0)) {
                case "a" -> allocate();
                case "f" -> free();
                case "rate" -> {
                    in.words(2, 2);
                    rate = in.number(1, Long.MIN_VALUE, Long.MAX_VALUE);
                }
                case "thread" -> thread();
                case "stack" -> stack();
                case "frame" -> frame();
                default -> throw in.wrong(in.word(0), "rate, thread, frame, stack, a or f");
            }
        }
        return new Result(recorder.read(), frames, rate, allocations, samples);
    }

    private void allocate() throws UsageException {
        in.words(4, 5);
        long size = in.number(2, 0, Long.MAX_VALUE);
        Stack stack = stacks.get(in.word(3));
        if (stack == null) {
            throw in.wrong("stack " + in.word(3), "one that was declared above");
        }
        String extra = in.count() == 5 ? in.word(4) : "x1";
        if (extra.startsWith("#")) {
            allocations++;
            Recorder.Sampled sampled = recorder.allocate(in.word(1), size, rate, stack);
            samples += sampled.equals(Recorder.Sampled.NOT) ? 0 : 1;
            if (live.size() >= MOST_LIVE) {
                throw in.wrong("more than " + MOST_LIVE + " objects alive", "fewer ids");
            }
            if (live.put(extra, sampled) != null) {
                throw in.wrong(extra + ", which is alive", "another id, or its f before");
            }
            return;
        }
        long times = repeat(extra);
        try {
            samples += recorder.allocate(in.word(1), size, rate, stack, times);
            allocations = Math.addExact(allocations, times);
        } catch (Recorder.TooMany | ArithmeticException e) {
            throw in.wrong(extra, "fewer: a rate and a number that leave at most 2^25 decisions in a line");
        }
    }

    private long repeat(String word) throws UsageException {
        try {
            long n = word.startsWith("x") ? Long.parseLong(word.substring(1)) : 0;
            if (n > 0) {
                return n;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw in.wrong(word, "x and how often, or # and an id");
    }

    private void free() throws UsageException {
        in.words(2, 2);
        Recorder.Sampled sampled = live.remove(in.word(1));
        if (sampled == null) {
            throw in.wrong("f of " + in.word(1) + ", which is not alive", "an id of an a above, once");
        }
        recorder.free(sampled);
    }

    private void thread() throws UsageException {
        long address = 0, rand = 0, remaining = 0;
        if (in.count() % 2 != 0) {
            throw in.wrong(in.count() + " words", "thread NAME and pairs of a word and its value");
        }
        for (int i = 2; i < in.count(); i += 2) {
            switch (in.word(i)) {
                case "address" -> address = in.hex(i + 1);
                case "rand" -> rand = in.hex(i + 1);
                case "remaining" -> remaining = in.number(i + 1, 0, Long.MAX_VALUE);
                default -> throw in.wrong(in.word(i), "address, rand or remaining");
            }
        }
        if (!recorder.thread(in.word(1), address, rand, remaining, rate)) {
            throw in.wrong("thread " + in.word(1) + " again", "each thread once, before its allocations");
        }
    }

    private void stack() throws UsageException {
        in.words(2, 2 + Stack.MOST);
        long[] pcs = new long[in.count() - 2];
        for (int i = 0; i < pcs.length; i++) {
            pcs[i] = in.hex(i + 2);
        }
        if (stacks.size() == MOST_STACKS || stacks.put(in.word(1), Stack.of(pcs)) != null) {
            throw in.wrong("stack " + in.word(1) + " twice or after " + MOST_STACKS, "each once");
        }
    }

    private void frame() throws UsageException {
        in.words(4, 4);
        String place = in.word(3);
        int colon = place.lastIndexOf(':');
        try {
            long line = Long.parseLong(place.substring(colon + 1));
            frames.put(
                    Long.toHexString(in.hex(1)), new Frame(in.word(2), place.substring(0, Math.max(0, colon)), line));
        } catch (NumberFormatException e) {
            throw in.wrong(place, "FILE:LINE");
        }
    }
}
