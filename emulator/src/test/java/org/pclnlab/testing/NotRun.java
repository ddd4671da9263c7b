package org.pclnlab.testing;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Tests that were not run, counted by tag, and the files that carry the counts from the test processes of the modules to
 * the end of the build.
 *
 * <p>One file for each module and test JVM: a line {@code run ID}, then {@code TAG<tab>COUNT<tab>REASON} lines. ID names one Maven run;
 * a file of another run counts as absent, so what an earlier build left behind is never reported.
 */
final class NotRun {
    /** Tag of tests that are switched off or gave up for a reason that is no {@link Tool}. */
    static final String OTHER = "other";

    private record Entry(int count, String reason) {}

    private final Map<String, Entry> byTag = new TreeMap<>();

    /** Adds {@code count} tests with the reason a skipped test gave. */
    synchronized void add(String skipReason, int count) {
        int colon = skipReason.indexOf(": ");
        Tool tool = colon < 0 ? null : Tool.ofTag(skipReason.substring(0, colon));
        if (tool != null) {
            add(tool.tag(), count, tool.reason());
        } else {
            add(OTHER, count, skipReason);
        }
    }

    private void add(String tag, int count, String reason) {
        Entry before = byTag.get(tag);
        if (before == null) {
            byTag.put(tag, new Entry(count, reason));
        } else {
            String both = before.reason.contains(reason) ? before.reason : before.reason + "; " + reason;
            byTag.put(tag, new Entry(before.count + count, both));
        }
    }

    /** {@code not run: TAG n (reason)}, one line for each tag, sorted. */
    synchronized List<String> lines() {
        List<String> out = new ArrayList<>();
        byTag.forEach((tag, e) -> out.add("not run: " + tag + " " + e.count + " (" + e.reason + ")"));
        return out;
    }

    /** Adds what {@code file} says of this run, and replaces it by the sum. */
    synchronized void mergeInto(Path file, String run) throws IOException {
        addFrom(file, run);
        Files.createDirectories(file.toAbsolutePath().getParent());
        List<String> out = new ArrayList<>();
        out.add("run " + run);
        byTag.forEach((tag, e) -> out.add(tag + "\t" + e.count + "\t" + e.reason.replaceAll("[\\t\\r\\n]+", " ")));
        Files.write(file, out, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING);
    }

    /** Sums the files of one run in a directory, which need not exist. */
    static NotRun read(Path dir, String run) throws IOException {
        NotRun out = new NotRun();
        if (Files.isDirectory(dir)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(dir, "*.txt")) {
                for (Path file : files) {
                    out.addFrom(file, run);
                }
            }
        }
        return out;
    }

    private void addFrom(Path file, String run) throws IOException {
        if (!Files.exists(file)) {
            return;
        }
        List<String> lines = Files.readAllLines(file);
        if (lines.isEmpty() || !lines.get(0).equals("run " + run)) {
            return;
        }
        for (String line : lines.subList(1, lines.size())) {
            String[] part = line.split("\t", 3);
            add(part[0], Integer.parseInt(part[1]), part[2]);
        }
    }
}
