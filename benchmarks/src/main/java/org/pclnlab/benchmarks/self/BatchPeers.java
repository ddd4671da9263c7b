package org.pclnlab.benchmarks.self;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.benchmarks.peer.PeerSources;
import org.pclnlab.benchmarks.peer.Timeit;
import org.pclnlab.benchmarks.peer.Timeit.Timed;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.UserCache;

/**
 * The symbolizers that {@code bench batch} compares with, each with what it answers: on the LLGo image from symbols only, on the
 * gc program from DWARF or gc's tables. Slow ones are asked less and their start and slope taken.
 */
final class BatchPeers {
    /** The crate as fast as its compiler makes it: shown, not judged. */
    static final String LTO = "addr2line crate, DWARF, LTO";

    private static final int SLOW_SHARE = 10;

    /** A peer that agrees less than this on what it is compared for was asked wrongly. */
    private static final double NAMES_OF_SYMBOLS = 0.6, NAMES_OF_DWARF = 0.85, LINES_OF_DWARF = 0.95;

    private final BatchSide llgo;
    private final @Nullable BatchSide gc;
    private final int pcs;
    private final List<String> wanted;
    private final Timeit timeit;
    private final Goals goals;
    private final List<BatchPeer> out = new ArrayList<>();

    private BatchPeers(
            BatchSide llgo, @Nullable BatchSide gc, int pcs, List<String> wanted, Timeit timeit, Goals goals) {
        this.llgo = llgo;
        this.gc = gc;
        this.pcs = pcs;
        this.wanted = wanted;
        this.timeit = timeit;
        this.goals = goals;
    }

    /**
     * The peers that are there; those that are not are named in {@code goals}.
     *
     * @param wanted keys, empty for all
     */
    static List<BatchPeer> find(
            BatchSide llgo, @Nullable BatchSide gc, int pcs, List<String> wanted, Timeit timeit, Goals goals)
            throws IOException, InterruptedException {
        BatchPeers peers = new BatchPeers(llgo, gc, pcs, wanted, timeit, goals);
        peers.all();
        return peers.out;
    }

    private void all() throws IOException, InterruptedException {
        Path rust = rust("release");
        Path lto = rust == null ? null : rust("lto");
        int some = pcs / SLOW_SHARE;
        List<String> llvm = List.of("llvm-symbolizer", "--output-style=GNU", "--no-inlines", "--obj=");
        add("llvm-symbolizer", llgo, llvm, some);
        if (rust != null) {
            add("addr2line crate", llgo, List.of(rust.toString(), "addr2line", ""), pcs);
            add("blazesym crate", llgo, List.of(rust.toString(), "blazesym", ""), some);
        }
        BatchSide other = gc;
        if (other != null) {
            add("llvm-symbolizer, DWARF", other, llvm, some);
            if (rust != null) {
                add("addr2line crate, DWARF", other, List.of(rust.toString(), "addr2line", ""), pcs);
            }
            if (lto != null) {
                add(LTO, other, List.of(lto.toString(), "addr2line", ""), pcs);
            }
            add("go tool addr2line", other, List.of("go", "tool", "addr2line", ""), pcs);
        }
    }

    private @Nullable Path rust(String profile) throws IOException, InterruptedException {
        try {
            return PeerSources.buildRust(UserCache.root(System.getenv()).resolve("peers"), profile);
        } catch (EnvironmentException absent) {
            goals.notRun("crates addr2line and blazesym, profile " + profile, String.valueOf(absent.getMessage()));
            return null;
        }
    }

    /** Adds a peer; the image is put behind the last word of its command. */
    private void add(String key, BatchSide side, List<String> command, int asked)
            throws IOException, InterruptedException {
        if (!wanted.isEmpty() && !wanted.contains(key)) {
            return;
        }
        List<String> argv = new ArrayList<>(command);
        argv.set(argv.size() - 1, argv.get(argv.size() - 1) + side.image());
        Timed t = new Timed(key, argv, Map.of(), side.sample()).piped();
        boolean go = key.startsWith("go ");
        try {
            Agreement a = Agreement.of(key, timeit.answer(t), go ? side.goAnswers() : side.answers());
            if (go ? a.names() != 1 || a.lines() != 1 : !plausible(a, side.gc())) {
                throw new IllegalStateException(key + " answers something else than pclnlab: " + a.text());
            }
            String answers = go ? "name + line, all as lookup --output-style=go" : a.text();
            out.add(new BatchPeer(key, side.gc(), answers, t.reading(side.few()), t.reading(side.pcs(asked)), asked));
        } catch (EnvironmentException absent) {
            goals.notRun("peer " + key, String.valueOf(absent.getMessage()));
        }
    }

    private static boolean plausible(Agreement a, boolean dwarf) {
        return dwarf ? a.names() >= NAMES_OF_DWARF && a.lines() >= LINES_OF_DWARF : a.names() >= NAMES_OF_SYMBOLS;
    }
}
