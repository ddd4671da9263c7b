package org.pclnlab.harness.triage.imports;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.goroot.RunHeader;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.triage.history.ImportedRun;

/** Reads any file that can be imported; what it is, its beginning says. */
public final class Imports {
    private Imports() {}

    /**
     * The runs in a file.
     *
     * @param goroot folder with the cases of a log, to look up their directives; null when it is not there
     * @throws UsageException when it is of no known kind, or damaged
     */
    public static List<ImportedRun> read(Path file, ImportOptions o, @Nullable Path goroot) throws UsageException {
        return read(file, o, goroot, false);
    }

    /** The runs in a file, with those of the reference where the file has them. */
    public static List<ImportedRun> withReference(Path file, ImportOptions o) throws UsageException {
        return read(file, o, null, true);
    }

    private static List<ImportedRun> read(Path file, ImportOptions o, @Nullable Path goroot, boolean gc)
            throws UsageException {
        Source source = new Source(file);
        String head = source.head();
        if (head.isBlank()) {
            throw source.bad("is empty");
        }
        if (head.indexOf('\0') >= 0) {
            throw source.bad("is no text");
        }
        String first = head.stripLeading();
        if (first.startsWith("{\"type\"") && first.contains(RunHeader.FORMAT)) {
            return GorootImport.read(source, o, gc);
        }
        if (first.startsWith("{") && first.contains("\"" + ConformImport.SCHEMA + "\"")) {
            return ConformImport.read(source, o);
        }
        String bench = BenchImport.kind(head);
        return bench.isEmpty() ? LogImport.read(source, o, goroot) : BenchImport.read(source, o, bench);
    }
}
