package org.pclnlab.harness.expect;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.UsageException;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A YAML document from somebody we do not trust: UTF-8, one document, at most 8 MiB, 50 levels and 50 aliases, counted in
 * the stream of events before anything is composed, because composing recurses.
 */
final class LimitedYaml {
    static final int MAX_BYTES = 8 << 20;
    static final int MAX_DEPTH = 50;
    static final int MAX_ALIASES = 50;
    private static final int MAX_MESSAGE = 200;

    /** What YAML itself has; others ask for objects of some language. */
    private static final Set<String> TAGS = Set.of(
            "!",
            "tag:yaml.org,2002:str",
            "tag:yaml.org,2002:int",
            "tag:yaml.org,2002:float",
            "tag:yaml.org,2002:bool",
            "tag:yaml.org,2002:null",
            "tag:yaml.org,2002:seq",
            "tag:yaml.org,2002:map");

    private LimitedYaml() {}

    /** The text of a file, without a byte order mark. */
    static String text(byte[] bytes, String file) throws UsageException {
        if (bytes.length > MAX_BYTES) {
            throw new UsageException(file + ": " + bytes.length + " bytes, at most " + MAX_BYTES + " are read");
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new UsageException(file + ": not UTF-8");
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The root node, or null when there is nothing but comments. Positions in it count code points. */
    static @Nullable Node compose(String text, String file) throws UsageException {
        LoadSettings settings = LoadSettings.builder()
                .setLabel(file)
                .setCodePointLimit(MAX_BYTES)
                // All at once: the reader copies a token that is longer than its buffer again for each piece.
                .setBufferSize(text.length() + 2)
                .setMaxAliasesForCollections(MAX_ALIASES)
                .setAllowDuplicateKeys(false)
                .setAllowRecursiveKeys(false)
                .build();
        try {
            check(new Parse(settings).parseString(text), file);
            Optional<Node> root = new Compose(settings).composeString(text);
            return root.orElse(null);
        } catch (MarkedYamlEngineException e) {
            Place at = e.getProblemMark().map(m -> place(m, file)).orElse(new Place(file, 0, 0));
            String context = e.getContext() == null || e.getContext().isEmpty() ? "" : e.getContext() + ": ";
            throw new UsageException(at + ": " + oneLine(context + e.getProblem()));
        } catch (YamlEngineException e) {
            throw new UsageException(file + ": no YAML of version 1.2: " + oneLine(String.valueOf(e.getMessage())));
        }
    }

    private static void check(Iterable<Event> events, String file) throws UsageException {
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
            String tag = e instanceof ScalarEvent s
                    ? s.getTag().orElse("")
                    : e instanceof CollectionStartEvent c ? c.getTag().orElse("") : "";
            String wrong = depth > MAX_DEPTH
                    ? "nested more than " + MAX_DEPTH + " deep"
                    : aliases > MAX_ALIASES
                            ? "more than " + MAX_ALIASES + " aliases"
                            : documents > 1
                                    ? "a second document"
                                    : tag.isEmpty() || TAGS.contains(tag) ? "" : "the tag " + cut(tag);
            if (!wrong.isEmpty()) {
                throw new UsageException(
                        e.getStartMark().map(m -> place(m, file)).orElse(new Place(file, 0, 0)) + ": " + wrong);
            }
        }
    }

    static Place place(Mark m, String file) {
        return new Place(file, m.getLine() + 1, m.getColumn() + 1);
    }

    private static String oneLine(String text) {
        return cut(text.replaceAll("\\s*\\R\\s*", " "));
    }

    private static String cut(String text) {
        return text.length() <= MAX_MESSAGE ? text : text.substring(0, MAX_MESSAGE) + "...";
    }
}
