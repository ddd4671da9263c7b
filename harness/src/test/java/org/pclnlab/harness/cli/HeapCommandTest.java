package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.harness.triage.stats.Rate;
import org.pclnlab.testing.GoPrograms;
import picocli.CommandLine;

class HeapCommandTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    private final StringWriter out = new StringWriter();

    private int command(String... args) {
        CommandLine c = CommandLines.create();
        c.setOut(new PrintWriter(out));
        c.setErr(new PrintWriter(out));
        return c.execute(args);
    }

    private String file(String name, String text) throws Exception {
        return Files.writeString(dir.resolve(name), text).toString();
    }

    private static String run(Path in, String... command) {
        return GoPrograms.run(in, Map.of(), "", command);
    }

    @ParameterizedTest
    @CsvSource({"current, 400", "gc, 400", "uniform, 100", "size-class, 100"})
    void aSimulationKeepsItsPromise(String sampler, String runs) {
        assertEquals(
                0, command("heap", "check", "--simulate", runs, "--sampler", sampler, "--seed", "7"), out::toString);
        assertTrue(out.toString().contains(": kept"), out::toString);
    }

    /** The July form always gives the same run. One that alarms does so each time, which no promise below 1 allows. */
    @Test
    void aPromiseCanBreak() {
        assertEquals(
                1, command("heap", "check", "--simulate", "200", "--sampler", "july", "--error", "0.9"), out::toString);
        assertTrue(out.toString().contains("200 of 200 runs alarm"), out::toString);
        assertTrue(out.toString().contains("BROKEN"), out::toString);
    }

    /** 200 profiles of a real gc process: the false alarms of 200 honest profiles at 1 % stay within the promise. */
    @Test
    void profilesOfGcAreConsistent() throws Exception {
        Path source = Path.of("../goroot-cases/heap");
        run(source, "go", "build", "-o", dir.resolve("profiles").toString(), "./profiles");
        run(dir, dir.resolve("profiles").toString(), dir.toString(), "200");
        List<String> args = new ArrayList<>(List.of("heap", "check"));
        for (int i = 0; i < 200; i++) {
            args.add(dir.resolve(i + ".txt").toString());
        }
        int code = command(args.toArray(new String[0]));
        String last = out.toString().lines().reduce((a, b) -> b).orElseThrow();
        int alarms = Integer.parseInt(last.split(" ", 2)[0]);
        assertTrue(last.startsWith(alarms + " of 200 profiles alarm"), last);
        assertEquals(alarms == 0 ? 0 : 1, code);
        assertTrue(Rate.exact(alarms, 200, 0.0001).low() <= 0.01, last);
    }

    /** The reference run of A10.2: S is 2.174 for six sites; doubled counts of one site alarm. */
    @Test
    void theReferenceRunIsConsistentAndADoubledSiteIsNot() throws Exception {
        String sites = """
                pclnlab-heap 1
                rate 16384
                site a 65536 100000 98147
                site b 1024 100000 6123
                site c 32768 100000 86509
                site d 512 100000 3083
                site e 16384 100000 63076
                """;
        assertEquals(0, command("heap", "check", file("a", sites + "site f 256 100000 1569\nend\n")), out::toString);
        assertTrue(out.toString().contains("chi-square 2.174, 6 degrees"), out::toString);
        assertEquals(1, command("heap", "check", file("b", sites + "site f 256 100000 3100\nend\n")), out::toString);
        assertTrue(out.toString().contains("f: 3100 of 100000, expected 1550.4"), out::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pclnlab-heap 2 | :1: found pclnlab-heap 2, expected pclnlab-heap 1",
                "pclnlab-heap 1;rate 5;site a 1 1 1 | found no line \"end\"",
                "pclnlab-heap 1;rate 0;end | :2: found 0, expected a number from 1",
                "pclnlab-heap 1;rate 99999999999999999999;end | :2: found 99999999999999999999, expected",
                "pclnlab-heap 1;rate 9;site a 16 10 11;end | :3: found 11, expected a number from 0 to 10",
                "pclnlab-heap 1;rate 9;site a -16 10 1;end | :3: found -16, expected a number from 1",
                "pclnlab-heap 1;rate 9;site a 16 10 1;site a 16 10 1;end | :4: found site a twice",
                "pclnlab-heap 1;rate 9;gaps 16 0;end | :3: found 0, expected a number from 1",
                "pclnlab-heap 1;rate 9;end | :3: found no site and no gaps",
                "pclnlab-heap 1;site a 16 10 1;end | :3: found no rate",
                "pclnlab-heap 1;what | :2: found what, expected rate, site, gaps or end"
            })
    void damagedProfilesAreNamed(String text, String message) throws Exception {
        assertEquals(2, command("heap", "check", file("x", text.replace(';', '\n'))), out::toString);
        assertTrue(out.toString().contains(message), out::toString);
    }

    /** Vector V5 of spec 06 as a trace: two samples, of 8192 and of 100000. */
    @Test
    void aTraceBecomesRecords() throws Exception {
        String trace = """
                pclnlab-alloc 1
                rate 4096
                thread t rand 9e3779b97f4a7c15
                stack s 401136 4011f0
                frame 401136 main.f main.go:12
                frame 4011f0 main.main main.go:30
                a t 64 s x2
                a t 1024 s
                a t 4096 s
                a t 64 s
                a t 8192 s
                a t 16 s
                a t 1 s
                a t 0 s
                a t 4096 s
                a t 100000 s #1
                f #1
                """;
        Path pprof = dir.resolve("p.pb.gz");
        assertEquals(0, command("heap", "replay", "--pprof", pprof.toString(), file("t", trace)), out::toString);
        List<String> lines = out.toString().lines().toList();
        assertEquals("2 records, 2 samples of 11 allocations at rate 4096", lines.get(lines.size() - 1));
        assertTrue(out.toString().matches("(?s).*\\b1 +100000 +1 +100000 .*\\b1 +8192 +1 +9474 .*"), out::toString);
        String top = run(dir, "go", "tool", "pprof", "-sample_index=alloc_space", "-unit=B", "-top", pprof.toString());
        assertTrue(top.contains("accounting for 109474B, 100% of 109474B total"), top);
        assertTrue(top.contains("main.f"), top);
    }

    /** What is counted down by arithmetic is what is counted down one by one, whatever the line is cut into. */
    @ParameterizedTest
    @CsvSource({
        "current, 16384, 64",
        "current, 16, 24",
        "current, 1, 64",
        "current, 0, 64",
        "gc, 16384, 48",
        "gc, 512, 8"
    })
    void aRepeatedAllocationIsThatManyAllocations(String sampler, long rate, long size) throws Exception {
        String head = "pclnlab-alloc 1\nrate " + rate + "\nthread t rand 9e3779b97f4a7c15\nstack s 401136\n";
        String line = "a t " + size + " s";
        String single = head + (line + "\n").repeat(30_000) + "a t 100000 s\n";
        String repeated = head + line + " x29000\n" + line + "\n" + line + " x999\n" + "a t 100000 s\n";
        assertEquals(0, command("heap", "replay", "--sampler", sampler, file("1", single)), out::toString);
        String one = out.toString();
        out.getBuffer().setLength(0);
        assertEquals(0, command("heap", "replay", "--sampler", sampler, file("2", repeated)), out::toString);
        assertEquals(one, out.toString());
        assertTrue(one.contains(" of 30001 allocations"), one);
    }

    /** 64 bytes at the default rate: the number of samples lies within 5 standard deviations of N * s / rate. */
    @Test
    void hundredMillionAllocationsAreReplayedAtOnce() throws Exception {
        String trace = """
                pclnlab-alloc 1
                rate 524288
                thread main address 7ffff7d8b6b0
                stack s 401136
                a main 64 s x100000000
                """;
        assertEquals(0, command("heap", "replay", file("t", trace)), out::toString);
        Matcher m = Pattern.compile("1 records, ([0-9]+) samples of 100000000 allocations")
                .matcher(out.toString());
        assertTrue(m.find(), out::toString);
        double expected = 100e6 * 64 / 524288;
        assertEquals(expected, Integer.parseInt(m.group(1)), 5 * Math.sqrt(expected));
    }

    /** gc records an allocation at each change of the rate; to declare a thread is none. */
    @Test
    void aDeclaredThreadBeginsAtTheRateOfTheTrace() throws Exception {
        String trace = "pclnlab-alloc 1\nrate 1000000000\nthread t rand 1\nstack s 1\na t 8 s\n";
        assertEquals(0, command("heap", "replay", "--sampler", "gc", file("t", trace)), out::toString);
        assertTrue(out.toString().contains("0 samples of 1 allocations"), out::toString);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "f #1 | :3: found f of #1, which is not alive",
                "a t 8 s #1;f #1;f #1 | :5: found f of #1, which is not alive",
                "a t 8 s #1;a t 8 s #1 | :4: found #1, which is alive",
                "a t -8 s | :3: found -8, expected a number from 0",
                "a t 8 q | :3: found stack q, expected one that was declared above",
                "a t 8 s x0 | :3: found x0, expected x and how often",
                "a t 99999999999999999999 s | :3: found 99999999999999999999, expected a number from 0",
                "rate 0;a t 8 s x9223372036854775807;a t 8 s | :5: found x1, expected fewer",
                "rate 99999999999999999999 | :3: found 99999999999999999999, expected a number",
                "rate 1e9 | :3: found 1e9, expected a number",
                "stack s 2 | :3: found stack s twice",
                "stack r zz | :3: found zz, expected a hexadecimal word",
                "thread u rand | :3: found 3 words",
                "frame 1 f x | :3: found x, expected FILE:LINE"
            })
    void senselessTracesAreNamed(String text, String message) throws Exception {
        String trace = "pclnlab-alloc 1\nstack s 1\n" + text.replace(';', '\n') + "\n";
        assertEquals(2, command("heap", "replay", file("t", trace)), out::toString);
        assertTrue(out.toString().contains(message), out::toString);
    }

    @Test
    void wrongUsageIsExitTwo() {
        assertEquals(2, command("heap", "check"), out::toString);
        assertEquals(2, command("heap", "check", "--simulate", "0"), out::toString);
        assertEquals(2, command("heap", "check", "--simulate", "5", "--error", "2"), out::toString);
        assertEquals(2, command("heap", "check", dir.resolve("missing").toString()), out::toString);
        assertEquals(2, command("heap", "replay", "--sampler", "best", "x"), out::toString);
        assertEquals(2, command("heap", "stream", "here"), out::toString);
        assertEquals(2, command("heap", "stream", "999999999"), out::toString);
        assertEquals(2, command("heap", "stream", "--draws", "-1", "1"), out::toString);
        assertEquals(3, command("heap", "stream", "--verify", "/bin/echo", "hello"), out::toString);
        assertTrue(out.toString().contains("found hello, expected what goroot-cases/heap/stream prints"));
    }
}
