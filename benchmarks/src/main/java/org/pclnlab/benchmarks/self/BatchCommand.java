package org.pclnlab.benchmarks.self;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.benchmarks.data.BenchImage;
import org.pclnlab.benchmarks.peer.PeerSources;
import org.pclnlab.benchmarks.peer.Timeit;
import org.pclnlab.benchmarks.peer.Timeit.Timed;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pclnlab bench batch}: many pcs through a pipe, whole processes, against other symbolizers (goals G5, G6, G10). */
@Command(
        name = "batch",
        mixinStandardHelpOptions = true,
        description = {
            "./pclnlab lookup IMAGE with pcs on its input, start of the JVM included, on JDK 17 and 25, and other symbolizers on"
                    + " the same image (symbols only) and on a gc program of the same size (with DWARF).",
            "A sample of everybody's answers is compared first, and the table says what each answers.",
            "Least CPU (user + system) is judged, which other load on the machine changes little, and least wall time where"
                    + " the goal says so. As the goals have it, lookup on the LLGo image stands against all peers; what it"
                    + " costs on the gc program, where peers have DWARF, stands in the table.",
            "The crates are built with cargo's release profile. With link-time optimisation in one unit, a profile of ours, the"
                    + " addr2line crate is shown too, without a goal.",
            "From 5,000,000 pcs on only the addr2line crate on symbols is run, unless peers are named."
        },
        footer = {"  pclnlab bench batch --pcs 1000000 --check", "  pclnlab bench batch --pcs 10000000 --check"})
final class BatchCommand implements Callable<Integer> {
    private static final int LARGE = 5_000_000;
    private static final double RSS_MEGABYTES = 32;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--pcs", defaultValue = "1000000", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int pcs = 1_000_000;

    @Option(names = "--rounds", defaultValue = "12", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds = 12;

    @Option(names = "--jdk", paramLabel = "HOME", description = "A JDK to use before those found; repeatable.")
    private List<Path> jdks = new ArrayList<>();

    @Option(
            names = "--peer",
            paramLabel = "NAME",
            description = "Only these, named as in the table; none for none. Default: all.")
    private List<String> peers = new ArrayList<>();

    /** What one JDK contributes; {@code gc} is null without a gc program. */
    private record OnJdk(
            int version,
            Timed noop,
            Timed lean,
            Timed lookup,
            @Nullable Timed gc) {}

    @Override
    public Integer call() throws IOException, InterruptedException, ImageException, EnvironmentException {
        if (pcs < 10 * BatchSide.SAMPLE || rounds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--pcs " + pcs + ", --rounds " + rounds + ": expected 20000 and 1 or more");
        }
        Goals goals = new Goals();
        PrintWriter out = spec.commandLine().getOut();
        try (WorkFolder work = WorkFolder.create()) {
            Path image = options.image(work.path());
            BenchImage opened = BenchImage.open(image);
            BatchSide llgo = new BatchSide(
                    image, false, opened.rows().base(), opened.rows().sentinelOff(), work.path());
            BatchSide gc = gcSide(work.path(), goals);
            Timeit timeit = new Timeit(work.path());
            List<String> wanted = pcs >= LARGE && peers.isEmpty() ? List.of("addr2line crate") : peers;
            List<BatchPeer> others = BatchPeers.find(llgo, gc, pcs, wanted, timeit, goals);
            List<OnJdk> ours = ours(llgo, gc, work.path(), timeit, goals);
            for (int i = 0; i < rounds; i++) {
                for (OnJdk o : ours) {
                    timeit.run(o.noop());
                    timeit.run(o.lean());
                    timeit.run(o.lookup());
                    Timed onGc = o.gc();
                    if (onGc != null) {
                        timeit.run(onGc);
                    }
                }
                for (BatchPeer p : others) {
                    timeit.run(p.few());
                    timeit.run(p.many());
                }
            }
            if (!options.json) {
                out.println(BenchOptions.machine());
                table(llgo, gc, ours, others, out);
            }
            for (OnJdk o : ours) {
                judge(o, others, goals);
            }
            return options.finish("batch", goals, out);
        }
    }

    private @Nullable BatchSide gcSide(Path work, Goals goals)
            throws IOException, InterruptedException, ImageException {
        if (pcs >= LARGE && peers.isEmpty()) {
            return null;
        }
        try {
            Path program = PeerSources.buildGo("gopeer", work);
            Section code = Images.read(MappedFile.open(program).bytes()).text();
            return new BatchSide(program, true, code.vmaddr(), code.size(), work);
        } catch (EnvironmentException absent) {
            goals.notRun("peers on a gc program", String.valueOf(absent.getMessage()));
            return null;
        }
    }

    private List<OnJdk> ours(BatchSide llgo, @Nullable BatchSide gc, Path work, Timeit timeit, Goals goals)
            throws IOException, InterruptedException, EnvironmentException {
        String launcher = JavaCommand.launcher().toString();
        List<OnJdk> out = new ArrayList<>();
        Map<Integer, Path> found = Jdks.find(jdks);
        for (int version : new int[] {17, 25}) {
            Path jdk = found.get(version);
            if (jdk == null) {
                goals.notRun("JDK " + version, "not among " + found.values());
                continue;
            }
            String on = " on JDK " + version;
            String cache = work.resolve("cache").toString();
            Map<String, String> env = Map.of("JAVA_HOME", jdk.toString(), "XDG_CACHE_HOME", cache);
            List<String> typed = List.of(launcher, "lookup", llgo.image().toString());
            List<String> two = new ArrayList<>(typed);
            two.addAll(List.of("1", "2"));
            timeit.answer(new Timed("first lookup" + on, two, env, null)); // may make an archive of classes
            JavaCommand java = JavaCommand.of(typed, env, jdk, work);
            Timed lookup = new Timed("./pclnlab lookup" + on, typed, env, llgo.pcs(pcs)).piped();
            check(lookup, llgo, timeit);
            Timed onGc = null;
            if (gc != null) {
                List<String> typedGc = List.of(launcher, "lookup", gc.image().toString());
                onGc = new Timed("./pclnlab lookup" + on + ", gc", typedGc, env, gc.pcs(pcs)).piped();
                check(onGc, gc, timeit);
            }
            out.add(new OnJdk(
                    version,
                    new Timed("java Noop" + on, JavaCommand.noop(jdk, work), env, null),
                    new Timed("java Noop with the flags of lookup" + on, java.noop(work), env, null),
                    lookup,
                    onGc));
        }
        return out;
    }

    /** The stream begins with the answers that the tables give one by one, and has two lines for each pc. */
    private void check(Timed lookup, BatchSide side, Timeit timeit)
            throws IOException, InterruptedException, EnvironmentException {
        long lines = timeit.lines(lookup, side.answers());
        if (lines != 2L * pcs) {
            throw new IllegalStateException(lookup.name() + ": " + lines + " lines for " + pcs + " pcs");
        }
    }

    private void table(
            BatchSide llgo, @Nullable BatchSide gc, List<OnJdk> ours, List<BatchPeer> others, PrintWriter out)
            throws IOException {
        out.printf(
                Locale.ROOT,
                "%s, %d bytes of code%s, %d pcs, %d rounds%n",
                llgo.image(),
                llgo.size(),
                gc == null ? "" : "; gc program, " + gc.size() + " bytes of code",
                pcs,
                rounds);
        out.printf(
                Locale.ROOT,
                "%-46s %9s %8s %7s   %-28s %s%n",
                "",
                "CPU ms",
                "RSS MB",
                "Mpc/s",
                "wall ms min / median / max",
                "answers");
        for (OnJdk o : ours) {
            row(o.noop(), o.noop().cpuMillis(), 0, "", out);
            row(o.lean(), o.lean().cpuMillis(), 0, "", out);
            row(o.lookup(), o.lookup().cpuMillis(), pcs, "name + line", out);
            Timed onGc = o.gc();
            if (onGc != null) {
                row(onGc, onGc.cpuMillis(), pcs, "name + line", out);
            }
        }
        for (BatchPeer p : others) {
            String how = p.asked() == pcs ? "" : ", CPU from " + p.asked() + " pcs and the start";
            row(p.many(), p.cpu(pcs), p.asked(), p.answers() + how, out);
        }
    }

    private static void row(Timed t, double cpu, int asked, String answers, PrintWriter out) {
        double[] w = t.wallMillis();
        out.printf(
                Locale.ROOT,
                "%-46s %9.1f %8.1f %7s   %-28s %s%n",
                t.name(),
                cpu,
                t.rssMegabytes(),
                asked == 0 ? "" : String.format(Locale.ROOT, "%.2f", asked / w[0] / 1e3),
                String.format(Locale.ROOT, "%.1f / %.1f / %.1f", w[0], w[1], w[2]),
                answers);
    }

    private void judge(OnJdk o, List<BatchPeer> others, Goals goals) {
        String on = " on JDK " + o.version();
        Map<String, Double> limits = Map.of(
                "llvm-symbolizer, DWARF",
                20.0,
                "llvm-symbolizer",
                5.0,
                "addr2line crate, DWARF",
                5.0,
                "go tool addr2line",
                7.0);
        double cpu = o.lookup().cpuMillis();
        Timed onGc = o.gc();
        for (BatchPeer p : others) {
            Double limit = limits.get(p.key());
            double theirs = p.cpu(pcs);
            String same = p.gc() && onGc != null
                    ? String.format(Locale.ROOT, "; on the gc program %.2fx", theirs / onGc.cpuMillis())
                    : "";
            String detail = String.format(Locale.ROOT, "CPU %.0f ms, pclnlab %.0f ms%s", theirs, cpu, same);
            if (limit != null) {
                goals.atLeast("G5 " + p.key() + on, theirs / cpu, limit, "x", detail);
            }
            if (p.key().equals(BatchPeers.LTO)) {
                goals.add(p.key() + on, theirs / cpu, Double.POSITIVE_INFINITY, "x", detail);
            }
            if (p.key().equals("addr2line crate")) {
                double wall = o.lookup().wallMillis()[0];
                double them = p.many().wallMillis()[0];
                goals.add(
                        "G6 wall against the addr2line crate" + on,
                        wall / them,
                        pcs >= LARGE ? 0.5 : 1.0,
                        "x",
                        String.format(
                                Locale.ROOT, "pclnlab %.0f ms with lines, the crate %.0f ms without", wall, them));
            }
        }
        goals.add(
                "G10 RSS over no-op" + on,
                o.lookup().rssMegabytes() - o.lean().rssMegabytes(),
                RSS_MEGABYTES,
                " MB",
                String.format(
                        Locale.ROOT,
                        "%.1f - %.1f with the same flags, %.1f without",
                        o.lookup().rssMegabytes(),
                        o.lean().rssMegabytes(),
                        o.noop().rssMegabytes()));
    }
}
