package org.pclnlab.harness.expect;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.ExpectationReader.Dialect;
import org.pclnlab.harness.outcome.UsageException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * An expectation file as text, so that it can be changed entry by entry while comments, blank lines, order, quotes and line
 * ends stay as somebody wrote them. Immutable: an edit gives a new text.
 */
public final class ExpectationText {
    private final String name;
    private final Dialect dialect;
    private final boolean byteOrderMark;
    private final String text;
    private final @Nullable Node root;
    private final Expectations content;

    private ExpectationText(String name, Dialect dialect, boolean byteOrderMark, String text) throws UsageException {
        this.name = name;
        this.dialect = dialect;
        this.byteOrderMark = byteOrderMark;
        this.text = text;
        this.root = LimitedYaml.compose(text, name);
        this.content = ExpectationReader.document(root, name, dialect);
    }

    public static ExpectationText read(Path path, Dialect dialect) throws UsageException {
        return parse(ExpectationReader.bytes(path), path.toString(), dialect);
    }

    /** The text of a file called {@code name}. */
    public static ExpectationText parse(byte[] bytes, String name, Dialect dialect) throws UsageException {
        String text = LimitedYaml.text(bytes, name);
        boolean mark =
                bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return new ExpectationText(name, dialect, mark, text);
    }

    public String name() {
        return name;
    }

    public Expectations content() {
        return content;
    }

    /** Without a byte order mark. */
    public String text() {
        return text;
    }

    public byte[] bytes() {
        return ((byteOrderMark ? "\uFEFF" : "") + text).getBytes(StandardCharsets.UTF_8);
    }

    /**
     * The text with some entries changed. Entries are those of {@link #content}.
     *
     * @throws UsageException when the result would say something else than was asked for, which can happen where the
     *     file uses anchors, or several entries share a line
     */
    public ExpectationText apply(List<Edit> edits) throws UsageException {
        if (edits.isEmpty()) {
            return this;
        }
        Splices splices = new Splices();
        YamlSpans spans = new YamlSpans(text);
        for (Section section : Section.values()) {
            Map<Integer, ItemEdit> items = new TreeMap<>();
            for (Edit e : edits) {
                Entry entry = entry(e);
                if (entry != null && entry.section() == section) {
                    items.computeIfAbsent(entry.item(), i -> new ItemEdit(section, content, i))
                            .add(entry, e);
                }
            }
            if (!items.isEmpty() && list(section) instanceof SequenceNode list) {
                new SectionEdit(text, spans, splices, newline()).apply(list, items);
            }
        }
        // Behind the edits, and new sections behind everything else: at the end of the file all meet in one place.
        add(edits, true, spans, splices);
        add(edits, false, spans, splices);
        String changed = splices.applyTo(text);
        ExpectationText after;
        try {
            after = new ExpectationText(name, dialect, byteOrderMark, changed);
        } catch (UsageException e) {
            throw new UsageException(name + ": cannot be edited, the result would not be valid: " + e.getMessage());
        }
        EditModel.check(content, edits, after.content, name);
        return after;
    }

    private void add(List<Edit> edits, boolean toExisting, YamlSpans spans, Splices splices) {
        for (Section section : Section.values()) {
            List<Edit.Add> added = new ArrayList<>();
            for (Edit e : edits) {
                if (e instanceof Edit.Add a && a.section() == section) {
                    added.add(a);
                }
            }
            Node key = key(section);
            if (!added.isEmpty() && (key != null) == toExisting) {
                new SectionAppend(text, spans, splices, newline())
                        .add(list(section) instanceof SequenceNode s ? s : null, key, section, added);
            }
        }
    }

    private @Nullable Node list(Section section) {
        return root instanceof MappingNode m ? YamlMapping.value(m, section.key()) : null;
    }

    private static @Nullable Entry entry(Edit e) {
        return e instanceof Edit.Remove r ? r.entry() : e instanceof Edit.Rewrite w ? w.entry() : null;
    }

    /** The key node of a section, or null. */
    private @Nullable Node key(Section section) {
        if (root instanceof MappingNode m) {
            for (NodeTuple t : m.getValue()) {
                if (t.getKeyNode() instanceof ScalarNode s && s.getValue().equals(section.key())) {
                    return s;
                }
            }
        }
        return null;
    }

    private String newline() {
        int lf = text.indexOf('\n');
        return lf > 0 && text.charAt(lf - 1) == '\r' ? "\r\n" : "\n";
    }
}
