package org.pclnlab.harness.expect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.CollectionNode;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Where the nodes of a document are in its text. The parser's end marks of block collections are behind the comments and
 * blank lines that follow, so ends are taken from scalars and brackets.
 */
final class YamlSpans {
    /** A range of characters. */
    record Span(int start, int end) {}

    private final String text;
    /** Offset of each code point, or null where every character is one. */
    private final int[] offsets;

    YamlSpans(String text) {
        this.text = text;
        this.offsets = text.chars().anyMatch(c -> Character.isSurrogate((char) c)) ? offsets(text) : new int[0];
    }

    private static int[] offsets(String text) {
        int count = text.codePointCount(0, text.length());
        int[] offsets = new int[count + 1];
        for (int i = 0, at = 0; i <= count; i++) {
            offsets[i] = at;
            at = i < count ? text.offsetByCodePoints(at, 1) : at;
        }
        return offsets;
    }

    private int offset(Mark m) {
        int index = m.getIndex();
        return offsets.length == 0 ? Math.min(index, text.length()) : offsets[Math.min(index, offsets.length - 1)];
    }

    int start(Node n) {
        return n.getStartMark().map(this::offset).orElse(0);
    }

    private int end(Node n) {
        return n.getEndMark().map(this::offset).orElse(0);
    }

    static boolean isFlow(CollectionNode<?> n) {
        return n.getFlowStyle() == FlowStyle.FLOW;
    }

    /**
     * Behind the last character of a node that starts at or after {@code from}; what an alias stands for is elsewhere and
     * does not count.
     */
    int contentEnd(Node node, int from) {
        return contentEnd(node, from, Collections.newSetFromMap(new IdentityHashMap<>()));
    }

    private int contentEnd(Node node, int from, Set<Node> seen) {
        if (start(node) < from || !seen.add(node)) {
            return from;
        }
        if (node instanceof CollectionNode<?> c && !isFlow(c)) {
            int end = from;
            for (Node child : children(c)) {
                end = Math.max(end, contentEnd(child, from, seen));
            }
            return end;
        }
        int end = end(node);
        while (end > start(node) && (text.charAt(end - 1) == '\n' || text.charAt(end - 1) == '\r')) {
            end--; // a block scalar ends behind its line breaks
        }
        return end;
    }

    private static List<Node> children(CollectionNode<?> c) {
        List<Node> all = new ArrayList<>();
        if (c instanceof SequenceNode s) {
            all.addAll(s.getValue());
        } else if (c instanceof MappingNode m) {
            for (NodeTuple t : m.getValue()) {
                all.add(t.getKeyNode());
                all.add(t.getValueNode());
            }
        }
        return all;
    }

    int lineStart(int at) {
        return text.lastIndexOf('\n', at - 1) + 1;
    }

    /** Behind the line break of the line of {@code at}. */
    int lineEnd(int at) {
        int lf = text.indexOf('\n', at);
        return lf < 0 ? text.length() : lf + 1;
    }

    /** The next character at or after {@code at} that is neither blank nor in a comment. */
    int skipBlanks(int at, int limit) {
        int i = at;
        while (i < limit) {
            char c = text.charAt(i);
            if (c == '#' && (i == 0 || " \t\n\r".indexOf(text.charAt(i - 1)) >= 0)) {
                i = Math.min(limit, lineEnd(i));
            } else if (" \t\n\r".indexOf(c) >= 0) {
                i++;
            } else {
                return i;
            }
        }
        return limit;
    }

    /**
     * The lines of an item of a block list: from its dash, with the comments behind it that are indented deeper than the
     * dash, and without blank lines.
     */
    Span itemLines(SequenceNode list, int index) {
        int from = index == 0 ? start(list) : contentEnd(list.getValue().get(index - 1), start(list));
        Node item = list.getValue().get(index);
        // The list starts at its first dash, unless that has an anchor before it.
        int dash = index == 0 && text.charAt(from) == '-' ? from : skipBlanks(lineEnd(from), start(item) + 1);
        int column = dash - lineStart(dash);
        int end = lineEnd(Math.max(dash, contentEnd(item, dash)));
        for (int at = end; at < text.length(); at = lineEnd(at)) {
            int word = at;
            while (word < text.length() && text.charAt(word) == ' ') {
                word++;
            }
            if (word >= text.length() || text.charAt(word) != '#' || word - at <= column) {
                break;
            }
            end = lineEnd(at);
        }
        return new Span(lineStart(dash), end);
    }

    /** Column of the dash of an item. */
    int itemColumn(Span lines) {
        int word = lines.start();
        while (word < text.length() && text.charAt(word) == ' ') {
            word++;
        }
        return word - lines.start();
    }
}
