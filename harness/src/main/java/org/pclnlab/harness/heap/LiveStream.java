package org.pclnlab.harness.heap;

import java.io.PrintWriter;
import java.util.List;
import org.pclnlab.emulator.heapprofile.CurrentSampler;
import org.pclnlab.emulator.heapprofile.LiveSamplers;
import org.pclnlab.emulator.heapprofile.Thresholds;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.stack.HeldProcess;

/**
 * The samplers of a process at one moment.
 *
 * @param rate {@code runtime.MemProfileRate}
 */
public record LiveStream(int pid, long rate, List<LiveSamplers.OfThread> threads) {
    public LiveStream {
        threads = List.copyOf(threads);
    }

    /** Reads them while the process is held. */
    public static LiveStream read(int pid) throws UsageException, EnvironmentException, ImageException {
        return HeldProcess.read(pid, (image, slide) -> {
            LiveSamplers samplers = LiveSamplers.of(image, slide);
            return held -> new LiveStream(pid, samplers.rate(held.memory()), samplers.read(held));
        });
    }

    /**
     * Prints them as the beginning of a trace for {@link Replay}; what a trace has no line for as comments.
     *
     * @param draws thresholds to print that each thread will draw next
     */
    public void print(int draws, PrintWriter out) {
        out.println("pclnlab-alloc 1");
        out.println("# process " + pid + ": " + threads.size() + " threads");
        out.println("rate " + rate);
        for (LiveSamplers.OfThread t : threads) {
            CurrentSampler s = t.sampler();
            if (s.remaining() == CurrentSampler.SUPPRESSED) {
                out.println("# thread " + t.tid() + " records nothing now: it reads the profile, or adds to it");
                continue;
            }
            out.println("thread " + t.tid() + " address " + Long.toHexString(s.address()) + " rand "
                    + Long.toHexString(s.rand()) + " remaining " + Long.toUnsignedString(s.remaining()));
            if (rate > 1 && draws > 0) {
                out.println("# " + t.tid() + " will draw" + next(s, draws));
            }
        }
    }

    private String next(CurrentSampler s, int draws) {
        Thresholds stream = new Thresholds(s.rand() == 0 ? Thresholds.seed(s.address()) : s.rand());
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < draws; i++) {
            text.append(' ').append(Long.toUnsignedString(stream.next(rate)));
        }
        return text.toString();
    }

    /** The main thread's sampler. */
    CurrentSampler main() throws EnvironmentException {
        for (LiveSamplers.OfThread t : threads) {
            if (t.tid() == pid) {
                return t.sampler();
            }
        }
        throw new EnvironmentException("process " + pid + ": its main thread cannot be read");
    }
}
