package org.pclnlab.harness.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Expectation files as different people would write them: styles, comments, quotes, line ends. */
final class RandomExpectations {
    private final Random random;
    private final String newline;
    private int number;

    private RandomExpectations(Random random) {
        this.random = random;
        this.newline = random.nextInt(4) == 0 ? "\r\n" : "\n";
    }

    static String file(Random random) {
        return new RandomExpectations(random).file();
    }

    private String file() {
        List<String> lines = new ArrayList<>();
        comments(lines, "");
        List<Section> sections = new ArrayList<>(List.of(Section.values()));
        sections.removeIf(s -> random.nextInt(5) == 0);
        java.util.Collections.shuffle(sections, random);
        for (Section s : sections) {
            section(s, lines);
            comments(lines, random.nextBoolean() ? "" : "  ");
        }
        String text = String.join(newline, lines);
        return random.nextInt(3) == 0 || text.isEmpty() ? text : text + newline;
    }

    private void comments(List<String> lines, String indent) {
        while (random.nextInt(3) == 0) {
            lines.add(random.nextInt(3) == 0 ? "" : indent + "# note " + number++ + " - case: no: [entry");
        }
    }

    private String tail() {
        return random.nextInt(5) == 0 ? " # tail " + number++ : "";
    }

    private void section(Section s, List<String> lines) {
        int shape = random.nextInt(12);
        if (shape == 0) {
            lines.add(s.key() + ": []" + tail());
            return;
        }
        if (shape == 1) {
            lines.add(s.key() + ":" + tail());
            return;
        }
        lines.add(s.key() + ":" + tail());
        String dash = " ".repeat(random.nextInt(3) * 2);
        int count = 1 + random.nextInt(6);
        for (int i = 0; i < count; i++) {
            comments(lines, dash);
            if (random.nextInt(4) == 0) {
                lines.add(dash + "- {" + String.join(", ", fields(s, true)) + "}" + tail());
            } else {
                block(s, dash, lines);
            }
        }
    }

    private void block(Section s, String dash, List<String> lines) {
        String lead = dash + "- ";
        for (String f : fields(s, false)) {
            String[] parts = f.split("\n", -1);
            lines.add(lead + parts[0] + (parts[0].endsWith("|") ? "" : tail()));
            lead = dash + "  ";
            for (int i = 1; i < parts.length; i++) {
                lines.add(lead + parts[i]);
            }
            if (random.nextInt(8) == 0) {
                lines.add(lead + "# inside " + number++);
            }
        }
    }

    private List<String> fields(Section s, boolean flow) {
        List<String> out = new ArrayList<>();
        if (random.nextBoolean()) {
            out.add("version: " + quoted("go1." + (24 + random.nextInt(3)), flow));
        }
        if (random.nextBoolean()) {
            out.add("platform: " + quoted(random.nextBoolean() ? "linux/amd64" : "darwin/arm64", flow));
        }
        if (random.nextInt(4) == 0) {
            out.add("directive: run");
        }
        if (random.nextInt(4) == 0 && s != Section.TIMEOUTS) {
            out.add("generation: [pr2026, main]");
        }
        if (s == Section.TIMEOUTS) {
            out.add("timeout: 2m");
        }
        String reason = random.nextInt(6) == 0 ? "über – 🐹: # no comment" : "because of " + number++;
        out.add(
                !flow && random.nextInt(6) == 0
                        ? "reason: |\n  first line\n  # second line"
                        : "reason: " + quoted(reason, flow));
        out.add(cases(flow));
        java.util.Collections.shuffle(out, random);
        return out;
    }

    private String cases(boolean flow) {
        int shape = random.nextInt(4);
        if (shape > 1) {
            return "case: " + quoted(name(), flow);
        }
        List<String> names = new ArrayList<>();
        int count = 1 + random.nextInt(4);
        for (int i = 0; i < count; i++) {
            names.add(quoted(name(), true));
        }
        if (flow || shape == 0) {
            return "case: [" + String.join(", ", names) + (random.nextInt(4) == 0 ? ", ]" : "]");
        }
        StringBuilder out = new StringBuilder("case:");
        for (String n : names) {
            out.append("\n  - ").append(n);
            if (random.nextInt(6) == 0) {
                out.append("\n  # about the one above ").append(number++);
            }
        }
        return out.toString();
    }

    private String name() {
        return (random.nextBoolean() ? "fixedbugs/issue" : "typeparam/*/") + number++ + ".go";
    }

    private String quoted(String text, boolean flow) {
        boolean needs = text.contains(": ") || text.contains("#") || text.contains("*");
        return switch (random.nextInt(3)) {
            case 0 -> "'" + text + "'";
            case 1 -> "\"" + text + "\"";
            default -> needs || (flow && text.contains(",")) ? "'" + text + "'" : text;
        };
    }
}
