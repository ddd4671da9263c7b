package org.pclnlab.harness.expect;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.pclnlab.harness.expect.YamlSpans.Span;
import org.pclnlab.harness.outcome.UsageException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** Edits the items of one section in the text, by lines where they are a block list, by characters in brackets. */
final class SectionEdit {
    private final String text;
    private final YamlSpans spans;
    private final Splices splices;
    private final String newline;

    SectionEdit(String text, YamlSpans spans, Splices splices, String newline) {
        this.text = text;
        this.spans = spans;
        this.splices = splices;
        this.newline = newline;
    }

    /** Edits items by their numbers. */
    void apply(SequenceNode list, Map<Integer, ItemEdit> items) throws UsageException {
        TreeSet<Integer> leaving = new TreeSet<>();
        for (Map.Entry<Integer, ItemEdit> i : items.entrySet()) {
            if (item(list, i.getKey(), i.getValue())) {
                leaving.add(i.getKey());
            }
        }
        removeItems(list, leaving);
    }

    /** Edits one item; true when it is to be removed by the caller. */
    private boolean item(SequenceNode list, int index, ItemEdit edit) throws UsageException {
        MappingNode node = (MappingNode) list.getValue().get(index);
        Span lines = YamlSpans.isFlow(list)
                ? new Span(spans.start(node), spans.contentEnd(node, spans.start(node)))
                : spans.itemLines(list, index);
        List<String> copies = new ArrayList<>();
        Map<String, String> whole = null;
        for (Map.Entry<Map<String, String>, List<String>> copy : edit.copies().entrySet()) {
            if (whole == null && edit.replacesAll() && edit.isAll(copy.getValue())) {
                whole = copy.getKey(); // the item itself becomes this copy
            } else {
                copies.add(copyOf(lines, node, copy.getKey(), edit.hasList() ? copy.getValue() : List.of()));
            }
        }
        boolean flow = YamlSpans.isFlow(list);
        boolean unterminated = !flow && lines.end() == text.length() && !text.endsWith("\n");
        String separator = flow ? ", " : unterminated ? newline : "";
        String joined = String.join(separator, copies);
        if (whole == null && edit.replacesAll()) {
            if (copies.isEmpty()) {
                return true;
            }
            splices.replace(lines.start(), lines.end(), joined);
            return false;
        }
        if (whole != null) {
            new YamlMapping(text, spans, node, splices, newline).set(yaml(whole, node));
        } else if (YamlMapping.value(node, "case") instanceof SequenceNode cases) {
            removeItems(cases, new TreeSet<>(edit.leaving()));
        }
        if (!copies.isEmpty()) {
            splices.insert(lines.end(), separator + joined);
        }
        return false;
    }

    /** The text of an item with other fields. */
    private String copyOf(Span lines, MappingNode node, Map<String, String> fields, List<String> globs)
            throws UsageException {
        Splices own = new Splices();
        Map<String, String> yaml = yaml(fields, node);
        if (!globs.isEmpty()) {
            yaml.put("case", globs.size() == 1 ? ScalarText.of(globs.get(0), true) : ScalarText.list(globs));
        }
        new YamlMapping(text, spans, node, own, newline).set(yaml);
        own.delete(0, lines.start());
        own.delete(lines.end(), text.length());
        return own.applyTo(text);
    }

    private static Map<String, String> yaml(Map<String, String> fields, MappingNode node) {
        Map<String, String> out = new LinkedHashMap<>();
        fields.forEach((k, v) -> out.put(k, v.isEmpty() ? "" : ScalarText.field(k, v, YamlSpans.isFlow(node))));
        return out;
    }

    private void removeItems(SequenceNode list, SortedSet<Integer> indices) {
        for (int i : indices) {
            if (YamlSpans.isFlow(list)) {
                removeInBrackets(list, i, indices);
            } else {
                Span lines = spans.itemLines(list, i);
                splices.delete(lines.start(), lines.end());
            }
        }
    }

    /** The item and the comma behind it; with the last one, the comma behind the last that stays. */
    private void removeInBrackets(SequenceNode list, int index, SortedSet<Integer> leaving) {
        List<Node> all = list.getValue();
        int start = spans.start(all.get(index));
        int end = spans.contentEnd(all.get(index), start);
        boolean last = index + 1 == all.size();
        if (!last) {
            int comma = spans.skipBlanks(end, spans.start(all.get(index + 1)));
            int behind = comma + 1;
            while (behind < text.length() && text.charAt(behind) == ' ') {
                behind++;
            }
            boolean ownLine = text.substring(spans.lineStart(start), start).isBlank()
                    && behind < text.length()
                    && "\r\n".indexOf(text.charAt(behind)) >= 0;
            if (ownLine) {
                splices.delete(spans.lineStart(start), spans.lineEnd(behind));
            } else {
                splices.delete(start, behind);
            }
            return;
        }
        int kept = index;
        while (kept > 0 && leaving.contains(kept)) {
            kept--;
        }
        int from = start;
        if (!leaving.contains(kept)) {
            int keptEnd = spans.contentEnd(all.get(kept), spans.start(all.get(kept)));
            int comma = spans.skipBlanks(keptEnd, start);
            if (kept == index - 1) {
                from = text.substring(comma + 1, start).isBlank() ? comma : start;
            }
            if (from == start) {
                splices.delete(comma, comma + 1);
            }
        }
        splices.delete(from, end);
    }
}
