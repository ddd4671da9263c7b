package org.pclnlab.harness.expect;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.ExpectationReader.Dialect;
import org.pclnlab.harness.expect.Expectations.Remark;
import org.pclnlab.harness.outcome.UsageException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Makes entries of one item of a section. */
final class EntryReader {
    /** Fields that LLGo's runner knows. */
    private static final List<String> LLGO = List.of("version", "platform", "directive", "case", "reason");

    /** Fields that change which cases an entry matches, so that they mean nothing in a file that LLGo's runner reads. */
    private static final List<String> OURS = List.of("arch", "generation");

    /** Fields that say more about an entry; LLGo's runner would ignore them, and nothing would be different. */
    private static final List<String> NOTES =
            List.of("stage", "kind", "exit", "signature", "issue", "since", "owner", "expires");

    /** Values of the field generation. */
    static final Set<String> GENERATIONS = Set.of("pr1906", "pr2016", "pr2026", "main");

    private final String file;
    private final Dialect dialect;
    private final List<Remark> remarks;

    EntryReader(String file, Dialect dialect, List<Remark> remarks) {
        this.file = file;
        this.dialect = dialect;
        this.remarks = remarks;
    }

    /** The entries of an item: one for each of its cases. */
    List<Entry> read(Section section, int item, Node node) throws UsageException {
        Map<String, Node> fields = fields(section, node);
        List<Case> cases = cases(node, fields.get("case"));
        String timeoutText = text(fields, "timeout");
        Duration timeout = GoDuration.parse(timeoutText);
        Origin origin = new Origin(
                text(fields, "reason"),
                text(fields, "issue"),
                date(fields, "since"),
                text(fields, "owner"),
                date(fields, "expires"),
                rate(fields));
        Pins pins = new Pins(text(fields, "stage"), text(fields, "kind"), exit(fields), text(fields, "signature"));
        if (section == Section.TIMEOUTS && timeout == null) {
            String wrong = "timeout \"" + timeoutText + "\" is no duration such as 90s or 2m";
            if (dialect == Dialect.STRICT) {
                throw bad(fields.getOrDefault("timeout", node), wrong);
            }
            remark(fields.getOrDefault("timeout", node), "timeout-unreadable", wrong + "; it ends the search");
        }
        if (dialect == Dialect.STRICT && origin.reason().isEmpty()) {
            throw bad(node, "an entry of " + section.key() + " without reason");
        }
        List<Entry> entries = new ArrayList<>();
        for (Case c : cases) {
            checkCase(section, c);
            Selector selector = new Selector(
                    text(fields, "version"),
                    text(fields, "platform"),
                    text(fields, "arch"),
                    generations(fields.get("generation")),
                    text(fields, "directive"),
                    c.glob());
            entries.add(new Entry(place(c.at()), section, item, selector, pins, origin, timeout));
        }
        return entries;
    }

    private void checkCase(Section section, Case c) throws UsageException {
        String wrong = c.glob().isEmpty()
                ? "an entry of " + section.key() + " without case"
                : new Glob(c.glob()).wellFormed() ? "" : "case " + c.glob() + " is malformed and would match nothing";
        if (!wrong.isEmpty()) {
            if (dialect == Dialect.STRICT) {
                throw bad(c.at(), wrong);
            }
            remark(
                    c.at(),
                    c.glob().isEmpty() ? "no-case" : "malformed-case",
                    c.glob().isEmpty() ? wrong + " matches every case" : wrong);
        }
    }

    private Map<String, Node> fields(Section section, Node node) throws UsageException {
        List<String> known = new ArrayList<>(LLGO);
        if (section == Section.TIMEOUTS) {
            known.add("timeout");
        }
        if (section == Section.FLAKES) {
            known.add("rate");
        }
        known.addAll(NOTES);
        if (dialect == Dialect.STRICT) {
            known.add("arch");
            if (section != Section.TIMEOUTS) {
                known.add("generation"); // a time-out is chosen before there is a program whose generation is known
            }
        }
        Map<String, Node> fields = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (NodeTuple t : mapping(node, "an entry of " + section.key(), file)) {
            String key = key(t, seen, file);
            if (known.contains(key)) {
                fields.put(key, t.getValueNode());
            } else if (dialect == Dialect.STRICT) {
                throw bad(t.getKeyNode(), "unknown key \"" + key + "\", expected one of " + String.join(", ", known));
            } else {
                remark(
                        t.getKeyNode(),
                        "unknown-key",
                        OURS.contains(key)
                                ? "key \"" + key + "\" is ignored by LLGo's runner, so the entry matches more"
                                : "unknown key \"" + key + "\" is ignored");
            }
        }
        return fields;
    }

    private record Case(Node at, String glob) {}

    /** One glob; in our files also a list of them, which share everything else. */
    private List<Case> cases(Node entry, @Nullable Node value) throws UsageException {
        if (value == null) {
            return List.of(new Case(entry, ""));
        }
        if (dialect == Dialect.LLGO || !(value instanceof SequenceNode list)) {
            return List.of(new Case(entry, text(value, "case", file)));
        }
        List<Case> cases = new ArrayList<>();
        for (Node item : list.getValue()) {
            cases.add(new Case(item, text(item, "case", file)));
        }
        return cases.isEmpty() ? List.of(new Case(entry, "")) : cases;
    }

    private List<String> generations(@Nullable Node value) throws UsageException {
        if (value == null) {
            return List.of();
        }
        List<Node> items = value instanceof SequenceNode list ? list.getValue() : List.of(value);
        List<String> names = new ArrayList<>();
        for (Node item : items) {
            String name = text(item, "generation", file);
            if (!GENERATIONS.contains(name)) {
                throw bad(item, "generation \"" + name + "\", expected one of main, pr1906, pr2016, pr2026");
            }
            names.add(name);
        }
        if (names.isEmpty()) {
            throw bad(value, "generation: an empty list matches nothing");
        }
        return names;
    }

    private @Nullable LocalDate date(Map<String, Node> fields, String key) throws UsageException {
        String value = text(fields, key);
        if (value.isEmpty()) {
            return null;
        }
        try {
            return LocalDate.parse(value);
        } catch (DateTimeParseException e) {
            unusable(fields, key, "\"" + value + "\" is no day such as 2026-08-17");
            return null;
        }
    }

    private @Nullable Integer exit(Map<String, Node> fields) throws UsageException {
        String value = text(fields, "exit");
        if (value.isEmpty()) {
            return null;
        }
        try {
            return Integer.valueOf(value);
        } catch (NumberFormatException e) {
            unusable(fields, "exit", "\"" + value + "\" is no exit code");
            return null;
        }
    }

    private @Nullable Double rate(Map<String, Node> fields) throws UsageException {
        String value = text(fields, "rate");
        if (value.isEmpty()) {
            return null;
        }
        try {
            double rate = Double.parseDouble(value);
            if (rate >= 0 && rate <= 1) {
                return rate;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        unusable(fields, "rate", "\"" + value + "\" is no rate between 0 and 1");
        return null;
    }

    private void unusable(Map<String, Node> fields, String key, String wrong) throws UsageException {
        Node at = fields.get(key);
        if (at == null) {
            return;
        }
        if (dialect == Dialect.STRICT) {
            throw bad(at, key + " " + wrong);
        }
        remark(at, "unreadable-field", key + " " + wrong);
    }

    void remark(Node at, String rule, String text) {
        remarks.add(new Remark(place(at), rule, text));
    }

    private String text(Map<String, Node> fields, String key) throws UsageException {
        Node node = fields.get(key);
        return node == null ? "" : text(node, key, file);
    }

    private Place place(Node node) {
        return place(node, file);
    }

    private UsageException bad(Node node, String message) {
        return bad(node, message, file);
    }

    static String text(Node node, String what, String file) throws UsageException {
        if (node instanceof ScalarNode s) {
            return isNull(s) ? "" : s.getValue();
        }
        throw bad(node, what + ": expected a text", file);
    }

    static List<NodeTuple> mapping(Node node, String what, String file) throws UsageException {
        if (node instanceof MappingNode m) {
            return m.getValue();
        }
        throw bad(node, what + ": expected a mapping", file);
    }

    static String key(NodeTuple t, Set<String> seen, String file) throws UsageException {
        String key = text(t.getKeyNode(), "a key", file);
        if (!seen.add(key)) {
            throw bad(t.getKeyNode(), "key \"" + key + "\" twice in one mapping", file);
        }
        return key;
    }

    static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    static Place place(Node node, String file) {
        return node.getStartMark().map(m -> LimitedYaml.place(m, file)).orElse(new Place(file, 0, 0));
    }

    static UsageException bad(Node node, String message, String file) {
        return new UsageException(place(node, file) + ": " + message);
    }
}
