package org.pclnlab.harness.heap;

import java.util.Arrays;
import java.util.List;

/** What {@code heap check} judges: known allocations of one thread, and what a profile recorded of them. */
public record RecordedProfile(long rate, List<SiteCount> sites, List<Gaps> gaps) {
    public RecordedProfile {
        sites = List.copyOf(sites);
        gaps = List.copyOf(gaps);
    }

    /** Allocations of one size from one sample to the next, in order: 1 is the very next allocation. */
    public static final class Gaps {
        private final long size;
        private final int[] lengths;

        public Gaps(long size, int[] lengths, int count) {
            this.size = size;
            this.lengths = Arrays.copyOf(lengths, count);
        }

        /** Bytes of each allocation. */
        public long size() {
            return size;
        }

        public int count() {
            return lengths.length;
        }

        public int length(int i) {
            return lengths[i];
        }
    }
}
