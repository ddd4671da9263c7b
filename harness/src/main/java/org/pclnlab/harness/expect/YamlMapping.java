package org.pclnlab.harness.expect;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Changes fields of one mapping in the text, in the style in which it is written. */
final class YamlMapping {
    private final String text;
    private final YamlSpans spans;
    private final MappingNode node;
    private final Splices splices;
    private final String newline;

    YamlMapping(String text, YamlSpans spans, MappingNode node, Splices splices, String newline) {
        this.text = text;
        this.spans = spans;
        this.node = node;
        this.splices = splices;
        this.newline = newline;
    }

    static @Nullable Node value(MappingNode node, String key) {
        for (NodeTuple t : node.getValue()) {
            if (t.getKeyNode() instanceof ScalarNode s && s.getValue().equals(key)) {
                return t.getValueNode();
            }
        }
        return null;
    }

    /** Sets fields to texts that are YAML already; an empty one takes the field out. */
    void set(Map<String, String> fields) {
        StringBuilder fresh = new StringBuilder();
        boolean flow = YamlSpans.isFlow(node);
        List<NodeTuple> tuples = node.getValue();
        int first = spans.start(tuples.get(0).getKeyNode());
        String indent = newline + " ".repeat(first - spans.lineStart(first));
        for (Map.Entry<String, String> f : fields.entrySet()) {
            int index = index(f.getKey());
            if (index >= 0 && f.getValue().isEmpty()) {
                remove(index);
            } else if (index >= 0) {
                replace(tuples.get(index), f.getValue());
            } else if (!f.getValue().isEmpty()) {
                fresh.append(f.getKey()).append(": ").append(f.getValue()).append(flow ? ", " : indent);
            }
        }
        splices.insert(first, fresh.toString());
    }

    private int index(String key) {
        for (int i = 0; i < node.getValue().size(); i++) {
            if (node.getValue().get(i).getKeyNode() instanceof ScalarNode s
                    && s.getValue().equals(key)) {
                return i;
            }
        }
        return -1;
    }

    private void replace(NodeTuple t, String value) {
        int keyStart = spans.start(t.getKeyNode());
        int keyEnd = spans.contentEnd(t.getKeyNode(), keyStart);
        int colon = text.indexOf(':', keyEnd);
        int valueEnd = Math.max(colon + 1, spans.contentEnd(t.getValueNode(), keyStart));
        splices.replace(colon + 1, valueEnd, " " + value);
    }

    private void remove(int index) {
        List<NodeTuple> tuples = node.getValue();
        int start = spans.start(tuples.get(index).getKeyNode());
        int keyEnd = spans.contentEnd(tuples.get(index).getKeyNode(), start);
        int end = Math.max(
                text.indexOf(':', keyEnd) + 1,
                spans.contentEnd(tuples.get(index).getValueNode(), start));
        boolean last = index + 1 == tuples.size();
        int next = last ? end : spans.start(tuples.get(index + 1).getKeyNode());
        if (YamlSpans.isFlow(node)) {
            // Behind the field and its comma, or from the end of the one before.
            if (last && index > 0) {
                NodeTuple before = tuples.get(index - 1);
                int from = spans.start(before.getKeyNode());
                splices.delete(Math.max(from, spans.contentEnd(before.getValueNode(), from)), end);
            } else {
                splices.delete(start, next);
            }
            return;
        }
        boolean onlyBlanks = text.substring(end, next).isBlank();
        if (index > 0) {
            splices.delete(spans.lineStart(start), spans.lineEnd(end));
        } else if (onlyBlanks) {
            splices.delete(start, next); // the next field moves up behind the dash
        } else {
            splices.delete(start, end); // a comment between stays, behind the dash
        }
    }
}
