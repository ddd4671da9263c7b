package org.pclnlab.benchmarks.self;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.pclnlab.benchmarks.data.BenchImage;
import org.pclnlab.benchmarks.peer.Timeit;
import org.pclnlab.benchmarks.peer.Timeit.Timed;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.symbolize.FileLine;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.WorkFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code pclnlab bench cold}: what users type, from the start of the process to the answers for two pcs. */
@Command(
        name = "cold",
        mixinStandardHelpOptions = true,
        description = {
            "./pclnlab lookup IMAGE PC PC against a JVM that does nothing, on JDK 17 and 25, and against other tools.",
            "Judged is the distance to `java Noop`; the same with the flags that lookup uses stands beside it.",
            "CPU (user + system) and peak memory are minima over alternating rounds."
        },
        footer = {"  pclnlab bench cold --image a.out --check"})
final class ColdCommand implements Callable<Integer> {
    private static final double CPU_MILLIS = 10, RSS_MEGABYTES = 8, LAUNCHER_MILLIS = 8, BIG_MILLIS = 2;
    private static final long ADOPTION_BYTES = 4096, BIG = 100L << 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--rounds", defaultValue = "20", description = "At least 5. Default: ${DEFAULT-VALUE}.")
    private int rounds = 20;

    @Option(names = "--jdk", paramLabel = "HOME", description = "A JDK to use before those found; repeatable.")
    private List<Path> jdks = new ArrayList<>();

    @Option(
            names = "--peer",
            paramLabel = "NAME",
            description = "Only these of addr2line, llvm-symbolizer, go, gdb; none for none. Default: all.")
    private List<String> peers = new ArrayList<>();

    /** The commands that one JDK contributes. */
    private record OnJdk(int version, Timed noop, Timed lean, Timed lookup, Timed direct, Timed big) {}

    @Override
    public Integer call() throws IOException, InterruptedException, ImageException, EnvironmentException {
        if (rounds < 5) {
            throw new ParameterException(spec.commandLine(), "--rounds " + rounds + ": expected 5 or more");
        }
        Goals goals = new Goals();
        PrintWriter out = spec.commandLine().getOut();
        try (WorkFolder work = WorkFolder.create()) {
            Path image = options.image(work.path());
            BenchImage opened = BenchImage.open(image);
            long text = opened.rows().sentinelOff();
            String[] pcs = {
                hex(opened.rows().base() + text / 3), hex(opened.rows().base() + text / 2 + 1)
            };
            Timeit timeit = new Timeit(work.path());
            List<OnJdk> ours = ours(image, pcs, work.path(), timeit, goals);
            List<Timed> all = new ArrayList<>();
            String expected = answers(opened, pcs);
            for (OnJdk o : ours) {
                for (Timed t : List.of(o.lookup(), o.direct(), o.big())) {
                    String said = timeit.answer(t);
                    if (!said.equals(expected)) {
                        throw new IllegalStateException(t.name() + " answered " + said + ", expected " + expected);
                    }
                }
                all.addAll(List.of(o.noop(), o.lean(), o.lookup(), o.direct(), o.big()));
            }
            all.addAll(others(image, pcs, work.path(), timeit, goals));
            for (int i = 0; i < rounds; i++) {
                for (Timed t : all) {
                    timeit.run(t);
                }
            }
            if (!options.json) {
                out.println(BenchOptions.machine());
                table(image, all, out);
            }
            for (OnJdk o : ours) {
                judge(o, goals);
            }
            for (int rows : new int[] {1_000, 1_000_000}) {
                goals.add(
                        "G10 adopting " + rows + " rows",
                        (double) AdoptionCost.bytes(rows),
                        ADOPTION_BYTES,
                        " B",
                        "allocated");
            }
            return options.finish("cold", goals, out);
        }
    }

    private static String hex(long pc) {
        return "0x" + Long.toHexString(pc);
    }

    /** What lookup has to print. */
    private static String answers(BenchImage image, String[] pcs) throws ImageException {
        StringBuilder out = new StringBuilder();
        for (String text : pcs) {
            long pc = Long.decode(text);
            Func f = image.runtime().funcForPC(pc);
            FileLine at = image.runtime().fileLine(f, pc);
            out.append(f.name()).append('\n');
            out.append(at.file().isEmpty() ? "??" : at.file())
                    .append(':')
                    .append(at.line())
                    .append('\n');
        }
        return out.toString();
    }

    private List<OnJdk> ours(Path image, String[] pcs, Path work, Timeit timeit, Goals goals)
            throws IOException, InterruptedException, EnvironmentException {
        Path launcher = JavaCommand.launcher();
        Path big = work.resolve("padded");
        Files.copy(image, big, StandardCopyOption.REPLACE_EXISTING);
        try (RandomAccessFile f = new RandomAccessFile(big.toFile(), "rw")) {
            f.setLength(Math.max(BIG, f.length())); // a hole, as large as other people's debug information
        }
        Map<Integer, Path> found = Jdks.find(jdks);
        List<OnJdk> out = new ArrayList<>();
        for (int version : new int[] {17, 25}) {
            Path jdk = found.get(version);
            if (jdk == null) {
                goals.notRun("JDK " + version, "not among " + found.values());
                continue;
            }
            Path cache = work.resolve("cache");
            Map<String, String> env = Map.of("JAVA_HOME", jdk.toString(), "XDG_CACHE_HOME", cache.toString());
            List<String> typed = List.of(launcher.toString(), "lookup", image.toString(), pcs[0], pcs[1]);
            List<String> typedBig = List.of(launcher.toString(), "lookup", big.toString(), pcs[0], pcs[1]);
            // The first lookup of a version may make its archive of classes, in a cache of this run's own.
            timeit.answer(new Timed("first lookup on JDK " + version, typed, env, null));
            JavaCommand direct = JavaCommand.of(typed, env, jdk, work);
            List<String> plain = JavaCommand.noop(jdk, work);
            String on = " on JDK " + version;
            out.add(new OnJdk(
                    version,
                    new Timed("java Noop" + on, plain, env, null),
                    new Timed("java Noop with the flags of lookup" + on, direct.noop(work), env, null),
                    new Timed("./pclnlab lookup" + on, typed, env, null),
                    new Timed("the same without the launcher" + on, direct.argv(), env, null),
                    new Timed("./pclnlab lookup, 100 MB file" + on, typedBig, env, null)));
        }
        return out;
    }

    private List<Timed> others(Path image, String[] pcs, Path work, Timeit timeit, Goals goals)
            throws IOException, InterruptedException {
        Path stdin = work.resolve("pcs");
        Files.writeString(stdin, pcs[0] + "\n" + pcs[1] + "\n");
        String file = image.toString();
        List<Timed> out = new ArrayList<>();
        peer(out, "addr2line", List.of("addr2line", "-f", "-e", file, pcs[0], pcs[1]), null, timeit, goals);
        peer(out, "llvm-symbolizer", List.of("llvm-symbolizer", "--obj=" + file, pcs[0], pcs[1]), null, timeit, goals);
        peer(out, "go", List.of("go", "tool", "addr2line", file), stdin, timeit, goals);
        List<String> gdb =
                List.of("gdb", "-nx", "-batch", "-ex", "info symbol " + pcs[0], "-ex", "info symbol " + pcs[1], file);
        peer(out, "gdb", gdb, null, timeit, goals);
        return out;
    }

    private void peer(List<Timed> out, String name, List<String> argv, @Nullable Path stdin, Timeit timeit, Goals goals)
            throws IOException, InterruptedException {
        if (!peers.isEmpty() && !peers.contains(name)) {
            return;
        }
        Timed t = new Timed(name, argv, Map.of(), stdin);
        try {
            timeit.answer(t);
            out.add(t);
        } catch (EnvironmentException absent) {
            goals.notRun("peer " + name, String.valueOf(absent.getMessage()));
        }
    }

    private void table(Path image, List<Timed> all, PrintWriter out) throws IOException {
        out.printf(Locale.ROOT, "%s, %d bytes, 2 pcs, %d rounds%n", image, Files.size(image), rounds);
        out.printf(Locale.ROOT, "%-42s %8s %8s   %s%n", "", "CPU ms", "RSS MB", "wall ms min / median / max");
        for (Timed t : all) {
            double[] w = t.wallMillis();
            out.printf(
                    Locale.ROOT,
                    "%-42s %8.1f %8.1f   %.1f / %.1f / %.1f%n",
                    t.name(),
                    t.cpuMillis(),
                    t.rssMegabytes(),
                    w[0],
                    w[1],
                    w[2]);
        }
        out.println("Peers without DWARF answer linker symbols and no line: 09 section 14.6.");
    }

    private static void judge(OnJdk o, Goals goals) {
        String on = " on JDK " + o.version();
        goals.add(
                "G7 CPU over no-op" + on,
                o.lookup().cpuMillis() - o.noop().cpuMillis(),
                CPU_MILLIS,
                " ms",
                String.format(
                        Locale.ROOT,
                        "%.1f - %.1f",
                        o.lookup().cpuMillis(),
                        o.noop().cpuMillis()));
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
        goals.add(
                "launcher" + on,
                o.lookup().cpuMillis() - o.direct().cpuMillis(),
                LAUNCHER_MILLIS,
                " ms",
                "CPU over the java command it starts");
        goals.add(
                "100 MB file" + on,
                o.big().cpuMillis() - o.lookup().cpuMillis(),
                BIG_MILLIS,
                " ms",
                "CPU over the file without the hole");
    }
}
