package org.pclnlab.emulator.functab;

import java.util.ArrayList;
import java.util.List;

/**
 * One search for a pc as it is written in 02 sections 7 and 8, with everything it compared. Made for explanations: the result
 * is compared with that of the class that answers lookups, so this cannot tell another story.
 *
 * @param n keys that were searched
 * @param ranged whether the find index narrowed the search
 * @param bucket number of the bucket, 0 without a range
 * @param sub number of the sub-bucket
 * @param idx first field of the bucket
 * @param delta the sub-bucket's difference
 * @param lo first key of the range
 * @param hi first key behind it
 * @param result last key at or below the pc, or -1
 */
public record Search(
        int n,
        boolean ranged,
        long indexBase,
        int bucketCount,
        long bucket,
        int sub,
        long idx,
        int delta,
        int lo,
        int hi,
        List<Probe> probes,
        int result) {

    /**
     * One comparison.
     *
     * @param key what lies there: an address, or an offset from the base
     * @param above whether it lies above the pc
     */
    public record Probe(int position, long key, boolean above) {}

    /** Keys in ascending order, compared unsigned. */
    @FunctionalInterface
    interface Keys {
        long at(int position);
    }

    static Search of(FindIndex index, int n, Keys keys, long pc, long key, int expected) {
        long range = index.range(n, pc);
        int first = (int) (range >>> 32);
        int last = (int) range;
        List<Probe> probes = new ArrayList<>();
        int lo = first;
        int hi = last;
        while (lo < hi) {
            int mid = (lo + hi) >> 1;
            boolean above = Long.compareUnsigned(keys.at(mid), key) > 0;
            probes.add(new Probe(mid, keys.at(mid), above));
            if (above) {
                hi = mid;
            } else {
                lo = mid + 1;
            }
        }
        int found = lo - 1;
        if (found >= 0 && Long.compareUnsigned(keys.at(found), key) > 0) {
            found = -1;
        }
        if (found != expected) {
            throw new IllegalStateException("the search for 0x" + Long.toHexString(pc) + " is explained with row "
                    + found + ", lookups find " + expected);
        }
        long bucket = index.bucketOf(pc);
        boolean ranged = bucket >= 0;
        int sub = (int) ((pc - index.base()) >>> 8) & 15;
        return new Search(
                n,
                ranged,
                index.base(),
                index.count(),
                Math.max(bucket, 0),
                sub,
                ranged ? index.idx(bucket) : 0,
                ranged ? index.delta(bucket, sub) : 0,
                first,
                last,
                probes,
                found);
    }
}
