package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.harness.matrix.Results;
import org.pclnlab.harness.matrix.model.Launch;
import org.pclnlab.harness.matrix.model.MatrixResult;
import org.pclnlab.harness.matrix.model.ResultJson;
import org.pclnlab.harness.matrix.model.ResultReader;
import org.pclnlab.harness.outcome.UsageException;
import picocli.CommandLine;

/** {@code pclnlab matrix} from arguments to exit code, files and text; with go, and with scripts that play llgo. */
class MatrixCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private Path dir;

    private String out = "";
    private String err = "";

    private int run(String... args) {
        StringWriter o = new StringWriter();
        StringWriter e = new StringWriter();
        CommandLine line = CommandLines.create();
        line.setOut(new PrintWriter(o, true));
        line.setErr(new PrintWriter(e, true));
        List<String> all = new java.util.ArrayList<>(List.of("matrix"));
        all.addAll(List.of(args));
        int code = line.execute(all.toArray(new String[0]));
        out = o.toString();
        err = e.toString();
        return code;
    }

    private MatrixResult result() throws UsageException {
        return ResultReader.read(dir.resolve("r.json"));
    }

    private String file() {
        return dir.resolve("r.json").toString();
    }

    @Test
    void twoCopiesOfGoInterruptedContinuedAndShown() throws Exception {
        String[] first = {
            "run",
            "--tool",
            "a=go",
            "--tool",
            "b=go",
            "--scenario",
            "hot",
            "--iters",
            "200",
            "--runs",
            "6",
            "--seed",
            "5",
            "--out",
            file()
        };
        assertEquals(0, run(first), err);
        assertTrue(out.contains("## hot (6 rounds)") && out.contains("| hot.Caller0 | "), out);
        MatrixResult r = result();
        assertEquals(3 * 7, r.launches().stream().filter(l -> !l.repeated()).count());
        assertEquals(
                Set.of("a", "b", "a#2"),
                r.launches().stream().map(Launch::variant).collect(Collectors.toSet()));
        assertEquals(1, r.programs().stream().map(p -> p.sha256()).distinct().count(), "one program in three files");
        assertTrue(r.launches().stream()
                .allMatch(l -> l.metrics().size() == 16 && l.failure().isEmpty()));
        assertTrue(r.launches().stream().map(Launch::pad).distinct().count() > 6, "the stack is moved");

        assertEquals(2, run(first));
        assertTrue(err.contains("is there already"), err);

        // As if it had been killed in the fourth round: the result of the third is there.
        List<Launch> whole = r.launches().stream().filter(l -> l.block() <= 3).toList();
        ResultJson.save(
                new MatrixResult(
                        r.origin(),
                        r.session(),
                        r.machine(),
                        r.variants(),
                        r.scenarios(),
                        r.programs(),
                        whole,
                        r.jvm(),
                        r.notes()),
                dir.resolve("r.json"));
        assertEquals(
                0,
                run(
                        "run",
                        "--tool",
                        "a=go",
                        "--tool",
                        "b=go",
                        "--scenario",
                        "hot",
                        "--iters",
                        "200",
                        "--out",
                        file(),
                        "--resume"),
                err);
        MatrixResult again = result();
        assertEquals(whole, again.launches().subList(0, whole.size()));
        assertEquals(order(r, 5), order(again, 5), "the seed decides the order");

        assertEquals(
                0,
                run(
                        "run",
                        "--tool",
                        "a=go",
                        "--tool",
                        "b=go",
                        "--scenario",
                        "hot",
                        "--iters",
                        "200",
                        "--out",
                        file(),
                        "--append",
                        "2"),
                err);
        assertEquals(8, result().analysed("b", "hot").size());
        assertTrue(
                result().notes().toString().contains("2 rounds added"),
                result().notes().toString());

        assertEquals(
                2, run("run", "--tool", "a=go", "--scenario", "hot", "--iters", "200", "--out", file(), "--resume"));
        assertTrue(err.contains("not the same measurement"), err);

        assertEquals(
                0,
                run(
                        "render",
                        "--json",
                        dir.resolve("v.json").toString(),
                        "--csv",
                        "-",
                        "--benchstat",
                        dir.resolve("b.txt").toString(),
                        "--html",
                        dir.resolve("p.html").toString(),
                        file()),
                err);
        assertEquals(1 + 16 * result().launches().size(), out.lines().count());
        assertTrue(
                Files.readString(dir.resolve("b.txt")).contains("BenchmarkHot/Caller0/scenario=hot 200 "), "benchstat");
        assertEquals(0, run("compare", "--threshold", "500", file(), file()), out + err);
        assertTrue(out.contains("unpaired"), out);
    }

    private static List<String> order(MatrixResult r, int block) {
        return r.launches().stream()
                .filter(l -> l.block() == block && !l.repeated())
                .map(l -> l.variant() + " " + l.pad())
                .toList();
    }

    /** A script that builds scripts. */
    private Path llgo(String build) throws Exception {
        Path tool = dir.resolve("llgo");
        Files.writeString(tool, """
                #!/bin/sh
                case "$1" in
                version) echo llgo fake ;;
                build)
                  while [ $# -gt 1 ]; do [ "$1" = -o ] && out=$2; shift; done
                  %s ;;
                esac
                """.formatted(build));
        Files.setPosixFilePermissions(tool, PosixFilePermissions.fromString("rwxr-xr-x"));
        return tool;
    }

    private static String program(String body) {
        return "printf '#!/bin/sh\\n%s\\n' '" + body + "' >\"$out\"; chmod +x \"$out\"";
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "does not link|echo 'ld: <b>no</b> such' >&2; exit 1|build: exit status 1: ld: &lt;b&gt;no&lt;/b&gt;",
                "crashes|echo hot.Caller0=5; kill -SEGV $$|signal 11",
                "ends badly|echo hot.Caller0=5; exit 3|exit status 3",
                "prints nonsense|echo hot.Caller0=5x|unreadable line: hot.Caller0=5x",
                "prints nothing|true|it printed no metric",
                "hangs|sleep 77|timed out after 5 s",
            })
    void whatFailsIsTold(String what, String body, String reason) throws Exception {
        boolean build = what.equals("does not link");
        Path tool = llgo(build ? body : program(body));
        int code = run(
                "run",
                "--tool",
                "go=go",
                "--tool",
                "x=llgo," + tool + "," + dir,
                "--scenario",
                "hot",
                "--iters",
                "200",
                "--runs",
                "2",
                "--timeout",
                "5",
                "--out",
                file());
        assertEquals(3, code, err);
        assertTrue(out.contains("FAIL") && out.contains(reason), out);
        assertTrue(!out.contains("5/5ns"), "what failed has no number: " + out);
        assertEquals(2, result().analysed("go", "hot").size(), "the others are measured");
        assertTrue(err.contains("failure"), err);
    }

    @Test
    void wrongNamesAreAFinding() throws Exception {
        Path tool = llgo(program("echo hot.Caller0=5; echo \"#names 00000000000000aa\""));
        assertEquals(
                1,
                run(
                        "run",
                        "--tool",
                        "go=go",
                        "--tool",
                        "x=llgo," + tool + "," + dir,
                        "--scenario",
                        "hot",
                        "--iters",
                        "200",
                        "--runs",
                        "6",
                        "--out",
                        file()),
                err);
        assertTrue(out.contains("**wrong answer**"), out);
        assertTrue(out.contains("| hot.Caller1 |") && out.contains("n/a"), out);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run --scenario warm|--scenario warm",
                "run --scales 6|--scales 6",
                "run --iters 199|--iters 199",
                "run --budget 0|--budget 0",
                "run --cpu 999|--cpu 999",
                "run --table nothing|--table nothing",
                "run --tool go=go --variant x=y|no toolchain y",
                "run --tool go=go --variant x=go,y|neither a flag",
                "run --tool go=go --plant x=5|--plant x=5",
                "run --out /nowhere/x.json|there is no folder",
                "run --scenario none|nothing to do",
                "render /nowhere|there is no such file",
                "compare /nowhere /nowhere|there is no such file",
                "run --same 0|--same",
            })
    void wrongUsageIsOneLine(String args, String message) {
        List<String> all = new java.util.ArrayList<>(List.of(args.split(" ")));
        if (all.get(0).equals("run") && !args.contains("--out")) {
            all.addAll(List.of("--out", file()));
        }
        assertEquals(2, run(all.toArray(new String[0])), out + err);
        assertTrue(err.contains(message), err);
        assertTrue(!err.contains("defect"), err);
    }

    @Test
    void aMissingToolIsTheEnvironment() {
        assertEquals(3, run("run", "--tool", "go=go,/nowhere/go", "--out", file()));
        assertTrue(err.contains("no executable /nowhere/go"), err);
    }

    @Test
    void resultsOfDifferentMachinesAreRefused() throws Exception {
        Path a = dir.resolve("a.json");
        ResultJson.save(Results.small(), a);
        Files.writeString(dir.resolve("b.json"), Results.LLGO);
        assertEquals(2, run("compare", a.toString(), dir.resolve("b.json").toString()));
        assertTrue(err.contains("does not say which machine"), err);
    }

    /** Each table of the description of LLGo's #2016, with a column that cannot be had. */
    @ParameterizedTest
    @CsvSource({"runtime", "plain", "bigfunc", "fresh-pc", "scale", "depth", "sizes", "build-times", "tables"})
    void publishedTablesNameWhatIsMissing(String table) throws Exception {
        Path a = dir.resolve("a.json");
        ResultJson.save(Results.small(), a);
        assertEquals(0, run("render", "--table", table, "--absent", "2012=not built here", a.toString()), err);
        assertTrue(out.contains("| 2012 |"), out);
        assertTrue(out.contains("macOS: not measured"), out);
        if (table.equals("runtime")) {
            assertTrue(out.contains("| hot.Caller0 | 100/100ns | 100/100ns | \u2013\u00b9 |"), out);
        } else {
            assertTrue(out.contains("`pclnlab matrix run --table " + table + "`"), out);
        }
    }

    @Test
    void llgosOwnResultIsShownAndItsSummaryToo() throws Exception {
        Path f = dir.resolve("results.json");
        Files.writeString(f, Results.LLGO);
        assertEquals(0, run("render", "--legacy", f.toString()), err);
        assertTrue(out.contains("| hot.Caller0 | 152ns/155.3ns | 55ns/56ns | FAIL |"), out);
        assertEquals(0, run("render", f.toString()), err);
        assertTrue(out.contains("A result of LLGo's own benchmark") || out.contains("A result of LLGo"), out);
        assertTrue(out.contains("152/155ns") && !out.contains("55/56ns"), out);
    }

    @Test
    void jmhsNumbersHaveAHeadingOfTheirOwn() throws Exception {
        Path a = dir.resolve("a.json");
        ResultJson.save(Results.small(), a);
        Path jmh = dir.resolve("jmh.json");
        Files.writeString(jmh, """
                [{"benchmark":"org.x.FuncForPcCached.cached","mode":"avgt","forks":3,"jdkVersion":"17.0.15","vmName":"OpenJDK",
                  "jvmArgs":["-XX:+UseSerialGC"],"params":{"hit":"LAST"},
                  "primaryMetric":{"score":8.5,"scoreError":"NaN","scoreUnit":"ns/op","rawData":[[8,9],[8,8],[10,10]]}}]
                """);
        assertEquals(0, run("render", "--jvm", jmh.toString(), a.toString()), err);
        String part = out.substring(out.indexOf("## JVM"));
        assertTrue(part.contains("OpenJDK 17.0.15, SerialGC"), part);
        assertTrue(
                part.contains("| FuncForPcCached.cached, hit LAST | 8.50 [")
                        && part.contains("| 3 | hot.FuncForPCEntry |"),
                part);
        Files.writeString(jmh, Files.readString(jmh).replace("\"forks\":3", "\"forks\":0"));
        assertEquals(2, run("render", "--jvm", jmh.toString(), a.toString()));
        assertTrue(err.contains("not in forks"), err);
    }
}
