package org.pclnlab.harness.goroot;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Takes out of a line what differs between machines and runs: folders, times, addresses, goroutine numbers, durations, sizes (spec
 * 08 section 14.2.4).
 *
 * @param folders folders and what stands for them, such as {@code <goroot>}; longest first
 */
public record Scrub(List<Folder> folders) {
    private static final int MAX = 160;

    /** Only what needs no configuration. */
    public static final Scrub PLAIN = new Scrub(List.of());

    private record Rule(Pattern pattern, String by) {
        Rule(String regexp, String by) {
            this(Pattern.compile(regexp), by);
        }
    }

    private static final List<Rule> RULES = List.of(
            new Rule("(?:/[^\\s:/]+)*/llgo-goroot-[0-9]+", "<ws>"),
            // Beyond the spec: what package log prints; such a text was the same on no two nights.
            new Rule("\\b[0-9]{4}/[0-9]{2}/[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]+)?\\b", "<time>"),
            new Rule("0x[0-9a-fA-F]+", "0x?"),
            new Rule("\\bgoroutine [0-9]+", "goroutine ?"),
            new Rule("\\b[0-9]+(\\.[0-9]+)?(ns|us|\u00b5s|ms|m[0-9.]*s|s)\\b", "<dur>"),
            new Rule("\\b[0-9]+(\\.[0-9]+)? ?(MiB|%)", "N $2"),
            new Rule("\\b[0-9]{5,}\\b", "N"),
            new Rule("[ \\t]+", " "));

    /** One folder and its placeholder. */
    public record Folder(String path, String placeholder) {}

    /** A scrub that knows some folders. */
    public static Scrub of(Map<String, String> folders) {
        List<Folder> list = new ArrayList<>();
        folders.forEach((path, placeholder) -> {
            if (!path.isEmpty()) {
                list.add(new Folder(path, placeholder));
            }
        });
        list.sort(Comparator.comparing((Folder f) -> f.path.length()).reversed().thenComparing(Folder::path));
        return new Scrub(List.copyOf(list));
    }

    /** The line, at most 160 characters of it. */
    public String apply(String line) {
        // What is cut off cannot come back, so very long lines need not be searched to their end.
        String s = line.length() > 8192 ? line.substring(0, 8192) : line;
        for (Folder f : folders) {
            s = s.replace(f.path, f.placeholder);
        }
        for (Rule r : RULES) {
            s = r.pattern.matcher(s).replaceAll(r.by);
        }
        s = s.strip();
        return s.codePointCount(0, s.length()) <= MAX ? s : s.substring(0, s.offsetByCodePoints(0, MAX));
    }
}
