package org.pclnlab.harness.expect;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.YamlSpans.Span;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Writes new items behind the last one of a section, indented as it is. */
final class SectionAppend {
    /** What comes before the case, as in LLGo's files; reasons and pins come behind it. */
    private static final Set<String> CONDITIONS = Set.of("version", "platform", "arch", "generation", "directive");

    private final String text;
    private final YamlSpans spans;
    private final Splices splices;
    private final String newline;

    SectionAppend(String text, YamlSpans spans, Splices splices, String newline) {
        this.text = text;
        this.spans = spans;
        this.splices = splices;
        this.newline = newline;
    }

    void add(@Nullable SequenceNode list, @Nullable Node key, Section section, List<Edit.Add> added) {
        if (list != null && YamlSpans.isFlow(list)) {
            inBrackets(list, added);
            return;
        }
        int at = text.length();
        String dashIndent = "  ";
        String heading = "";
        if (list != null) {
            int last = list.getValue().size() - 1;
            Span lines = spans.itemLines(list, last);
            at = lines.end();
            dashIndent = " ".repeat(spans.itemColumn(lines));
        } else if (key != null) {
            at = spans.lineEnd(spans.start(key));
        } else {
            heading = section.key() + ":" + newline;
        }
        StringBuilder block = new StringBuilder(heading);
        for (Edit.Add a : added) {
            block.append(item(a, dashIndent));
        }
        boolean unterminated = at == text.length() && at > 0 && !text.endsWith("\n");
        if (unterminated) {
            block.insert(0, newline).setLength(block.length() - newline.length());
        }
        splices.insert(at, block.toString());
    }

    private void inBrackets(SequenceNode list, List<Edit.Add> added) {
        List<Node> all = list.getValue();
        int close = spans.contentEnd(list, spans.start(list)) - 1;
        if (all.isEmpty()) {
            // [] becomes a block list on the lines below, whatever stands behind it.
            int from = spans.start(list);
            while (from > 0 && text.charAt(from - 1) == ' ') {
                from--;
            }
            splices.delete(from, close + 1);
            StringBuilder block = new StringBuilder();
            added.forEach(a -> block.append(item(a, "  ")));
            int at = spans.lineEnd(close);
            boolean unterminated = at == text.length() && !text.endsWith("\n");
            splices.insert(at, unterminated ? newline + block.toString().stripTrailing() : block.toString());
            return;
        }
        Node last = all.get(all.size() - 1);
        StringBuilder more = new StringBuilder();
        for (Edit.Add a : added) {
            more.append(", {");
            a.fields()
                    .forEach((k, v) -> more.append(k)
                            .append(": ")
                            .append(ScalarText.field(k, v, true))
                            .append(", "));
            more.append("case: ").append(cases(a, true)).append('}');
        }
        splices.insert(spans.contentEnd(last, spans.start(last)), more.toString());
    }

    private String item(Edit.Add a, String dashIndent) {
        StringBuilder out = new StringBuilder();
        String lead = dashIndent + "- ";
        for (Map.Entry<String, String> f : a.fields().entrySet()) {
            if (CONDITIONS.contains(f.getKey())) {
                field(out, lead, f);
                lead = dashIndent + "  ";
            }
        }
        out.append(lead).append("case:");
        if (a.cases().size() == 1) {
            out.append(' ').append(cases(a, false)).append(newline);
        } else {
            out.append(newline);
            for (String c : a.cases()) {
                out.append(dashIndent)
                        .append("    - ")
                        .append(ScalarText.of(c, false))
                        .append(newline);
            }
        }
        for (Map.Entry<String, String> f : a.fields().entrySet()) {
            if (!CONDITIONS.contains(f.getKey())) {
                field(out, dashIndent + "  ", f);
            }
        }
        return out.toString();
    }

    private void field(StringBuilder out, String lead, Map.Entry<String, String> f) {
        out.append(lead)
                .append(f.getKey())
                .append(": ")
                .append(ScalarText.field(f.getKey(), f.getValue(), false))
                .append(newline);
    }

    private static String cases(Edit.Add a, boolean flow) {
        return a.cases().size() == 1 ? ScalarText.of(a.cases().get(0), flow) : ScalarText.list(a.cases());
    }
}
