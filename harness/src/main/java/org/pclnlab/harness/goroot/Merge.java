package org.pclnlab.harness.goroot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.outcome.WholeFile;

/**
 * Several files of one plan made one (spec 08 section 14.2.12). Merging a merged file with its parts again changes nothing.
 *
 * @param header of the merged file
 * @param rows every row, in the order of the cases
 * @param missing a case and a tool for each row that no part has
 */
public record Merge(
        RunHeader header, List<CaseRow> rows, List<String> lines, List<String> missing, Set<String> guarded) {

    /** Merges files. They have to be about the same cases, toolchains and expectations. */
    public static Merge of(List<Path> files) throws UsageException {
        Map<String, CaseRow> rows = new LinkedHashMap<>();
        Map<String, String> lines = new LinkedHashMap<>();
        Map<String, Path> from = new LinkedHashMap<>();
        Set<String> guarded = new LinkedHashSet<>();
        RunHeader first = null;
        for (Path file : files) {
            RunContent content = RunContent.read(file);
            if (first == null) {
                first = content.header();
            } else {
                same(first, content.header(), files.get(0), file);
            }
            guarded.addAll(content.guarded());
            for (Map.Entry<String, CaseRow> e : content.rows().entrySet()) {
                String line = content.lines().getOrDefault(e.getKey(), "");
                String before = lines.putIfAbsent(e.getKey(), line);
                if (before == null) {
                    rows.put(e.getKey(), e.getValue());
                    from.put(e.getKey(), file);
                } else if (!before.equals(line)) {
                    throw new UsageException(file + ": " + e.getKey().replace('\t', ' ') + " is also in "
                            + from.get(e.getKey()) + ", with another result");
                }
            }
        }
        if (first == null) {
            throw new UsageException("nothing to merge");
        }
        return ordered(first, rows, lines, guarded);
    }

    private static void same(RunHeader a, RunHeader b, Path fileA, Path fileB) throws UsageException {
        String what = "";
        if (!a.plan().equals(b.plan()) || !a.cases().equals(b.cases())) {
            what = "other cases";
        } else if (!a.tools().equals(b.tools())) {
            what = "other toolchains";
        } else if (!a.settings().expectations().stream()
                .map(RunHeader.ListFile::sha256)
                .toList()
                .equals(b.settings().expectations().stream()
                        .map(RunHeader.ListFile::sha256)
                        .toList())) {
            what = "other expectations";
        }
        if (!what.isEmpty()) {
            throw new UsageException(fileB + ": a run with " + what + " than " + fileA);
        }
    }

    private static Merge ordered(
            RunHeader first, Map<String, CaseRow> rows, Map<String, String> lines, Set<String> guarded) {
        List<CaseRow> ordered = new ArrayList<>();
        List<String> text = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        Map<String, List<String>> repeats = new LinkedHashMap<>();
        rows.forEach((key, row) -> {
            if (row.attempt() > 0) {
                repeats.computeIfAbsent(row.what().path(), p -> new ArrayList<>())
                        .add(key);
            }
        });
        for (String path : first.cases()) {
            List<String> keys = new ArrayList<>();
            for (RunHeader.ToolInfo t : first.tools()) {
                keys.add(CaseRow.key(path, t.name(), 0));
            }
            keys.addAll(repeats.getOrDefault(path, List.of()));
            for (String key : keys) {
                CaseRow row = rows.get(key);
                if (row == null) {
                    missing.add(key.substring(0, key.lastIndexOf('\t')).replace('\t', ' '));
                } else {
                    ordered.add(row);
                    text.add(lines.getOrDefault(key, ""));
                }
            }
        }
        RunHeader header = new RunHeader(
                first.run(),
                first.started(),
                first.mode(),
                first.root(),
                "merged",
                first.go(),
                first.platform(),
                first.tools(),
                first.host(),
                first.settings(),
                first.cases(),
                first.plan(),
                IntStream.range(0, first.cases().size()).boxed().toList());
        return new Merge(header, List.copyOf(ordered), List.copyOf(text), List.copyOf(missing), guarded);
    }

    /** Writes the merged file, in place of an older one only as a whole. */
    public void write(Path to) throws EnvironmentException {
        List<String> all = new ArrayList<>();
        try {
            all.add(RunJson.header(header));
            all.addAll(lines);
            for (String tool : guarded) {
                all.add(RunJson.line("guard", g -> {
                    g.writeStringField("tool", tool);
                    g.writeStringField("guard", "merged");
                }));
            }
            if (missing.isEmpty() && guarded.isEmpty()) {
                all.add(RunJson.line("end", g -> {})); // the whole run is in it: a history may call it good
            }
            byte[] text = (String.join("\n", all) + "\n").getBytes(StandardCharsets.UTF_8);
            WholeFile.write(to, out -> out.write(text));
        } catch (IOException e) {
            throw new EnvironmentException("cannot write " + to + ": " + e, e);
        }
    }
}
