package org.pclnlab.harness.expect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.conform.Conformance;
import org.pclnlab.harness.conform.ImageVerdict;
import org.pclnlab.harness.conform.Row;
import org.pclnlab.harness.conform.Verdict;
import org.pclnlab.harness.expect.Expectations.Lane;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.toolchain.Tool;

/**
 * A conformance run seen through the list of what is known to fail.
 *
 * @param rows verdicts of the run, or what expectations make of them
 * @param unmatched entries about this lane that match no query that was asked
 * @param exit how the command ends
 */
public record Judgement(List<Judged> rows, List<Entry> unmatched, ExitCode exit) {
    /** The directive of a query. */
    public static final String DIRECTIVE = "conform";

    private static final List<Section> MUST_FAIL = List.of(Section.XFAILS, Section.NOT_APPLICABLE);

    /**
     * One row.
     *
     * @param verdict after expectations
     * @param entry the one that decided, or null
     */
    public record Judged(Row row, Verdict verdict, @Nullable Entry entry) {}

    /** Judges a run; with {@code strict} an unexpected agreement is a finding. */
    public static Judgement of(Conformance run, Expectations expectations, boolean strict) {
        Map<String, Lane> lanes = lanes(run);
        List<Judged> rows = new ArrayList<>();
        Set<Entry> used = new HashSet<>();
        for (Row row : run.rows()) {
            rows.add(judge(row, lanes.get(row.tool()), expectations, used));
        }
        List<Entry> unmatched = new ArrayList<>();
        for (Lane lane : new LinkedHashSet<>(lanes.values())) {
            for (Section section : MUST_FAIL) {
                for (Entry e : expectations.of(section)) {
                    boolean ours = e.directive().isEmpty() || e.directive().equals(DIRECTIVE);
                    if (ours && e.onLane(lane) && used.add(e)) {
                        unmatched.add(e);
                    }
                }
            }
        }
        return new Judgement(List.copyOf(rows), List.copyOf(unmatched), exit(rows, run.images(), strict));
    }

    /** The lane of each tool that is no gc, by its name. All programs of one tool are of one generation. */
    private static Map<String, Lane> lanes(Conformance run) {
        Map<String, String> generations = new HashMap<>();
        run.programs().stream()
                .filter(p -> !p.generation().isEmpty())
                .forEach(p -> generations.put(p.tool(), p.generation()));
        Map<String, Lane> lanes = new LinkedHashMap<>();
        for (Tool t : run.tools()) {
            if (!t.isGc()) {
                lanes.put(t.name(), new Lane(t.goVersion(), t.platform(), generations.getOrDefault(t.name(), "")));
            }
        }
        return lanes;
    }

    private static Judged judge(Row row, @Nullable Lane lane, Expectations expectations, Set<Entry> used) {
        if (lane == null) {
            return new Judged(row, row.verdict(), null);
        }
        Entry skip = expectations.first(Section.HOST_SKIPS, lane, DIRECTIVE, row.query());
        if (skip != null) {
            return new Judged(row, Verdict.SKIPPED, skip);
        }
        if (row.verdict() != Verdict.AGREE && row.verdict() != Verdict.DIVERGENCE) {
            return new Judged(row, row.verdict(), null); // a defect of ours, or no answer: no list excuses that
        }
        Entry flake = expectations.first(Section.FLAKES, lane, DIRECTIVE, row.query());
        if (flake != null) {
            return new Judged(row, Verdict.FLAKE, flake);
        }
        Entry xfail = null;
        for (Section section : MUST_FAIL) {
            Entry e = expectations.first(section, lane, DIRECTIVE, row.query());
            if (e != null) {
                used.add(e);
                xfail = xfail == null ? e : xfail;
            }
        }
        if (xfail == null) {
            return new Judged(row, row.verdict(), null);
        }
        return new Judged(row, row.verdict() == Verdict.AGREE ? Verdict.XPASS : Verdict.XFAIL, xfail);
    }

    private static ExitCode exit(List<Judged> rows, List<ImageVerdict> images, boolean strict) {
        boolean error = false;
        for (Judged j : rows) {
            switch (j.verdict) {
                case DIVERGENCE, EMULATOR_MISMATCH, READER_MISMATCH -> {
                    return ExitCode.FINDING;
                }
                case XPASS -> {
                    if (strict) {
                        return ExitCode.FINDING;
                    }
                }
                case ERROR -> error = true;
                default -> {}
            }
        }
        for (ImageVerdict v : images) {
            if (v.notRun().isEmpty() && !v.ok()) {
                return ExitCode.FINDING;
            }
        }
        return error ? ExitCode.ENVIRONMENT : ExitCode.OK;
    }
}
