package org.pclnlab.harness.goroot;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.outcome.UsageException;

/**
 * What is in a run's file. Lines of unknown type are kept out; the last line may be torn.
 *
 * @param rows by key; of a key that is there twice the first counts
 * @param lines of the same keys, as they are in the file
 * @param guarded tools whose run was stopped by a guard
 * @param ended whether the run came to its end
 * @param length of the part that is whole, in bytes
 */
public record RunContent(
        RunHeader header,
        Map<String, CaseRow> rows,
        Map<String, String> lines,
        Set<String> guarded,
        boolean ended,
        long length) {
    private static final int MAX_LINE = 8 << 20;

    /** Reads a file. */
    public static RunContent read(Path path) throws UsageException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(path), 1 << 16)) {
            return new Reader(path, in).read();
        } catch (IOException e) {
            throw UsageException.unreadable(path, e);
        }
    }

    private static final class Reader {
        private final Path path;
        private final InputStream in;
        private final Map<String, CaseRow> rows = new LinkedHashMap<>();
        private final Map<String, String> lines = new LinkedHashMap<>();
        private final Set<String> guarded = new LinkedHashSet<>();
        private @Nullable RunHeader header;
        private boolean ended;
        private long length;
        private long whole;

        Reader(Path path, InputStream in) {
            this.path = path;
            this.in = in;
        }

        RunContent read() throws IOException, UsageException {
            int number = 0;
            for (String line = next(); line != null; line = next()) {
                number++;
                try {
                    take(line);
                    whole = length;
                } catch (IOException e) {
                    in.mark(1);
                    if (in.read() < 0 && number > 1) {
                        break; // torn by a kill
                    }
                    throw new UsageException(path + ":" + number + ": " + oneLine(e));
                }
            }
            RunHeader h = header;
            if (h == null) {
                throw new UsageException(path + ": is empty, expected the results of pclnlab goroot run");
            }
            return new RunContent(h, rows, lines, guarded, ended, whole);
        }

        private static String oneLine(IOException e) {
            return String.valueOf(e.getMessage()).split("\n", 2)[0];
        }

        /** A line that ends with a newline; what follows the last newline was torn off. */
        private @Nullable String next() throws IOException, UsageException {
            ByteArrayOutputStream line = new ByteArrayOutputStream(512);
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    length += line.size() + 1L;
                    return line.toString(StandardCharsets.UTF_8);
                }
                if (line.size() >= MAX_LINE) {
                    throw new UsageException(path + ": a line of more than " + MAX_LINE + " bytes");
                }
                line.write(b);
            }
            return null;
        }

        private void take(String line) throws IOException {
            JsonFields f = JsonFields.parse(line);
            String type = f.text("type", "");
            if (header == null) {
                if (!type.equals("run") || !f.text("format", "").equals(RunHeader.FORMAT)) {
                    throw new IOException("no result file of pclnlab goroot run: expected format " + RunHeader.FORMAT);
                }
                header = RowReader.header(f);
                return;
            }
            switch (type) {
                case "case" -> {
                    CaseRow row = RowReader.row(f);
                    if (rows.putIfAbsent(row.key(), row) == null) {
                        lines.put(row.key(), line);
                    }
                }
                case "guard" -> guarded.add(f.text("tool"));
                case "end" -> ended = true;
                default -> {}
            }
        }
    }

    /** The rows that decide: first attempts. */
    public List<CaseRow> first() {
        List<CaseRow> out = new ArrayList<>();
        for (CaseRow r : rows.values()) {
            if (r.attempt() == 0) {
                out.add(r);
            }
        }
        return out;
    }
}
