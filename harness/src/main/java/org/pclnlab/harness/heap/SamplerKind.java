package org.pclnlab.harness.heap;

import org.pclnlab.emulator.heapprofile.CurrentSampler;
import org.pclnlab.emulator.heapprofile.GcSampler;
import org.pclnlab.emulator.heapprofile.JulySampler;
import org.pclnlab.emulator.heapprofile.Sampler;
import org.pclnlab.emulator.heapprofile.UniformSampler;

/** The samplers that a user can name, and whether they are right. */
public enum SamplerKind {
    /** #2027 as it is. */
    CURRENT("current", true),
    /** #2027 as it was in July: always the same stream, so a simulation of it repeats one run. */
    JULY("july", true),
    /** gc's. */
    GC("gc", true),
    /** The abandoned form with uniform thresholds. */
    UNIFORM("uniform", false),
    /** Main: counts everything. */
    SIZE_CLASS("size-class", false);

    private final String word;
    private final boolean unbiased;

    SamplerKind(String word, boolean unbiased) {
        this.word = word;
        this.unbiased = unbiased;
    }

    /** Whether a check must let it pass. */
    public boolean unbiased() {
        return unbiased;
    }

    /** A fresh thread, as the {@code seed}th of a simulation. */
    Sampler fresh(long seed, long rate) {
        return switch (this) {
            case CURRENT -> CurrentSampler.at(0, seed, 0);
            case JULY -> new JulySampler();
            case GC -> new GcSampler(seed, rate);
            case UNIFORM -> new UniformSampler(seed);
            case SIZE_CLASS -> new CountAll();
        };
    }

    /** What main's recorder comes to when it is read as a sampler. */
    private static final class CountAll implements Sampler {
        @Override
        public boolean allocate(long size, long rate) {
            return size != 0;
        }

        @Override
        public long recordedSize(long size) {
            return size;
        }

        @Override
        public long remaining() {
            return 0;
        }
    }

    @Override
    public String toString() {
        return word;
    }
}
