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
        for (int i = 0; i < request.images().size(); i++) {
            RewriteResult result = one(i);
            sink.take(result);
            if (result.exit().code() > worst.code()) {
                worst = result.exit();
            }
        }
        return worst;
    }

    private RewriteResult one(int i) {
        Path image = request.images().get(i);
        try (Original original = publisher.open(image)) {
            Outcome outcome = Rewriter.plan(original.bytes(), request.forced());
            if (outcome instanceof Outcome.Planned planned && !request.dryRun()) {
                return publish(i, original, planned);
            }
            publisher.checkUnchanged(original);
            return outcome instanceof Outcome.Planned planned
                    ? unsignable(image, planned)
                    : new RewriteResult(
                            image, outcome, ((Outcome.Refused) outcome).referenceText(), List.of(), ExitCode.FINDING);
        } catch (IOException e) {
            return new RewriteResult(image, null, unreadable(image, e), List.of(), ExitCode.USAGE);
        } catch (InternalError e) {
            return new RewriteResult(image, null, "changed while it was read", List.of(), ExitCode.USAGE);
        }
    }

    /** The result before anything is written: main's rewriter does not touch a signed file that it cannot sign. */
    private RewriteResult unsignable(Path image, Outcome.Planned planned) {
        if (!planned.signed() || darwin) {
            return new RewriteResult(image, planned, "", List.of(), ExitCode.OK);
        }
        if (planned.statistics().generation() == Generation.MAIN) {
            String refusal = "cannot safely replace a signed Mach-O on " + goos();
            return new RewriteResult(image, planned, refusal, List.of(), ExitCode.FINDING);
        }
        String remark =
                image + ": its signature does not hold any more; sign it before it is run: codesign -f -s - FILE";
        return new RewriteResult(image, planned, "", List.of(remark), ExitCode.OK);
    }

    private RewriteResult publish(int i, Original original, Outcome.Planned planned) {
        Path image = request.images().get(i);
        RewriteResult before = unsignable(image, planned);
        if (before.exit() != ExitCode.OK) {
            return before;
        }
        List<String> remarks = new ArrayList<>(before.remarks());
        try {
            Publisher.Signer signer = signer(planned, original.size());
            remarks.addAll(
                    request.output() == null
                            ? publisher.replace(original, planned.plan(), signer)
                            : publisher.create(original, request.target(i), planned.plan(), signer));
            return new RewriteResult(image, planned, "", remarks, ExitCode.OK);
        } catch (PublishException e) {
            return new RewriteResult(image, planned, String.valueOf(e.getMessage()), remarks, ExitCode.ENVIRONMENT);
        }
    }

    private Publisher.@Nullable Signer signer(Outcome.Planned planned, long oldSize) {
        if (!planned.signed() || !darwin) {
            return null;
        }
        return new Codesign(planned.statistics().carrierBytesRemoved() == 0 ? Long.MAX_VALUE : oldSize);
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
