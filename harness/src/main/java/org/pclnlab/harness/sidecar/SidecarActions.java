package org.pclnlab.harness.sidecar;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.rewrite.DiskOperations;
import org.pclnlab.emulator.rewrite.PublishException;
import org.pclnlab.emulator.rewrite.PublishPolicy;
import org.pclnlab.emulator.rewrite.Publisher;
import org.pclnlab.emulator.rewrite.SidecarProducer;
import org.pclnlab.emulator.rewrite.SidecarProducer.Result.Produced;
import org.pclnlab.emulator.rewrite.SidecarProducer.Result.Refused;
import org.pclnlab.emulator.sidecar.Attempt;
import org.pclnlab.emulator.sidecar.SidecarHeader;
import org.pclnlab.emulator.sidecar.SidecarTables;
import org.pclnlab.emulator.sidecar.SidecarVersion;
import org.pclnlab.emulator.sidecar.Sidecars;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.ExitCode;
import org.pclnlab.harness.outcome.UsageException;

/** What {@code pclnlab sidecar} does. */
public final class SidecarActions {
    private final PrintWriter out;

    public SidecarActions(PrintWriter out) {
        this.out = out;
    }

    /** Prints a sidecar, or that of an executable and what its process makes of it. */
    public ExitCode show(Path file, @Nullable Path sidecar) throws UsageException, ImageException {
        try {
            Bytes bytes = isExecutable(file) ? null : SidecarFiles.read(file);
            if (bytes != null) {
                if (sidecar != null) {
                    throw new UsageException("--sidecar: " + file + " is a sidecar itself");
                }
                return SidecarText.print(bytes, out) == null ? ExitCode.OK : ExitCode.FINDING;
            }
            MappedFile image = MappedFile.open(file);
            return image.read(b -> {
                LoadedImage loaded = Loader.view(Images.read(b));
                external(loaded.image());
                Attempt attempt = attempt(Sidecars.complete(loaded, file, sidecar));
                Path at = Path.of(attempt.path());
                if (attempt.header() != null) {
                    SidecarText.print(SidecarFiles.read(at), out);
                }
                out.println("The process:  " + attempt.line());
                return attempt.loaded() ? ExitCode.OK : ExitCode.FINDING;
            });
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /**
     * Makes the pair of a linked executable.
     *
     * @param tables a sidecar with the same program's tables; null for the one beside the executable
     * @param output where the executable goes, with its sidecar beside it; null for its own place
     */
    public ExitCode detach(Path image, @Nullable Path tables, @Nullable Path output)
            throws UsageException, ImageException, EnvironmentException {
        Publisher publisher = new Publisher(new DiskOperations(), PublishPolicy.USUAL);
        Path target = output != null ? output : image;
        Path sidecar = target.resolveSibling(target.getFileName() + ".pclntab");
        try (Publisher.Original original = publisher.open(image)) {
            byte[] bytes = original.bytes().copy(0, (int) original.size());
            external(Images.read(Bytes.of(bytes, image.toString())));
            Path from = tables != null ? tables : Sidecars.beside(image, Image.Format.ELF);
            if (!Files.exists(from)) {
                throw new UsageException(
                        from + ": no such file; an executable for -pclntab=external has no tables in it,"
                                + " so name a sidecar of the same program with --tables");
            }
            Bytes file = SidecarFiles.read(from);
            SidecarHeader header = SidecarHeader.read(file);
            SidecarVersion version =
                    header.version() == SidecarVersion.V3.number() ? SidecarVersion.V3 : SidecarVersion.V4;
            SidecarProducer.Result result =
                    SidecarProducer.produce(bytes, image.toString(), SidecarTables.read(file, version));
            if (result instanceof Refused refused) {
                out.println("refused: " + refused.referenceText());
                return ExitCode.FINDING;
            }
            Produced pair = (Produced) result;
            if (pair.detached().signed()) {
                out.println("refused: cannot safely replace a signed Mach-O; sign it after this, not before");
                return ExitCode.FINDING;
            }
            publisher.checkUnchanged(original);
            return publish(publisher, original, pair, target, sidecar, output != null);
        } catch (PublishException e) {
            throw new EnvironmentException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw unreadable(image, e);
        }
    }

    /**
     * LLGo writes the executable first, and deletes it when the sidecar cannot follow. Here the sidecar is first: whatever
     * happens in between, the executable is as it was, and the same command can be given again.
     */
    private ExitCode publish(
            Publisher publisher,
            Publisher.Original original,
            Produced pair,
            Path target,
            Path sidecar,
            boolean elsewhere)
            throws PublishException, EnvironmentException {
        try {
            SidecarFiles.publish(sidecar, pair.sidecar());
        } catch (IOException e) {
            throw new EnvironmentException(sidecar + ": cannot be written: " + e + ". " + target + " is as it was", e);
        }
        if (elsewhere) {
            publisher.create(original, target, pair.detached().plan(), null).forEach(out::println);
        } else {
            publisher.replace(original, pair.detached().plan(), null).forEach(out::println);
        }
        out.println("external pclntab: " + pair.entrySites() + " entries, " + pair.statementSites() + " pcline sites ("
                + pair.sidecar().length + " bytes) -> " + sidecar);
        return ExitCode.OK;
    }

    /** Puts a sidecar where the process of an executable looks, if that process would load it. */
    public ExitCode attach(Path image, Path sidecar, boolean dryRun)
            throws UsageException, ImageException, EnvironmentException {
        try {
            MappedFile file = MappedFile.open(image);
            return file.read(b -> {
                LoadedImage loaded = Loader.view(Images.read(b));
                external(loaded.image());
                Attempt attempt = attempt(Sidecars.complete(loaded, image, sidecar));
                if (!attempt.loaded()) {
                    out.println("refused: " + attempt.line());
                    return ExitCode.FINDING;
                }
                Path target = Sidecars.beside(image, loaded.image().format());
                if (Files.exists(target) && Files.isSameFile(target, sidecar)) {
                    out.println(target + ": is there already");
                    return ExitCode.OK;
                }
                if (!dryRun) {
                    Bytes all = SidecarFiles.read(sidecar);
                    SidecarFiles.publish(target, all.copy(0, all.size()));
                }
                out.println(sidecar + (dryRun ? " would go to " : " -> ") + target);
                return ExitCode.OK;
            });
        } catch (IOException e) {
            throw unreadable(image, e);
        }
    }

    private static boolean isExecutable(Path file) throws IOException, ImageException {
        Bytes b = MappedFile.open(file).bytes();
        return b.size() < 8
                || (b.u64(0) != SidecarHeader.MAGIC && !file.toString().endsWith(".pclntab"));
    }

    private static void external(Image image) throws ImageException {
        if (!Sidecars.external(image)) {
            throw new ImageException.Unsupported(
                    new ImageException.Where(image.name(), 0, "section table", "llgo_pclntab_id"),
                    "no such section",
                    "an executable built with -pclntab=external");
        }
    }

    private static Attempt attempt(LoadedImage complete) {
        Attempt attempt = Attempt.of(complete);
        if (attempt == null) {
            throw new IllegalStateException("external and not attempted");
        }
        return attempt;
    }

    private static UsageException unreadable(Path file, IOException e) {
        String why = e instanceof NoSuchFileException ? "no such file" : String.valueOf(e.getMessage());
        return new UsageException(why.startsWith(file.toString()) ? why : file + ": " + why);
    }
}
