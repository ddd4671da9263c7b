package org.pclnlab.harness.heap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.emulator.heapprofile.BucketTable;
import org.pclnlab.emulator.heapprofile.CurrentSampler;
import org.pclnlab.emulator.heapprofile.ProfileRecord;
import org.pclnlab.emulator.heapprofile.Sampler;
import org.pclnlab.emulator.heapprofile.SizeClassCounters;
import org.pclnlab.emulator.heapprofile.Stack;

/** One process's recorder during a replay: samplers by thread, and what they recorded. */
abstract sealed class Recorder {
    /** An allocation with an id. {@link #NOT} stands for one that was not sampled. */
    record Sampled(Stack stack, long size) {
        static final Sampled NOT = new Sampled(Stack.EMPTY, 0);
    }

    static Recorder of(SamplerKind kind) {
        return switch (kind) {
            case SIZE_CLASS -> new Counting();
            case GC -> new Freeing();
            case CURRENT -> new Bucketed(kind, BucketTable.current());
            case JULY, UNIFORM -> new Bucketed(kind, BucketTable.july());
        };
    }

    /** Declares a thread with the state of #2027's current form. False if it is known already. */
    abstract boolean thread(String name, long address, long rand, long remaining, long rate);

    abstract Sampled allocate(String thread, long size, long rate, Stack stack);

    /**
     * The same {@code times} times. What only counts down is done by arithmetic.
     *
     * @return how many were sampled
     * @throws TooMany when more decisions are left than a replay has time for
     */
    abstract long allocate(String thread, long size, long rate, Stack stack, long times) throws TooMany;

    /** One line asks for too many decisions. */
    static final class TooMany extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** LLGo records no free. */
    void free(Sampled object) {}

    abstract List<ProfileRecord> read();

    private abstract static sealed class Sampling extends Recorder {
        /** Of one line, so that no line takes longer than about a second. */
        private static final long MOST_DECISIONS = 1L << 25;

        private final SamplerKind kind;
        private final Map<String, Sampler> threads = new HashMap<>();

        Sampling(SamplerKind kind) {
            this.kind = kind;
        }

        @Override
        boolean thread(String name, long address, long rand, long remaining, long rate) {
            Sampler sampler =
                    kind == SamplerKind.CURRENT ? CurrentSampler.at(address, rand, remaining) : kind.fresh(rand, rate);
            return threads.putIfAbsent(key(name), sampler) == null || kind == SamplerKind.JULY;
        }

        /** The July form has one state for the process. */
        private String key(String thread) {
            return kind == SamplerKind.JULY || kind == SamplerKind.UNIFORM ? "" : thread;
        }

        private Sampler sampler(String thread, long rate) {
            return threads.computeIfAbsent(key(thread), t -> kind.fresh(0, rate));
        }

        abstract void add(Stack stack, long size);

        @Override
        Sampled allocate(String thread, long size, long rate, Stack stack) {
            Sampler s = sampler(thread, rate);
            if (!s.allocate(size, rate)) {
                return Sampled.NOT;
            }
            add(stack, s.recordedSize(size));
            return new Sampled(stack, s.recordedSize(size));
        }

        @Override
        long allocate(String thread, long size, long rate, Stack stack, long times) throws TooMany {
            Sampler s = sampler(thread, rate);
            long samples = 0;
            long decisions = 0;
            for (long left = times - s.pass(size, rate, times); left > 0; left -= s.pass(size, rate, left)) {
                left--;
                if (decisions++ == MOST_DECISIONS) {
                    throw new TooMany();
                }
                if (s.allocate(size, rate)) {
                    add(stack, s.recordedSize(size));
                    samples++;
                }
            }
            return samples;
        }
    }

    private static final class Bucketed extends Sampling {
        private final BucketTable table;

        Bucketed(SamplerKind kind, BucketTable table) {
            super(kind);
            this.table = table;
        }

        @Override
        void add(Stack stack, long size) {
            table.add(stack, size);
        }

        @Override
        List<ProfileRecord> read() {
            return table.read();
        }
    }

    /** gc: buckets by stack and size, in the order of their first sample, with frees. */
    private static final class Freeing extends Sampling {
        private final Map<Sampled, long[]> counts = new LinkedHashMap<>();

        Freeing() {
            super(SamplerKind.GC);
        }

        private long[] counts(Sampled key) {
            return counts.computeIfAbsent(key, k -> new long[2]);
        }

        @Override
        void add(Stack stack, long size) {
            counts(new Sampled(stack, size))[0]++;
        }

        @Override
        void free(Sampled object) {
            if (!object.equals(Sampled.NOT)) {
                counts(object)[1]++;
            }
        }

        @Override
        List<ProfileRecord> read() {
            List<ProfileRecord> records = new ArrayList<>();
            counts.forEach((k, n) -> records.add(new ProfileRecord(n[0] * k.size, n[1] * k.size, n[0], n[1], k.stack)));
            return records;
        }
    }

    private static final class Counting extends Recorder {
        private final SizeClassCounters counters = new SizeClassCounters();

        @Override
        boolean thread(String name, long address, long rand, long remaining, long rate) {
            return true;
        }

        @Override
        Sampled allocate(String thread, long size, long rate, Stack stack) {
            allocate(thread, size, rate, stack, 1);
            return Sampled.NOT;
        }

        @Override
        long allocate(String thread, long size, long rate, Stack stack, long times) {
            counters.record(size, times);
            return size == 0 ? 0 : times;
        }

        @Override
        List<ProfileRecord> read() {
            return counters.read();
        }
    }
}
