package org.pclnlab.harness.goroot;

import java.util.List;

/**
 * The first line of a run's file.
 *
 * @param run id of the run
 * @param started ISO-8601
 * @param mode of discovery
 * @param root {@code goroot}, or the folder that was named
 * @param shard {@code K/N}; {@code merged} in a file that was merged
 * @param go version of the reference
 * @param platform {@code GOOS/GOARCH}
 * @param tools toolchains
 * @param host machine
 * @param settings of the run
 * @param cases every selected case of all shards, in order
 * @param plan digest over cases, directives and arguments
 * @param mine indices into {@code cases} of this shard
 */
public record RunHeader(
        String run,
        String started,
        String mode,
        String root,
        String shard,
        String go,
        String platform,
        List<ToolInfo> tools,
        Host host,
        Settings settings,
        List<String> cases,
        String plan,
        List<Integer> mine) {
    public static final String FORMAT = "pclnlab-goroot/1";

    public RunHeader {
        tools = List.copyOf(tools);
        cases = List.copyOf(cases);
        mine = List.copyOf(mine);
    }

    /**
     * A toolchain.
     *
     * @param kind {@code gc} or {@code llgo}
     * @param identity changes whenever it may produce something else
     * @param generation of LLGo's formats, empty when not known
     */
    public record ToolInfo(String name, String kind, String version, String identity, String generation) {}

    /**
     * The machine.
     *
     * @param load average over a minute at the start, -1 where the system does not say
     */
    public record Host(String os, int cpus, long memoryKib, double load, long stackKib, long nofile, long addressKib) {}

    /** What was asked for. */
    public record Settings(
            int gomaxprocs, int jobs, long buildTimeoutMillis, long runTimeoutMillis, List<ListFile> expectations) {
        public Settings {
            expectations = List.copyOf(expectations);
        }
    }

    /** An expectation file and its digest. */
    public record ListFile(String file, String sha256) {}

    /** Digest over a list of cases. */
    public static String planOf(List<GorootCase> cases) {
        StringBuilder all = new StringBuilder();
        for (GorootCase c : cases) {
            all.append(c.path())
                    .append('\t')
                    .append(c.directive().word())
                    .append('\t')
                    .append(String.join("\u0001", c.args()))
                    .append('\n');
        }
        return Signature.hash(all.toString());
    }
}
