package org.pclnlab.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.pclnlab.testing.Requires;

/**
 * The short run of fuzzing in {@code mvn verify}: seeds and what was found before, some random changes of each, and Jazzer for
 * two seconds. What was found lies in the resources {@code fuzz/TARGET/}, one file each, named after what was wrong.
 */
@Requires.Linux
class FuzzTest {
    private static final int CHANGED = 30;
    private static final long SEED = 20261127;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    Path dir;

    @ParameterizedTest
    @EnumSource(FuzzTarget.class)
    void changedSeedsEndInAnAnswerOrAnError(FuzzTarget target) throws Exception {
        Random random = new Random(SEED + target.id().hashCode());
        for (byte[] seed : Seeds.of(target)) {
            target.run(seed.clone());
            for (int i = 0; i < CHANGED; i++) {
                byte[] changed = seed.length < 32 ? bytes(random) : seed.clone();
                for (int n = random.nextInt(4); n >= 0; n--) {
                    changed[random.nextInt(changed.length)] = (byte) random.nextInt();
                }
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> target.run(changed), "seed " + SEED + ", " + i);
            }
        }
    }

    private static byte[] bytes(Random random) {
        byte[] out = new byte[32];
        random.nextBytes(out);
        return out;
    }

    static Stream<Arguments> findings() throws Exception {
        List<Arguments> out = new ArrayList<>();
        for (FuzzTarget target : FuzzTarget.values()) {
            URL folder = FuzzTest.class.getResource("/fuzz/" + target.id());
            if (folder != null) {
                try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
                    files.sorted().forEach(f -> out.add(Arguments.of(target, f)));
                }
            }
        }
        return out.stream();
    }

    /** Each was a crash, a hang or an exhausted heap once. */
    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("findings")
    void findingsStayMended(FuzzTarget target, Path input) throws Exception {
        byte[] data = Files.readAllBytes(input);
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> target.run(data));
    }

    @Test
    void jazzerRunsATarget() throws Exception {
        FuzzChild child = new FuzzChild(dir, Bases.folder());
        FuzzChild.Result r = child.run(FuzzTarget.RECORDED.id(), Seeds.of(FuzzTarget.RECORDED), 2);
        assertEquals("", r.finding());
        assertTrue(r.executions() > 0 && r.coverage() > 0, r.toString());
    }

    @Test
    void jazzerFindsAPlantedDefect() throws Exception {
        FuzzChild child = new FuzzChild(dir, Bases.folder());
        FuzzChild.Result r = child.run(FuzzEntry.PLANTED, List.of(new byte[] {'!', '!', '!'}), 20);
        assertEquals("java.lang.IllegalStateException: planted", r.finding());
        assertFalse(r.inputs().isEmpty());
        assertEquals('?', Files.readAllBytes(r.inputs().get(0))[1]);
    }
}
