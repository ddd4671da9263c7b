package org.pclnlab.harness.rewrite;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.rewrite.DiskOperations;
import org.pclnlab.emulator.rewrite.Outcome;
import org.pclnlab.emulator.rewrite.PublishException;
import org.pclnlab.emulator.rewrite.Publisher;
import org.pclnlab.emulator.rewrite.Publisher.Original;
import org.pclnlab.emulator.rewrite.Rewriter;
import org.pclnlab.harness.outcome.ExitCode;

/** Rewrites one image after the other. Plain code: a rewrite is over before a JVM has warmed up. */
public final class RewriteRun {
    private final RewriteRequest request;
    private final Publisher publisher;
    private final boolean darwin;

    public RewriteRun(RewriteRequest request) {
        this.request = request;
        this.publisher = new Publisher(new DiskOperations(), request.policy());
        this.darwin = System.getProperty("os.name", "").startsWith("Mac");
    }

    /** Takes results as they come. */
    @FunctionalInterface
    public interface Sink {
        void take(RewriteResult result);
    }

    /** Rewrites all images and gives the exit code of the worst. */
    public ExitCode run(Sink sink) {
        ExitCode worst = ExitCode.OK;
        for (Path image : request.images()) {
            RewriteResult result = one(image);
            sink.take(result);
            if (result.exit().code() > worst.code()) {
                worst = result.exit();
            }
        }
        return worst;
    }

    private RewriteResult one(Path image) {
        Original original;
        try {
            original = publisher.read(image);
        } catch (IOException e) {
            return new RewriteResult(image, null, unreadable(image, e), List.of(), ExitCode.USAGE);
        }
        long oldSize = original.bytes().length;
        Outcome outcome = Rewriter.rewrite(original.bytes(), image.toString(), request.forced());
        if (outcome instanceof Outcome.Refused refused) {
            return new RewriteResult(image, outcome, refused.referenceText(), List.of(), ExitCode.FINDING);
        }
        Outcome.Rewritten done = (Outcome.Rewritten) outcome;
        boolean main = done.statistics().generation() == Generation.MAIN;
        if (done.signed() && !darwin && main) {
            String refusal = "cannot safely replace a signed Mach-O on " + goos();
            return new RewriteResult(image, outcome, refusal, List.of(), ExitCode.FINDING);
        }
        List<String> remarks = new ArrayList<>();
        if (done.signed() && !darwin) {
            remarks.add(
                    image + ": its signature does not hold any more; sign it before it is run: codesign -f -s - FILE");
        }
        if (request.dryRun()) {
            return new RewriteResult(image, outcome, "", remarks, ExitCode.OK);
        }
        try {
            remarks.addAll(publish(original, done, signer(done, oldSize)));
            return new RewriteResult(image, outcome, "", remarks, ExitCode.OK);
        } catch (PublishException e) {
            return new RewriteResult(image, outcome, String.valueOf(e.getMessage()), remarks, ExitCode.ENVIRONMENT);
        }
    }

    private List<String> publish(Original original, Outcome.Rewritten done, Publisher.@Nullable Signer signer)
            throws PublishException {
        Path output = request.output();
        return output == null
                ? publisher.replace(original, done.bytes(), done.length(), signer)
                : publisher.create(original, output, done.bytes(), done.length(), signer);
    }

    private Publisher.@Nullable Signer signer(Outcome.Rewritten done, long oldSize) {
        if (!done.signed() || !darwin) {
            return null;
        }
        return new Codesign(done.statistics().carrierBytesRemoved() == 0 ? Long.MAX_VALUE : oldSize);
    }

    private static String goos() {
        String os = System.getProperty("os.name", "");
        return os.startsWith("Linux")
                ? "linux"
                : os.startsWith("Windows") ? "windows" : os.toLowerCase(java.util.Locale.ROOT);
    }

    /** Why an image cannot be read, with its name. */
    public static String reason(Path image, IOException e) {
        return image + ": " + unreadable(image, e);
    }

    private static String unreadable(Path image, IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        String text = e.getMessage();
        String prefix = image + ": ";
        return text == null ? e.toString() : text.startsWith(prefix) ? text.substring(prefix.length()) : text;
    }
}
