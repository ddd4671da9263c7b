package org.pclnlab.harness.expect;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.UsageException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * Reads expectation files (spec 08 section 6.1). The file is untrusted: at most 8 MiB, 50 levels and 50 aliases, counted
 * in the stream of events, because composing recurses; duplicate keys are refused.
 */
public final class ExpectationReader {
    static final int MAX_BYTES = 8 << 20;
    static final int MAX_DEPTH = 50;
    static final int MAX_ALIASES = 50;

    private static final Set<String> FIELDS = Set.of("version", "platform", "directive", "case", "reason");

    /** Values of the field that our files have and LLGo's do not. */
    private static final Set<String> GENERATIONS = Set.of("pr1906", "pr2016", "pr2026", "main");

    /** Whose rules a file follows. */
    public enum Dialect {
        /** Ours: unknown keys, entries without case or reason, malformed globs and durations are refused. */
        STRICT,
        /** LLGo's runner: unknown keys are ignored, and an entry without a case matches every case. */
        LLGO
    }

    private final String file;
    private final Dialect dialect;

    private ExpectationReader(String file, Dialect dialect) {
        this.file = file;
        this.dialect = dialect;
    }

    /** Reads a file; one that does not exist is an error here, the caller decides whether it may be missing. */
    public static Expectations read(Path path, Dialect dialect) throws UsageException {
        byte[] bytes;
        try {
            long size = Files.size(path);
            if (size > MAX_BYTES) {
                throw new UsageException(path + ": " + size + " bytes, at most " + MAX_BYTES + " are read");
            }
            bytes = Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UsageException(path + ": cannot be read: " + e);
        }
        return parse(bytes, path.toString(), dialect);
    }

    /** Reads the bytes of a file called {@code name}. */
    public static Expectations parse(byte[] bytes, String name, Dialect dialect) throws UsageException {
        if (bytes.length > MAX_BYTES) {
            throw new UsageException(name + ": " + bytes.length + " bytes, at most " + MAX_BYTES + " are read");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UsageException(name + ": not UTF-8");
        }
        text = text.startsWith("\uFEFF") ? text.substring(1) : text;
        return new ExpectationReader(name, dialect).parse(text);
    }

    private Expectations parse(String text) throws UsageException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MAX_BYTES)
                .setMaxAliasesForCollections(MAX_ALIASES)
                .setAllowDuplicateKeys(false)
                .build();
        try {
            checkEvents(new Parse(settings).parseString(text));
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.isEmpty() || isNull(root.get()) ? Expectations.NONE : document(root.get());
        } catch (YamlEngineException e) {
            throw new UsageException(
                    file + ": " + String.valueOf(e.getMessage()).replaceAll("\\s*\\R\\s*", " "));
        }
    }

    private void checkEvents(Iterable<Event> events) throws UsageException {
        int depth = 0;
        int aliases = 0;
        int documents = 0;
        for (Event e : events) {
            switch (e.getEventId()) {
                case SequenceStart, MappingStart -> depth++;
                case SequenceEnd, MappingEnd -> depth--;
                case Alias -> aliases++;
                case DocumentStart -> documents++;
                default -> {}
            }
            int line = e.getStartMark().map(m -> m.getLine() + 1).orElse(0);
            if (depth > MAX_DEPTH) {
                throw bad(line, "nested more than " + MAX_DEPTH + " deep");
            }
            if (aliases > MAX_ALIASES) {
                throw bad(line, "more than " + MAX_ALIASES + " aliases");
            }
            if (documents > 1) {
                throw bad(line, "a second document");
            }
        }
    }

    private Expectations document(Node root) throws UsageException {
        List<Entry> hostSkips = List.of();
        List<Entry> timeouts = List.of();
        List<Entry> flakes = List.of();
        List<Entry> xfails = List.of();
        Set<String> seen = new HashSet<>();
        for (NodeTuple t : mapping(root, "the file")) {
            String key = key(t, seen);
            switch (key) {
                case "host_skips" -> hostSkips = section(key, t.getValueNode());
                case "timeouts" -> timeouts = section(key, t.getValueNode());
                case "flakes" -> flakes = section(key, t.getValueNode());
                case "xfails" -> xfails = section(key, t.getValueNode());
                default -> unknown(t.getKeyNode(), key, "one of host_skips, timeouts, flakes, xfails");
            }
        }
        return new Expectations(hostSkips, timeouts, flakes, xfails);
    }

    private List<Entry> section(String name, Node node) throws UsageException {
        if (isNull(node)) {
            return List.of();
        }
        if (!(node instanceof SequenceNode list)) {
            throw bad(node, name + ": expected a list");
        }
        List<Entry> entries = new ArrayList<>();
        for (Node item : list.getValue()) {
            entries.addAll(entry(name, item));
        }
        return entries;
    }

    /** The entries of one item: one for each of its cases. */
    private List<Entry> entry(String section, Node node) throws UsageException {
        String version = "";
        String platform = "";
        String directive = "";
        List<Case> cases = List.of(new Case(line(node), ""));
        List<String> generations = List.of();
        String reason = "";
        String timeout = "";
        Set<String> seen = new HashSet<>();
        for (NodeTuple t : mapping(node, "an entry of " + section)) {
            String key = key(t, seen);
            boolean known = FIELDS.contains(key)
                    || (key.equals("timeout") && section.equals("timeouts"))
                    || (key.equals("generation") && hasGeneration(section));
            if (!known) {
                unknown(
                        t.getKeyNode(),
                        key,
                        "one of version, platform, directive, case, reason"
                                + (section.equals("timeouts") ? ", timeout" : "")
                                + (hasGeneration(section) ? ", generation" : ""));
                continue;
            }
            if (key.equals("case")) {
                cases = cases(node, t.getValueNode());
                continue;
            }
            if (key.equals("generation")) {
                generations = generations(t.getValueNode());
                continue;
            }
            String value = text(t.getValueNode(), key);
            switch (key) {
                case "version" -> version = value;
                case "platform" -> platform = value;
                case "directive" -> directive = value;
                case "reason" -> reason = value;
                default -> timeout = value;
            }
        }
        Duration duration = GoDuration.parse(timeout);
        if (dialect == Dialect.STRICT) {
            for (Case c : cases) {
                if (c.glob().isEmpty()) {
                    throw bad(node, "an entry of " + section + " without case");
                }
                if (!new Glob(c.glob()).wellFormed()) {
                    throw bad(c.line(), "case " + c.glob() + " is malformed and would match nothing");
                }
            }
            if (reason.isEmpty()) {
                throw bad(node, "an entry of " + section + " without reason");
            }
            if (section.equals("timeouts") && duration == null) {
                throw bad(node, "timeout \"" + timeout + "\" is no duration such as 90s or 2m");
            }
        }
        List<Entry> entries = new ArrayList<>();
        for (Case c : cases) {
            entries.add(new Entry(c.line(), version, platform, directive, c.glob(), reason, generations, duration));
        }
        return entries;
    }

    private record Case(int line, String glob) {}

    /** A time-out is chosen before a program is built, so it cannot depend on what the program will be. */
    private boolean hasGeneration(String section) {
        return dialect == Dialect.STRICT && !section.equals("timeouts");
    }

    /** One glob; in our files also a list of them, which share everything else. */
    private List<Case> cases(Node entry, Node value) throws UsageException {
        if (dialect == Dialect.LLGO || !(value instanceof SequenceNode list)) {
            return List.of(new Case(line(entry), text(value, "case")));
        }
        List<Case> cases = new ArrayList<>();
        for (Node item : list.getValue()) {
            cases.add(new Case(line(item), text(item, "case")));
        }
        return cases.isEmpty() ? List.of(new Case(line(entry), "")) : cases;
    }

    private List<String> generations(Node value) throws UsageException {
        List<Node> items = value instanceof SequenceNode list ? list.getValue() : List.of(value);
        List<String> names = new ArrayList<>();
        for (Node item : items) {
            String name = text(item, "generation");
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

    private void unknown(Node at, String key, String allowed) throws UsageException {
        if (dialect == Dialect.STRICT) {
            throw bad(at, "unknown key \"" + key + "\", expected " + allowed);
        }
    }

    private List<NodeTuple> mapping(Node node, String what) throws UsageException {
        if (node instanceof MappingNode m) {
            return m.getValue();
        }
        throw bad(node, what + ": expected a mapping");
    }

    private String key(NodeTuple t, Set<String> seen) throws UsageException {
        String key = text(t.getKeyNode(), "a key");
        if (!seen.add(key)) {
            throw bad(t.getKeyNode(), "key \"" + key + "\" twice in one mapping");
        }
        return key;
    }

    private String text(Node node, String what) throws UsageException {
        if (node instanceof ScalarNode s) {
            return isNull(s) ? "" : s.getValue();
        }
        throw bad(node, what + ": expected a text");
    }

    private static boolean isNull(Node node) {
        return node.getTag().equals(Tag.NULL);
    }

    private UsageException bad(Node node, String message) {
        return bad(line(node), message);
    }

    private UsageException bad(int line, String message) {
        return new UsageException(file + ":" + line + ": " + message);
    }

    private static int line(@Nullable Node node) {
        return node == null ? 0 : node.getStartMark().map(m -> m.getLine() + 1).orElse(0);
    }
}
