package org.pclnlab.harness.triage;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.rewrite.DiskOperations;
import org.pclnlab.emulator.rewrite.PublishException;
import org.pclnlab.emulator.rewrite.PublishPolicy;
import org.pclnlab.emulator.rewrite.Publisher;
import org.pclnlab.harness.expect.Edit;
import org.pclnlab.harness.expect.Entry;
import org.pclnlab.harness.expect.ExpectationReader.Dialect;
import org.pclnlab.harness.expect.ExpectationText;
import org.pclnlab.harness.expect.Expectations;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;

/** The expectation files of a project, read together and written one by one. */
public final class Lists {
    private static final int CONTEXT = 3;

    /** A file as it was read, so that a change by somebody else in the meantime is noticed. */
    private record ListFile(Path path, Publisher.Original original, ExpectationText text) {}

    private final Publisher publisher = new Publisher(new DiskOperations(), new PublishPolicy(true, false, false));
    private final List<ListFile> files = new ArrayList<>();

    private Lists() {}

    /** Reads files; what is added goes to the first. */
    public static Lists read(List<Path> paths, Dialect dialect) throws UsageException {
        Lists lists = new Lists();
        for (Path p : paths) {
            try (Publisher.Original original = lists.publisher.open(p)) {
                byte[] bytes = new byte[Math.toIntExact(original.size())];
                original.bytes().buffer().get(bytes);
                lists.files.add(new ListFile(p, original, ExpectationText.parse(bytes, p.toString(), dialect)));
            } catch (IOException e) {
                throw UsageException.unreadable(p, e);
            }
        }
        return lists;
    }

    /** What all files say. */
    public Expectations content() {
        Expectations all = Expectations.NONE;
        for (ListFile f : files) {
            all = all.and(f.text.content());
        }
        return all;
    }

    /** A file before and after some edits. */
    public record Change(Path path, ExpectationText before, ExpectationText after) {
        /** As {@code git apply} takes it. */
        public String diff() {
            List<String> old = before.text().lines().toList();
            List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(
                    "a/" + path,
                    "b/" + path,
                    old,
                    DiffUtils.diff(old, after.text().lines().toList()),
                    CONTEXT);
            return String.join("\n", lines) + (lines.isEmpty() ? "" : "\n");
        }
    }

    /** What edits make of the files; only files that change are in the answer. */
    public List<Change> plan(List<Edit> edits) throws UsageException {
        List<Change> out = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            ListFile f = files.get(i);
            List<Edit> own = new ArrayList<>();
            for (Edit e : edits) {
                Entry entry = e instanceof Edit.Remove r ? r.entry() : e instanceof Edit.Rewrite w ? w.entry() : null;
                if (entry == null ? i == 0 : entry.place().file().equals(f.text.name())) {
                    own.add(e);
                }
            }
            if (!own.isEmpty()) {
                out.add(new Change(f.path, f.text, f.text.apply(own)));
            }
        }
        if (files.isEmpty() && !edits.isEmpty()) {
            throw new UsageException("there is no list to write to; name one with --xfail");
        }
        return out;
    }

    /** The content after changes. */
    public Expectations after(List<Change> changes) {
        Expectations all = Expectations.NONE;
        for (ListFile f : files) {
            ExpectationText text = f.text;
            for (Change c : changes) {
                text = c.path.equals(f.path) ? c.after : text;
            }
            all = all.and(text.content());
        }
        return all;
    }

    /** Puts the changed files in their places, each in one step. */
    public void write(List<Change> changes) throws EnvironmentException {
        for (Change c : changes) {
            for (ListFile f : files) {
                if (f.path.equals(c.path)) {
                    try {
                        publisher.replace(f.original, c.after.bytes());
                    } catch (PublishException e) {
                        throw new EnvironmentException(String.valueOf(e.getMessage()), e);
                    }
                }
            }
        }
    }
}
