package org.pclnlab.harness.report.model;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A run, judged.
 *
 * @param command that made it, such as {@code conform}
 * @param started ISO-8601, empty when not known
 * @param seconds wall-clock time, 0 when not known
 * @param exit code of the command
 * @param tools toolchains that took part, the truth first
 * @param notRun what did not take part; never left out of a report
 * @param cases in the order of the run
 * @param lanes names of past runs, for the letters of {@link ReportCase#history}
 * @param notes anything else that has to be said, one line each
 */
public record Report(
        String command,
        String started,
        double seconds,
        int exit,
        List<Tool> tools,
        List<NotRun> notRun,
        List<ReportCase> cases,
        List<Trace> traces,
        List<Lane> lanes,
        List<String> notes) {
    public Report {
        tools = List.copyOf(tools);
        notRun = List.copyOf(notRun);
        cases = List.copyOf(cases);
        traces = List.copyOf(traces);
        lanes = List.copyOf(lanes);
        notes = List.copyOf(notes);
    }

    /** A toolchain. */
    public record Tool(String name, String kind, String version, String platform, String generation) {}

    /** What was not run, and why. */
    public record NotRun(String what, String reason) {
        @Override
        public String toString() {
            return what + " (" + reason + ")";
        }
    }

    /** The past runs of a toolchain, oldest first. */
    public record Lane(String tool, List<String> runs) {
        public Lane {
            runs = List.copyOf(runs);
        }
    }

    /** Cases that somebody has to look at. */
    public List<ReportCase> red() {
        return cases.stream().filter(c -> c.outcome().red()).toList();
    }

    /** How many cases of each toolchain had each outcome. */
    public Map<String, Map<Outcome, Integer>> counts() {
        Map<String, Map<Outcome, Integer>> out = new LinkedHashMap<>();
        tools.forEach(t -> out.put(t.name(), new EnumMap<>(Outcome.class)));
        for (ReportCase c : cases) {
            out.computeIfAbsent(c.tool(), t -> new EnumMap<>(Outcome.class)).merge(c.outcome(), 1, Integer::sum);
        }
        return out;
    }

    /** How it ended, in a word. */
    public String ending() {
        return switch (exit) {
            case 0 -> "as expected";
            case 1 -> "FINDINGS";
            default -> "INCOMPLETE";
        };
    }

    /** The line that a report is read for: how the run ended, and what was not run. */
    public String lastLine() {
        List<String> missing = notRun.stream().map(NotRun::toString).toList();
        return ending() + ": " + cases.size() + " results, " + red().size() + " to look at; not run: "
                + (missing.isEmpty() ? "nothing" : String.join("; ", missing));
    }

    /**
     * Changes when, and only when, somebody has something new to look at: another red case or verdict or failure, another
     * thing not run. Neither times nor the order matter.
     */
    public String state() {
        TreeSet<String> lines = new TreeSet<>();
        for (ReportCase c : red()) {
            lines.add("case\t" + c.tool() + "\t" + c.id() + "\t" + c.verdict() + "\t" + c.message());
        }
        notRun.forEach(n -> lines.add("not run\t" + n.what()));
        lines.add("exit\t" + exit);
        try {
            byte[] all = String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /** The same run with other cases, and what belongs to them. */
    public Report with(List<ReportCase> others, List<Trace> otherTraces, List<Lane> otherLanes) {
        return new Report(
                command,
                started,
                seconds,
                exit,
                tools,
                notRun,
                others,
                otherTraces,
                otherLanes,
                new ArrayList<>(notes));
    }
}
