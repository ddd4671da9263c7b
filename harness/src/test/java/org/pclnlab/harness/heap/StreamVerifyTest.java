package org.pclnlab.harness.heap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.emulator.heapprofile.CurrentSampler;
import org.pclnlab.emulator.heapprofile.LiveSamplers;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.toolchain.Builder;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.Toolchains;
import org.pclnlab.testing.Requires;

class StreamVerifyTest {
    private static final long SEED = 0x9e3779b97f4a7c15L;

    @TempDir
    private Path dir = Path.of("");

    private static CurrentSampler state(long remaining, long rand) {
        return CurrentSampler.at(0x1000, rand, remaining);
    }

    private static List<String> compare(
            int count, long rate, CurrentSampler start, CurrentSampler end, Map<Long, Long> sampled) {
        return StreamVerify.compare(new StreamVerify.Told(count, rate, start, end, sampled))
                .differences();
    }

    /** At rate 1 all five sizes, 16 to 20, are sampled and the state stays: no emulation is needed to know that. */
    @Test
    void everythingIsSampledAtRateOne() {
        Map<Long, Long> all = new HashMap<>(Map.of(16L, 1L, 17L, 1L, 18L, 1L, 19L, 1L, 20L, 1L));
        assertEquals(List.of(), compare(5, 1, state(7, SEED), state(7, SEED), all));
        assertEquals(
                List.of("remaining at the end: 0x8 in the process, 0x7 by pclnlab"),
                compare(5, 1, state(7, SEED), state(8, SEED), all));
        assertEquals(1, compare(5, 1, state(7, SEED), state(7, SEED + 1), all).size());
        all.put(99L, 1L);
        assertEquals(
                List.of("the size 99: sampled 1 times in the process, never by pclnlab"),
                compare(5, 1, state(7, SEED), state(7, SEED), all));
        all.remove(99L);
        all.remove(18L);
        assertTrue(compare(5, 1, state(7, SEED), state(7, SEED), all)
                .get(0)
                .endsWith("of 18 bytes: sampled by pclnlab, in the process 0 times"));
    }

    /** 16 + 17 + 18 + 19 + 20 = 90 bytes of a countdown of 1000; and of one of 80, the last of them crosses it. */
    @Test
    void theCountdownIsTheProcessS() {
        assertEquals(List.of(), compare(5, 4096, state(1000, SEED), state(910, SEED), Map.of()));
        // Sizes in order: 16 + i * 7919 mod 5 = 16, 20, 19, 18, 17; the last meets 7 bytes. V5: the first draw is
        // 12048.
        assertEquals(List.of(), compare(5, 4096, state(80, SEED), state(12048, 0x03f721dffe39b342L), Map.of(17L, 1L)));
    }

    @Test
    void aStateIsPrintedAsTheBeginningOfATrace() {
        LiveStream stream = new LiveStream(
                40,
                524288,
                List.of(
                        new LiveSamplers.OfThread(40, state(5, SEED)),
                        new LiveSamplers.OfThread(41, state(CurrentSampler.SUPPRESSED, 1))));
        StringWriter out = new StringWriter();
        stream.print(2, new PrintWriter(out, true));
        // Thresholds of vector V1.
        assertEquals("""
                pclnlab-alloc 1
                # process 40: 2 threads
                rate 524288
                thread 40 address 1000 rand 9e3779b97f4a7c15 remaining 5
                # 40 will draw 1542150 579481
                # thread 41 records nothing now: it reads the profile, or adds to it
                """, out.toString().replace(System.lineSeparator(), "\n"));
    }

    /** The process decides: more than 10,000 draws of a real one. An llgo without the sampler must be refused by name. */
    @Test
    @Requires.Llgo
    void everyDecisionOfARealProcessIsEmulated() throws Exception {
        Map<String, String> env = System.getenv();
        Launcher launcher = new Launcher();
        Path module = Path.of(System.getProperty("pclnlab.root", ".."))
                .resolve("goroot-cases/heap")
                .toAbsolutePath()
                .normalize();
        Builder builder = new Builder(launcher, null, env, Duration.ofMinutes(10));
        int n = 0;
        List<Tool> llgos = Toolchains.find(List.of(), List.of(), env, launcher).llgos();
        Assumptions.assumeFalse(llgos.isEmpty(), "llgo: none that starts");
        for (Tool llgo : llgos) {
            Path program = dir.resolve("stream" + n++);
            Builder.Built built =
                    builder.build(llgo, new Builder.Request(module, "./stream", List.of(module), List.of()), program);
            assertEquals("", built.failure());
            try {
                StreamVerify.Result r = StreamVerify.run(List.of(program.toString()), env);
                assertEquals(List.of(), r.differences());
                assertTrue(r.draws() >= 10_000, () -> r.draws() + " draws");
                System.out.println(llgo.name() + ": " + r.draws() + " draws equal");
            } catch (ImageException.Unsupported e) {
                assertTrue(String.valueOf(e.getMessage()).contains("the sampler of #2027's current form"), e::getMessage);
                System.out.println(llgo.name() + ": " + e.getMessage());
            }
        }
    }
}
