package org.pclnlab.harness.matrix.probe;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One program to measure.
 *
 * @param kind what it measures
 * @param name what reports call it; names of one run differ
 * @param packages of multipkg, cold and fresh-pc; functions of bigfunc; else 0
 * @param methods functions for each package; statements of bigfunc; else 0
 * @param depth of deep; else 0
 */
public record Scenario(ProbeKind kind, String name, int packages, int methods, int depth) {
    /**
     * What a metric's name ends with when it is the fastest slice of the loop and not the mean of all of it: on a busy machine the
     * slice that nothing interrupted. Never to be mixed with means (spec 09 section 14.3).
     */
    public static final String LEAST = "/min";

    /** {@code BENCH_ITERS} for a base number. */
    public long iterations(long base) {
        return Math.max(1, base / kind.divisor());
    }

    /** How many things are looked up or called; 0 where that is no question. */
    public int size() {
        return kind == ProbeKind.DEEP ? depth : packages * methods;
    }

    /** Every metric, in the order in which the program prints them (spec 09 section 3). */
    public List<String> metrics() {
        return switch (kind) {
            case HOT ->
                named(
                        "hot",
                        "Caller0",
                        "Caller1",
                        "CallersOnly",
                        "CallersFramesFirst",
                        "FuncForPCEntry",
                        "FuncFileLineEntry",
                        "FuncForPCReturnPC",
                        "FuncFileLineReturnPC");
            case DEEP -> named("deep", "Direct" + depth, "Interface" + depth, "Closure" + depth, "CallersFramesAll");
            case MULTIPKG -> named("multipkg", "FuncForPCMany", "FileLineMany", "DeepRun");
            case COLD ->
                named(
                        "cold",
                        "FirstFuncForPC",
                        "FirstFileLine",
                        "FirstCaller0",
                        "FirstCallersFrames",
                        "WarmFuncForPCMany",
                        "WarmFileLineMany");
            case STDLIB ->
                named("stdlib", "Work", "Caller0", "CallersFramesFirst", "FuncForPCEntry", "FuncFileLineEntry");
            case PLAIN -> named("plain", "fib30", "json", "sort", "map");
            case BIGFUNC ->
                named("bigfunc", "FirstFileLineMid", "FuncForPCMid", "FileLineMid", "CallersFramesMid", "Work");
            case FRESH -> named("fresh", "First", "PerPC", "FileLinePerPC");
        };
    }

    /** How many lookups, calls or frames one operation of a metric has (spec 09 section 5); 1 for most. */
    public int batch(String given) {
        String metric = given.endsWith(LEAST) ? given.substring(0, given.length() - LEAST.length()) : given;
        return switch (kind) {
            case MULTIPKG, COLD -> metric.endsWith("Many") ? size() : 1;
            case BIGFUNC ->
                metric.equals("bigfunc.Work")
                        ? size()
                        : metric.equals("bigfunc.FuncForPCMid") || metric.equals("bigfunc.FileLineMid") ? packages : 1;
            case DEEP -> metric.equals("deep.CallersFramesAll") ? 1 : Math.max(1, depth);
            default -> 1;
        };
    }

    /** Whether a program measures it once, without a loop. */
    public static boolean singleShot(String metric) {
        return metric.contains(".First");
    }

    /** The parameters, for results. */
    public Map<String, Integer> parameters() {
        Map<String, Integer> out = new LinkedHashMap<>();
        switch (kind) {
            case DEEP -> out.put("depth", depth);
            case MULTIPKG, COLD, FRESH -> {
                out.put("packages", packages);
                out.put("methods", methods);
            }
            case BIGFUNC -> {
                out.put("functions", packages);
                out.put("statements", methods);
            }
            default -> {}
        }
        return out;
    }

    private static List<String> named(String kind, String... metrics) {
        return java.util.Arrays.stream(metrics).map(m -> kind + "." + m).toList();
    }
}
