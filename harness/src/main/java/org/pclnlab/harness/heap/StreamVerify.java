package org.pclnlab.harness.heap;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.emulator.heapprofile.CurrentSampler;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Dialogue;

/**
 * Runs {@code goroot-cases/heap/stream} built by LLGo: reads its main thread's sampler from the process before and after many
 * allocations, emulates them from the first state, and compares which were sampled and the state at the end.
 */
public final class StreamVerify {
    /** What the program multiplies the number of an allocation with. */
    private static final long STEP = 7919;

    private static final int LEAST_SIZE = 16, MOST_COUNT = 1 << 22;

    private StreamVerify() {}

    /**
     * What a process did.
     *
     * @param sampled objects in its profile, by size
     */
    record Told(int count, long rate, CurrentSampler start, CurrentSampler end, Map<Long, Long> sampled) {}

    /**
     * The comparison.
     *
     * @param draws thresholds that the emulation drew
     */
    public record Result(int allocations, int samples, int draws, List<String> differences) {
        public Result {
            differences = List.copyOf(differences);
        }
    }

    /** Runs a program with arguments. */
    public static Result run(List<String> argv, Map<String, String> environment)
            throws EnvironmentException, UsageException, ImageException {
        List<String> absolute = new ArrayList<>(argv);
        absolute.set(0, Path.of(argv.get(0)).toAbsolutePath().toString());
        try (Dialogue program = Dialogue.start(new Command(absolute, environment, null, Duration.ofMinutes(5)))) {
            LiveStream start = LiveStream.read(stop(program, "start"));
            program.say("\n");
            LiveStream end = LiveStream.read(stop(program, "end"));
            program.say("\n");
            Result result = compare(told(program, start.main(), end.main()));
            if (start.rate() != end.rate()) {
                throw wrong("a rate of " + start.rate() + " and then of " + end.rate());
            }
            return result;
        }
    }

    private static int stop(Dialogue program, String name) throws EnvironmentException {
        String line = program.line();
        String wait = program.line();
        try {
            if (line != null && line.startsWith("stop " + name + " ") && "wait".equals(wait)) {
                return Integer.parseInt(line.substring(("stop " + name + " ").length()));
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw wrong(String.valueOf(line));
    }

    private static EnvironmentException wrong(String found) {
        return new EnvironmentException("found " + found + ", expected what goroot-cases/heap/stream prints");
    }

    private static Told told(Dialogue program, CurrentSampler start, CurrentSampler end) throws EnvironmentException {
        Map<Long, Long> sampled = new HashMap<>();
        int count = 0;
        long rate = 0;
        for (String line = program.line(); line != null; line = program.line()) {
            String[] words = line.split(" ", -1);
            try {
                if (words[0].equals("alloc") && words.length == 3) {
                    count = Integer.parseInt(words[1]);
                    rate = Long.parseLong(words[2]);
                } else if (words[0].equals("sampled") && words.length == 3 && sampled.size() < MOST_COUNT) {
                    sampled.merge(Long.parseLong(words[1]), Long.parseLong(words[2]), Long::sum);
                } else if (line.equals("end") && count > 0 && count <= MOST_COUNT) {
                    return new Told(count, rate, start, end, sampled);
                } else {
                    throw wrong(line);
                }
            } catch (NumberFormatException e) {
                throw wrong(line);
            }
        }
        throw wrong("the end of its output");
    }

    /** Emulates what a process did from its first state. */
    static Result compare(Told told) {
        CurrentSampler start = told.start();
        CurrentSampler s = CurrentSampler.at(start.address(), start.rand(), start.remaining());
        Map<Long, Long> missing = new HashMap<>(told.sampled());
        List<String> differences = new ArrayList<>();
        int samples = 0;
        int draws = told.rate() > 1 && start.remaining() == 0 ? 1 : 0;
        for (int i = 0; i < told.count(); i++) {
            long size = LEAST_SIZE + i * STEP % told.count();
            if (s.allocate(size, told.rate())) {
                samples++;
                draws += told.rate() > 1 ? 1 : 0;
                if (!Long.valueOf(1).equals(missing.remove(size))) {
                    differences.add("allocation " + i + " of " + size + " bytes: sampled by pclnlab, in the process "
                            + told.sampled().getOrDefault(size, 0L) + " times");
                }
            }
        }
        missing.forEach((size, n) ->
                differences.add("the size " + size + ": sampled " + n + " times in the process, never by pclnlab"));
        compare("remaining", told.end().remaining(), s.remaining(), differences);
        compare("rand", told.end().rand(), s.rand(), differences);
        return new Result(told.count(), samples, draws, differences);
    }

    private static void compare(String what, long process, long emulated, List<String> differences) {
        if (process != emulated) {
            differences.add(what + " at the end: 0x" + Long.toHexString(process) + " in the process, 0x"
                    + Long.toHexString(emulated) + " by pclnlab");
        }
    }
}
