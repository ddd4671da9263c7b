package org.pclnlab.benchmarks.self;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.benchmarks.data.BenchImage;
import org.pclnlab.benchmarks.data.PcStream;
import org.pclnlab.benchmarks.data.SplitMix64;
import org.pclnlab.benchmarks.peer.PeerSources;
import org.pclnlab.benchmarks.peer.Timeit;
import org.pclnlab.benchmarks.peer.Timeit.Timed;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.UserCache;
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
            "CPU (user + system) is judged, which other load on the machine hardly changes, and wall time where the goal says so."
        },
        footer = {"  pclnlab bench batch --pcs 1000000 --check"})
final class BatchCommand implements Callable<Integer> {
    private static final double RSS_MEGABYTES = 32;
    private static final int CHECKED = 2000, SLOW_SHARE = 10, LARGE = 5_000_000;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--pcs", defaultValue = "1000000", description = "How many. Default: ${DEFAULT-VALUE}.")
    private int pcs = 1_000_000;

    @Option(names = "--rounds", defaultValue = "7", description = "Default: ${DEFAULT-VALUE}.")
    private int rounds = 7;

    @Option(names = "--jdk", paramLabel = "HOME", description = "A JDK to use before those found; repeatable.")
    private List<Path> jdks = new ArrayList<>();

    /** A peer: what it costs for few pcs, and for {@code asked} of them. */
    private record Peer(String key, String answers, Timed few, Timed many, int asked) {
        /** Cost of {@code pcs}: measured, or start and slope. */
        double of(double fewCost, double manyCost, int pcs) {
            return asked == pcs ? manyCost : fewCost + (manyCost - fewCost) * pcs / asked;
        }
    }

    private record OnJdk(int version, Timed noop, Timed lookup) {}

    @Override
    public Integer call() throws IOException, InterruptedException, ImageException, EnvironmentException {
        if (pcs < 10 * CHECKED || rounds < 1) {
            throw new ParameterException(
                    spec.commandLine(), "--pcs " + pcs + ", --rounds " + rounds + ": expected 20000 and 1 or more");
        }
        Goals goals = new Goals();
        PrintWriter out = spec.commandLine().getOut();
        try (WorkFolder work = WorkFolder.create()) {
            Path image = options.image(work.path());
            BenchImage opened = BenchImage.open(image);
            Path questions = questions(
                    work.path().resolve("pcs"),
                    opened.rows().base(),
                    opened.rows().sentinelOff(),
                    pcs);
            Timeit timeit = new Timeit(work.path());
            List<OnJdk> ours = ours(image, opened, questions, work.path(), timeit, goals);
            List<Peer> peers = peers(image, opened, work.path(), timeit, goals);
            for (int i = 0; i < rounds; i++) {
                for (OnJdk o : ours) {
                    timeit.run(o.noop());
                    timeit.run(o.lookup());
                }
                for (Peer p : peers) {
                    timeit.run(p.few());
                    if (p.asked() == pcs || i < 3) {
                        timeit.run(p.many());
                    }
                }
            }
            if (!options.json) {
                out.println(BenchOptions.machine());
                table(image, ours, peers, out);
            }
            for (OnJdk o : ours) {
                judge(o, peers, goals);
            }
            return options.finish("batch", goals, out);
        }
    }

    /** Pcs uniform over {@code size} bytes from {@code start}. */
    private static Path questions(Path file, long start, long size, int count) throws IOException {
        SplitMix64 random = new SplitMix64(PcStream.SEED);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            for (int i = 0; i < count; i++) {
                long pc = start + Long.remainderUnsigned(random.next(), size);
                out.write(("0x" + Long.toHexString(pc) + "\n").getBytes(StandardCharsets.US_ASCII));
            }
        }
        return file;
    }

    /** What lookup has to print first. */
    private static String expected(BenchImage image, Path questions) throws IOException, ImageException {
        StringBuilder out = new StringBuilder();
        try (var lines = Files.newBufferedReader(questions)) {
            for (int i = 0; i < CHECKED; i++) {
                long pc = Long.decode(String.valueOf(lines.readLine()));
                Func f = image.runtime().funcForPC(pc);
                FileLine at = image.runtime().fileLine(f, pc);
                out.append(f.name()).append('\n');
                out.append(at.file().isEmpty() ? "??" : at.file()).append(':');
                out.append(at.line() == 0 ? "?" : Long.toString(at.line())).append('\n');
            }
        }
        return out.toString();
    }

    private List<OnJdk> ours(Path image, BenchImage opened, Path questions, Path work, Timeit timeit, Goals goals)
            throws IOException, InterruptedException, EnvironmentException, ImageException {
        String expected = expected(opened, questions);
        List<OnJdk> out = new ArrayList<>();
        Map<Integer, Path> found = Jdks.find(jdks);
        for (int version : new int[] {17, 25}) {
            Path jdk = found.get(version);
            if (jdk == null) {
                goals.notRun("JDK " + version, "not among " + found.values());
                continue;
            }
            LaunchedLookup typed = LaunchedLookup.on(jdk, image, work, timeit);
            OnJdk o = new OnJdk(
                    version,
                    new Timed("JVM no-op on JDK " + version, typed.noop(), typed.env(), null),
                    new Timed("./pclnlab lookup on JDK " + version, typed.command(), typed.env(), questions).piped());
            String said = timeit.answer(o.lookup());
            if (!said.startsWith(expected)) {
                throw new IllegalStateException(o.lookup().name() + " does not answer as the emulated runtime");
            }
            long lines = said.chars().filter(c -> c == '\n').count();
            if (lines != 2L * pcs) {
                throw new IllegalStateException(o.lookup().name() + ": " + lines + " lines for " + pcs + " pcs");
            }
            out.add(o);
        }
        return out;
    }

    private List<Peer> peers(Path image, BenchImage opened, Path work, Timeit timeit, Goals goals)
            throws IOException, InterruptedException, EnvironmentException, ImageException {
        long base = opened.rows().base();
        long text = opened.rows().sentinelOff();
        int some = pcs / SLOW_SHARE;
        Path two = questions(work.resolve("two"), base, text, 2);
        Path all = work.resolve("pcs");
        Path fewer = questions(work.resolve("some"), base, text, some);
        List<Peer> out = new ArrayList<>();
        Path gc = null;
        try {
            gc = PeerSources.buildGo("gopeer", work);
        } catch (EnvironmentException absent) {
            goals.notRun("peers on a gc program", String.valueOf(absent.getMessage()));
        }
        Path rust = null;
        try {
            rust = PeerSources.buildRust(UserCache.root(System.getenv()).resolve("peers"));
        } catch (EnvironmentException absent) {
            goals.notRun("crates addr2line and blazesym", String.valueOf(absent.getMessage()));
        }
        List<String> llvm = List.of("llvm-symbolizer", "--output-style=GNU", "--no-inlines", "--obj=" + image);
        add(out, "llvm", "linker name", llvm, two, fewer, some, timeit, goals);
        if (rust != null) {
            List<String> crate = List.of(rust.toString(), "addr2line", image.toString());
            add(out, "addr2line crate", "linker name", crate, two, all, pcs, timeit, goals);
            List<String> blaze = List.of(rust.toString(), "blazesym", image.toString());
            add(out, "blazesym crate", "linker name", blaze, two, fewer, some, timeit, goals);
        }
        if (gc != null) {
            Section code = Images.read(MappedFile.open(gc).bytes()).text();
            Path gcTwo = questions(work.resolve("gc-two"), code.vmaddr(), code.size(), 2);
            Path gcSome = questions(work.resolve("gc-some"), code.vmaddr(), code.size(), some);
            String both = "name + line, gc with DWARF";
            List<String> dwarf = List.of("llvm-symbolizer", "--output-style=GNU", "--no-inlines", "--obj=" + gc);
            add(out, "llvm, DWARF", both, dwarf, gcTwo, gcSome, some, timeit, goals);
            if (rust != null) {
                List<String> crate = List.of(rust.toString(), "addr2line", gc.toString());
                add(out, "addr2line crate, DWARF", both, crate, gcTwo, gcSome, some, timeit, goals);
            }
            List<String> go = List.of("go", "tool", "addr2line", gc.toString());
            add(out, "go tool addr2line", "name + line, gc", go, gcTwo, gcSome, some, timeit, goals);
        }
        return out;
    }

    private static void add(
            List<Peer> out,
            String key,
            String answers,
            List<String> argv,
            Path few,
            Path many,
            int asked,
            Timeit timeit,
            Goals goals)
            throws IOException, InterruptedException {
        Peer p = new Peer(
                key,
                answers,
                new Timed(key + ", 2 pcs", argv, Map.of(), few).piped(),
                new Timed(key, argv, Map.of(), many).piped(),
                asked);
        try {
            String said = timeit.answer(p.few());
            if (said.chars().filter(c -> c == '\n').count() != 4) {
                throw new EnvironmentException("two pcs, and it prints " + said.strip());
            }
            out.add(p);
        } catch (EnvironmentException absent) {
            goals.notRun("peer " + key, String.valueOf(absent.getMessage()));
        }
    }

    private void table(Path image, List<OnJdk> ours, List<Peer> peers, PrintWriter out) throws IOException {
        out.printf(Locale.ROOT, "%s, %d bytes, %d pcs, %d rounds%n", image, Files.size(image), pcs, rounds);
        out.printf(
                Locale.ROOT,
                "%-34s %9s %8s   %-28s %s%n",
                "",
                "CPU ms",
                "RSS MB",
                "wall ms min / median / max",
                "answers");
        for (OnJdk o : ours) {
            row(o.noop(), o.noop().cpuMillis(), "", out);
            row(o.lookup(), o.lookup().cpuMillis(), "name + line", out);
        }
        for (Peer p : peers) {
            double cpu = p.of(p.few().cpuMillis(), p.many().cpuMillis(), pcs);
            row(
                    p.many(),
                    cpu,
                    p.answers() + (p.asked() == pcs ? "" : ", from " + p.asked() + " pcs and the start"),
                    out);
        }
    }

    private static void row(Timed t, double cpu, String answers, PrintWriter out) {
        double[] w = t.wallMillis();
        out.printf(
                Locale.ROOT,
                "%-34s %9.1f %8.1f   %-28s %s%n",
                t.name(),
                cpu,
                t.rssMegabytes(),
                String.format(Locale.ROOT, "%.1f / %.1f / %.1f", w[0], w[1], w[2]),
                answers);
    }

    private void judge(OnJdk o, List<Peer> peers, Goals goals) {
        String on = " on JDK " + o.version();
        Map<String, Double> limits = new HashMap<>();
        limits.put("llvm, DWARF", 20.0);
        limits.put("llvm", 5.0);
        limits.put("addr2line crate, DWARF", 5.0);
        limits.put("go tool addr2line", 7.0);
        double cpu = o.lookup().cpuMillis();
        for (Peer p : peers) {
            Double limit = limits.get(p.key());
            double theirs = p.of(p.few().cpuMillis(), p.many().cpuMillis(), pcs);
            if (limit != null) {
                goals.atLeast(
                        "G5 " + p.key() + on,
                        theirs / cpu,
                        limit,
                        "x",
                        String.format(Locale.ROOT, "CPU %.0f ms, pclnlab %.0f ms", theirs, cpu));
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
                o.lookup().rssMegabytes() - o.noop().rssMegabytes(),
                RSS_MEGABYTES,
                " MB",
                String.format(
                        Locale.ROOT,
                        "%.1f - %.1f",
                        o.lookup().rssMegabytes(),
                        o.noop().rssMegabytes()));
    }

    /** The command that users type, in a cache of its own, and a JVM that does nothing with the same flags. */
    private record LaunchedLookup(List<String> command, List<String> noop, Map<String, String> env) {
        static LaunchedLookup on(Path jdk, Path image, Path work, Timeit timeit)
                throws IOException, InterruptedException, EnvironmentException {
            Path home = Path.of(System.getProperty("pclnlab.home", ".")).toAbsolutePath();
            Path launcher = home.resolve("pclnlab");
            if (!Files.isExecutable(launcher)) {
                throw new EnvironmentException("no launcher " + launcher);
            }
            Map<String, String> env = Map.of(
                    "JAVA_HOME",
                    jdk.toString(),
                    "XDG_CACHE_HOME",
                    work.resolve("cache").toString());
            List<String> typed = List.of(launcher.toString(), "lookup", image.toString());
            List<String> two = new ArrayList<>(typed);
            two.addAll(List.of("1", "2"));
            timeit.answer(new Timed("first lookup", two, env, (@Nullable Path) null)); // may make an archive of classes
            Path classes = ColdCommand.noopClasses(work);
            return new LaunchedLookup(
                    typed,
                    List.of(jdk.resolve("bin/java").toString(), "-cp", classes.toString(), Noop.class.getName()),
                    env);
        }
    }
}
