package org.pclnlab.harness.goroot.exec;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.Output;
import org.pclnlab.harness.goroot.RawOutcome;
import org.pclnlab.harness.goroot.RawResult;
import org.pclnlab.harness.goroot.StageResult;
import org.pclnlab.harness.toolchain.BuildCache;

/**
 * What gc printed for a case, by the content of the case and the identity of gc, so that a night pays for it once. Only
 * results that passed and were kept whole are remembered. One file for each, published by a rename; a file that cannot be
 * read is as good as none.
 */
public final class GcCache {
    private static final String FORMAT = "pclnlab-gc/1";
    private static final JsonFactory JSON = JsonFactory.builder().build();

    private final Path dir;

    public GcCache(Path dir) {
        this.dir = dir;
    }

    /** The key of a case. */
    public static String key(Setup setup, GorootCase c, String sourceHash) {
        BuildCache.Key key = new BuildCache.Key()
                .add(FORMAT)
                .add(setup.go().identity())
                .add(setup.go().platform())
                .add(setup.root().toString())
                .add(Integer.toString(setup.gomaxprocs()))
                .add(Long.toString(setup.stackKib()))
                .add(c.path())
                .add(c.directive().word())
                .add(sourceHash);
        c.args().forEach(key::add);
        return key.hex();
    }

    /** What is remembered, or null. */
    public @Nullable Baseline get(String key) {
        Path file = dir.resolve(key.substring(0, 2)).resolve(key);
        if (!Files.isRegularFile(file)) {
            return null;
        }
        try {
            return read(file);
        } catch (IOException e) {
            return null;
        }
    }

    /** Remembers a result if it is worth it. */
    public void put(String key, Baseline b) {
        if (b.outcome().result() != RawResult.PASS) {
            return;
        }
        for (StageResult s : b.outcome().stages()) {
            if (!s.stdout().whole() || !s.stderr().whole()) {
                return;
            }
        }
        Path folder = dir.resolve(key.substring(0, 2));
        Path aside = folder.resolve("tmp-" + UUID.randomUUID());
        try {
            Files.createDirectories(folder);
            try (OutputStream out = Files.newOutputStream(aside);
                    JsonGenerator g = JSON.createGenerator(out)) {
                write(g, b);
            }
            Files.move(aside, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            try {
                Files.deleteIfExists(aside); // a full disk costs time later, nothing else
            } catch (IOException ignored) {
                // as above
            }
        }
    }

    private static void write(JsonGenerator g, Baseline b) throws IOException {
        g.writeStartObject();
        g.writeStringField("format", FORMAT);
        g.writeStringField("generated", b.generated());
        g.writeArrayFieldStart("stages");
        for (StageResult s : b.outcome().stages()) {
            StageResult run = b.run();
            g.writeStartObject();
            g.writeStringField("name", s.name());
            g.writeNumberField("ms", s.millis());
            g.writeNumberField("rss", s.rssKib());
            g.writeStringField("stdout", s.stdout().latin1());
            g.writeStringField("stderr", s.stderr().latin1());
            g.writeBooleanField("compare", run != null && s.name().equals(run.name()));
            g.writeEndObject();
        }
        g.writeEndArray();
        g.writeEndObject();
    }

    private static @Nullable Baseline read(Path file) throws IOException {
        try (JsonParser p = JSON.createParser(file.toFile())) {
            String generated = "";
            boolean known = false;
            List<StageResult> stages = new ArrayList<>();
            StageResult run = null;
            expect(p, JsonToken.START_OBJECT);
            while (p.nextToken() == JsonToken.FIELD_NAME) {
                String field = p.currentName();
                p.nextToken();
                switch (field) {
                    case "format" -> known = p.getText().equals(FORMAT);
                    case "generated" -> generated = p.getText();
                    case "stages" -> {
                        while (p.nextToken() == JsonToken.START_OBJECT) {
                            Map<String, String> fields = fields(p);
                            StageResult s = stage(fields);
                            stages.add(s);
                            run = "true".equals(fields.get("compare")) ? s : run;
                        }
                    }
                    default -> p.skipChildren();
                }
            }
            RawOutcome outcome = new RawOutcome(RawResult.PASS, "", null, stages, List.of(), List.of());
            return known && !stages.isEmpty() ? new Baseline(outcome, run, generated) : null;
        }
    }

    private static Map<String, String> fields(JsonParser p) throws IOException {
        Map<String, String> fields = new HashMap<>();
        while (p.nextToken() == JsonToken.FIELD_NAME) {
            String name = p.currentName();
            p.nextToken();
            fields.put(name, p.getText());
        }
        return fields;
    }

    private static StageResult stage(Map<String, String> f) throws IOException {
        try {
            String out = f.getOrDefault("stdout", "");
            String err = f.getOrDefault("stderr", "");
            return new StageResult(
                    f.getOrDefault("name", ""),
                    Long.parseLong(f.getOrDefault("ms", "")),
                    0,
                    0,
                    false,
                    Long.parseLong(f.getOrDefault("rss", "")),
                    1,
                    true,
                    "",
                    new Output(out, out.length()),
                    new Output(err, err.length()));
        } catch (NumberFormatException e) {
            throw new IOException(e);
        }
    }

    private static void expect(JsonParser p, JsonToken token) throws IOException {
        if (p.nextToken() != token) {
            throw new IOException("not " + token);
        }
    }
}
