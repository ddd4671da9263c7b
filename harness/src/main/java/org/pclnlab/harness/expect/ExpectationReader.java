package org.pclnlab.harness.expect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.expect.Expectations.Remark;
import org.pclnlab.harness.outcome.UsageException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Reads expectation files (spec 08 section 6.1): LLGo's {@code xfail.yaml} and {@code notapplicable.yaml}, and ours,
 * which may have all sections in one file and a few fields more. The schema is {@code expectations.schema.json} beside
 * this class. The file is untrusted, see {@link LimitedYaml}.
 */
public final class ExpectationReader {
    /** Whose rules a file follows. */
    public enum Dialect {
        /**
         * Ours: unknown keys, entries without case or reason, malformed globs and durations, and entries that repeat or
         * contradict others are refused.
         */
        STRICT,
        /**
         * LLGo's runner: unknown keys are ignored, and an entry without a case matches every case. Both become
         * {@link Expectations#remarks()}.
         */
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
        return parse(bytes(path), path.toString(), dialect);
    }

    static byte[] bytes(Path path) throws UsageException {
        try {
            long size = Files.size(path);
            if (size > LimitedYaml.MAX_BYTES) {
                throw new UsageException(path + ": " + size + " bytes, at most " + LimitedYaml.MAX_BYTES + " are read");
            }
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw UsageException.unreadable(path, e);
        }
    }

    /** Reads the bytes of a file called {@code name}. */
    public static Expectations parse(byte[] bytes, String name, Dialect dialect) throws UsageException {
        return parse(LimitedYaml.text(bytes, name), name, dialect);
    }

    static Expectations parse(String text, String name, Dialect dialect) throws UsageException {
        return document(LimitedYaml.compose(text, name), name, dialect);
    }

    static Expectations document(@Nullable Node root, String name, Dialect dialect) throws UsageException {
        if (root == null || EntryReader.isNull(root)) {
            return Expectations.NONE;
        }
        return new ExpectationReader(name, dialect).document(root);
    }

    private Expectations document(Node root) throws UsageException {
        List<Entry> entries = new ArrayList<>();
        List<Remark> remarks = new ArrayList<>();
        EntryReader reader = new EntryReader(file, dialect, remarks);
        Set<String> seen = new HashSet<>();
        for (NodeTuple t : EntryReader.mapping(root, "the file", file)) {
            String key = EntryReader.key(t, seen, file);
            Section section = Section.of(key);
            if (section != null) {
                section(reader, section, t.getValueNode(), entries);
            } else if (dialect == Dialect.STRICT) {
                throw EntryReader.bad(
                        t.getKeyNode(), "unknown key \"" + key + "\", expected one of " + Section.keys(), file);
            } else {
                reader.remark(t.getKeyNode(), "unknown-key", "unknown key \"" + key + "\" is ignored");
            }
        }
        if (dialect == Dialect.STRICT) {
            Optional<Remark> first = ExpectationLint.repeated(entries).stream().findFirst();
            if (first.isPresent()) {
                throw new UsageException(
                        first.get().place() + ": " + first.get().text());
            }
        }
        return new Expectations(entries, remarks);
    }

    private void section(EntryReader reader, Section section, Node node, List<Entry> entries) throws UsageException {
        if (EntryReader.isNull(node)) {
            return;
        }
        if (!(node instanceof SequenceNode list)) {
            throw EntryReader.bad(node, section.key() + ": expected a list", file);
        }
        int item = 0;
        for (Node n : list.getValue()) {
            entries.addAll(reader.read(section, item++, n));
        }
    }
}
