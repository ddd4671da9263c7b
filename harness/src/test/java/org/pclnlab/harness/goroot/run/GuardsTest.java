package org.pclnlab.harness.goroot.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.harness.expect.ExpectationReader;
import org.pclnlab.harness.expect.Expectations;
import org.pclnlab.harness.expect.Expectations.Lane;
import org.pclnlab.harness.goroot.CaseRow;
import org.pclnlab.harness.goroot.CaseVerdict;
import org.pclnlab.harness.goroot.Directive;
import org.pclnlab.harness.goroot.FlagPredictor;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.RawOutcome;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.goroot.Signature;
import org.pclnlab.harness.outcome.UsageException;

/** The matrix of spec 08 section 7, the guards of 14.2.19, shards, predicted flags. */
class GuardsTest {
    private static final Lane LANE = new Lane("go1.26.8", "linux/amd64", "main");
    private static final GorootCase CASE = new GorootCase("a/x.go", Directive.RUN, List.of());

    private static RawOutcome raw(RawResult r) {
        return new RawOutcome(r, "", null, List.of(), List.of(), List.of());
    }

    private static CaseRow.@Nullable Failure failure(RawResult r, String text) {
        return r == RawResult.PASS
                ? null
                : new CaseRow.Failure(new Signature("llgo run", "exit2", text), 2, 0, false, "");
    }

    @ParameterizedTest
    @CsvSource({
        "PASS, '', PASS",
        "PASS, k, FLAKY",
        "PASS, x, XPASS",
        "PASS, xk, XPASS",
        "PASS, n, NA_PASS",
        "PASS, nk, NA_PASS",
        "FAIL_RUN, '', FAIL",
        "FAIL_RUN, k, FLAKY",
        "FAIL_RUN, x, XFAIL",
        "FAIL_RUN, xk, XFAIL",
        "FAIL_RUN, n, NOT_APPLICABLE",
        "PASS, xn, CONFLICT",
        "FAIL_RUN, xn, CONFLICT",
        "FAIL_RUN, xnk, CONFLICT",
        "RESOURCE, '', RESOURCE",
        "RESOURCE, x, RESOURCE",
        "RESOURCE, nk, RESOURCE",
        "BASELINE_FAIL, x, BASELINE",
        "BASELINE_TIMEOUT, k, BASELINE",
        "HARNESS_ERROR, n, HARNESS",
        "UNSUPPORTED_FLAG, '', REFUSED",
        "UNSUPPORTED_FLAG, n, NOT_APPLICABLE",
        "FAIL_TIMEOUT, x, XFAIL"
    })
    void matrix(RawResult result, String lists, CaseVerdict expected) throws Exception {
        StringBuilder yaml = new StringBuilder("host_skips: []\n");
        for (String[] s : new String[][] {{"x", "xfails"}, {"n", "not_applicable"}, {"k", "flakes"}}) {
            if (lists.contains(s[0])) {
                yaml.append(s[1]).append(":\n  - case: 'a/*'\n    reason: because\n");
            }
        }
        // Our own dialect refuses contradicting entries; LLGo's has them.
        Expectations e = ExpectationReader.parse(
                yaml.toString().getBytes(StandardCharsets.UTF_8), "x", ExpectationReader.Dialect.LLGO);
        if (lists.contains("n")) {
            e = ExpectationReader.parse(
                    yaml.toString().getBytes(StandardCharsets.UTF_8),
                    "notapplicable.yaml",
                    ExpectationReader.Dialect.LLGO);
        }
        CaseRow.Judged j = new Judge(e, false).judge(LANE, CASE, raw(result), failure(result, "x"), true);
        assertEquals(expected, j.verdict());
        assertEquals(expected.red(), j.red());
    }

    @Test
    void refusedFlagThatNobodyForesawIsAFailure() {
        Judge judge = new Judge(Expectations.NONE, false);
        RawOutcome r = raw(RawResult.UNSUPPORTED_FLAG);
        assertEquals(
                CaseVerdict.FAIL,
                judge.judge(LANE, CASE, r, failure(r.result(), ""), false).verdict());
        CaseRow.Judged strict = new Judge(Expectations.NONE, true).judge(LANE, CASE, r, failure(r.result(), ""), true);
        assertTrue(strict.red());
        assertEquals(CaseVerdict.REFUSED, strict.verdict());
    }

    private static CaseRow row(RawResult result, String stage, String text) {
        CaseRow.Failure f = result == RawResult.PASS
                ? null
                : new CaseRow.Failure(new Signature(stage, "exit1", text), 1, 0, false, "");
        return new CaseRow(
                CASE,
                "main",
                0,
                "",
                "",
                new CaseRow.Conditions(0, 2, 8192, ""),
                raw(result),
                f,
                List.of(),
                new CaseRow.Judged(CaseVerdict.FAIL, true, null));
    }

    @Test
    void firstFiveThatFailToBuildAlikeTripTheGuard() {
        MassFailure m = new MassFailure();
        for (int i = 0; i < 4; i++) {
            assertNull(m.see(row(RawResult.FAIL_BUILD, "llgo build", "cannot find package")));
        }
        MassFailure.Trip t = m.see(row(RawResult.FAIL_BUILD, "llgo build", "cannot find package"));
        assertNotNull(t);
        assertEquals(1, t.text("main").lines().count());
        MassFailure other = new MassFailure();
        for (int i = 0; i < 10; i++) {
            assertNull(other.see(row(RawResult.FAIL_BUILD, "llgo build", "reason " + i)));
        }
    }

    @Test
    void moreThanAQuarterOfTwentyTripsTheGuard() {
        MassFailure m = new MassFailure();
        for (int i = 0; i < 15; i++) {
            assertNull(m.see(row(RawResult.PASS, "", "")));
        }
        for (int i = 0; i < 5; i++) {
            assertNull(m.see(row(RawResult.FAIL_RUN, "llgo run", "same")), "5 of 20 is a quarter");
        }
        assertNull(m.see(row(RawResult.UNSUPPORTED_FLAG, "llgo tool compile", "same")), "predicted, and no failure");
        MassFailure.Trip t = m.see(row(RawResult.FAIL_RUN, "llgo run", "same"));
        assertNotNull(t);
        assertEquals(6, t.failing());
        assertEquals(21, t.seen());
    }

    @Test
    void shardsEndTogetherAndHaveEveryCaseOnce() throws UsageException {
        List<GorootCase> cases = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Directive d = i % 20 == 0 ? Directive.RUNOUTPUT : i % 3 == 0 ? Directive.COMPILE : Directive.RUN;
            cases.add(new GorootCase("c" + i + ".go", d, List.of()));
        }
        Durations durations = Durations.guessed();
        Set<Integer> seen = new HashSet<>();
        long least = Long.MAX_VALUE;
        long most = 0;
        for (int k = 1; k <= 4; k++) {
            List<Integer> mine = Shards.parse(k + "/4").mine(cases, durations);
            mine.forEach(i -> assertTrue(seen.add(i)));
            long load = mine.stream().mapToLong(i -> durations.of(cases.get(i))).sum();
            least = Math.min(least, load);
            most = Math.max(most, load);
            assertEquals(mine.stream().sorted().toList(), mine);
        }
        assertEquals(200, seen.size());
        assertTrue(most - least <= 500, "they end within the shortest case: " + least + " " + most);
        assertEquals(200, Shards.ALL.mine(cases, durations).size());
    }

    @ParameterizedTest
    @CsvSource({"0/4", "5/4", "1", "a/b", "1/0", "1/2/3", "''"})
    void shardThatIsNone(String text) {
        assertThrows(UsageException.class, () -> Shards.parse(text));
    }

    @Test
    void workersByMemory() {
        assertEquals(1, MemoryGate.workers(8, 500_000));
        assertEquals(2, MemoryGate.workers(8, 2_900_000));
        assertEquals(8, MemoryGate.workers(8, 24_000_000));
        assertEquals(8, MemoryGate.workers(8, -1));
    }

    @Test
    void flagsThatAreRefused() {
        assertEquals(List.of("-m"), refused(Directive.ERRORCHECK, "-0", "-m", "-l"));
        assertEquals(List.of("-live", "-wb"), refused(Directive.ERRORCHECK, "-0", "-l", "-live", "-wb=0"));
        assertEquals(List.of("-d=ssa/prove/debug=1"), refused(Directive.ERRORCHECK, "-0", "-d=ssa/prove/debug=1"));
        assertEquals(List.of(), refused(Directive.ERRORCHECK, "-d=panic", "-d=ssa/check/seed=3,ssa/check/on"));
        assertEquals(List.of("-+"), refused(Directive.COMPILE, "-+", "-p=runtime"));
        assertEquals(List.of(), refused(Directive.RUN, "-gcflags", "-m"));
        assertEquals(List.of("-m"), refused(Directive.ERRORCHECKANDRUNDIR, "-0", "-goexperiment", "-live", "-m"));
        assertFalse(FlagPredictor.refused(CASE).iterator().hasNext());
    }

    private static List<String> refused(Directive d, String... args) {
        return FlagPredictor.refused(new GorootCase("x.go", d, List.of(args)));
    }
}
