package org.pclnlab.fuzz;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.harness.expect.ExpectationLint;
import org.pclnlab.harness.expect.ExpectationReader;
import org.pclnlab.harness.expect.ExpectationReader.Dialect;
import org.pclnlab.harness.expect.ExpectationText;
import org.pclnlab.harness.goroot.Merge;
import org.pclnlab.harness.heap.Consistency;
import org.pclnlab.harness.heap.PprofWriter;
import org.pclnlab.harness.heap.ProfileReader;
import org.pclnlab.harness.heap.Replay;
import org.pclnlab.harness.heap.SamplerKind;
import org.pclnlab.harness.lookup.Lookup;
import org.pclnlab.harness.lookup.LookupOptions;
import org.pclnlab.harness.lookup.OutputStyle;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.probe.Answers;
import org.pclnlab.harness.triage.imports.ImportOptions;
import org.pclnlab.harness.triage.imports.Imports;

/** Texts: lists of expectations, results, logs, traces, lines. */
final class TextTargets {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

    private TextTargets() {}

    static void xfail(byte[] data) {
        for (Dialect dialect : Dialect.values()) {
            try {
                ExpectationLint.of(ExpectationReader.parse(data, "fuzz", dialect), DAY);
                ExpectationText.parse(data, "fuzz", dialect);
            } catch (UsageException expected) {
                // what a reader promises
            }
        }
    }

    static void results(byte[] data) throws IOException {
        Path file = StackTargets.file(data);
        try {
            Merge.of(List.of(file));
        } catch (UsageException expected) {
            // what a reader promises
        }
        try {
            Imports.read(file, ImportOptions.NONE, null);
        } catch (UsageException expected) {
            // what a reader promises
        }
    }

    static void heap(byte[] data) throws IOException {
        String text = new String(data, StandardCharsets.UTF_8);
        try {
            Replay.Result replay = Replay.run("fuzz", new BufferedReader(new StringReader(text)), SamplerKind.CURRENT);
            PprofWriter.write(replay, OutputStream.nullOutputStream());
        } catch (UsageException expected) {
            // what a reader promises
        }
        try {
            Consistency.judge(ProfileReader.read("fuzz", new BufferedReader(new StringReader(text))), 0.01);
        } catch (UsageException expected) {
            // what a reader promises
        }
    }

    static void lines(byte[] data) throws IOException {
        try {
            Answers.parse(new String(data, StandardCharsets.ISO_8859_1));
        } catch (Answers.ProtocolException expected) {
            // what a reader promises
        }
        if (data.length == 0) {
            return;
        }
        OutputStyle[] styles = OutputStyle.values();
        LookupOptions options = LookupOptions.of(styles[(data[0] & 0x7f) % styles.length]);
        options = options.withFilter(data[0] < 0);
        byte[] rest = Arrays.copyOfRange(data, 1, data.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            Lookup.run(Bases.path(Bases.TABLE).toFile(), options, null, new ByteArrayInputStream(rest), out);
        } catch (ImageException refused) {
            throw new IllegalStateException("the image is sound", refused);
        }
    }
}
