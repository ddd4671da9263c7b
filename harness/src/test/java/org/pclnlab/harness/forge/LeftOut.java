package org.pclnlab.harness.forge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One rule of the specification and the edits that leave it out of the emulator's sources; {@code rules.txt} has them all.
 *
 * @param spec where the rule is written down, such as {@code 04 2.8}
 * @param tests the test of the emulator that notices it, for a rule that shows on no image; else empty
 */
record LeftOut(String spec, String rule, List<String> tests, List<Edit> edits) {
    private static final Path SOURCES = Path.of("../emulator/src/main/java/org/pclnlab/emulator");

    /** Replaces the one place in a file that reads {@code from}. */
    record Edit(String file, String from, String to) {}

    @Override
    public String toString() {
        return spec + " " + rule;
    }

    /** The rules, in the order of the file. */
    static List<LeftOut> all() throws IOException {
        List<LeftOut> out = new ArrayList<>();
        String text;
        try (var in = LeftOut.class.getResourceAsStream("rules.txt")) {
            text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String file = "";
        List<Edit> edits = List.of();
        List<String> tests = List.of();
        // A block is a line with a tag and the lines behind it that have none.
        for (String block : text.replaceAll("(?m)^#.*\\n", "").strip().split("\\n(?=[RTF+-](?: |\\n|$))", -1)) {
            String body = block.isEmpty() ? "" : block.substring(1).strip();
            switch (block.isBlank() ? ' ' : block.charAt(0)) {
                case ' ' -> {}
                case 'R' -> {
                    edits = new ArrayList<>();
                    tests = new ArrayList<>();
                    int bar = body.indexOf(" | ");
                    out.add(new LeftOut(body.substring(0, bar), body.substring(bar + 3), tests, edits));
                }
                case 'T' -> tests.add(body);
                case 'F' -> file = body;
                case '-' -> edits.add(new Edit(file, body, ""));
                case '+' -> {
                    Edit last = edits.remove(edits.size() - 1);
                    edits.add(new Edit(last.file(), last.from(), body));
                }
                default -> throw new IOException("rules.txt: not an entry: " + block);
            }
        }
        return out;
    }

    /** The changed source files, by their path below {@code org/pclnlab/emulator}. */
    Map<String, String> sources() throws IOException {
        Map<String, String> out = new LinkedHashMap<>();
        for (Edit edit : edits) {
            String source =
                    out.containsKey(edit.file) ? out.get(edit.file) : Files.readString(SOURCES.resolve(edit.file));
            Matcher place = pattern(edit.from).matcher(source);
            if (!place.find()) {
                throw new IOException(this + ": no such place in " + edit.file + ": " + edit.from);
            }
            String changed = source.substring(0, place.start()) + edit.to + source.substring(place.end());
            if (place.find()) {
                throw new IOException(this + ": two such places in " + edit.file + ": " + edit.from);
            }
            out.put(edit.file, changed);
        }
        return out;
    }

    /** The text, with any white space for white space. */
    private static Pattern pattern(String text) {
        StringBuilder out = new StringBuilder();
        for (String word : text.split("\\s+", -1)) {
            out.append(out.isEmpty() ? "" : "\\s+").append(Pattern.quote(word));
        }
        return Pattern.compile(out.toString());
    }
}
