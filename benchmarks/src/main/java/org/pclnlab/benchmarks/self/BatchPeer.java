package org.pclnlab.benchmarks.self;

import org.pclnlab.benchmarks.peer.Timeit.Timed;

/**
 * A symbolizer that reads pcs from a pipe.
 *
 * @param key what goals call it
 * @param gc whether it is asked about the gc program, else about the LLGo image
 * @param answers what it answers, compared with pclnlab on a sample
 * @param few the command with a few pcs
 * @param many the command with {@code asked} pcs
 * @param asked how many
 */
record BatchPeer(String key, boolean gc, String answers, Timed few, Timed many, int asked) {
    /** CPU milliseconds for {@code pcs}: measured, or start and slope. */
    double cpu(int pcs) {
        double start = few.cpuMillis();
        double all = many.cpuMillis();
        return asked == pcs ? all : start + (all - start) * pcs / asked;
    }
}
