package org.pclnlab.emulator.sidecar;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.metadata.GenerationDetector;
import org.pclnlab.emulator.metadata.Globals;
import org.pclnlab.emulator.metadata.SiteKind;
import org.pclnlab.emulator.sidecar.Attempt.State;
import org.pclnlab.emulator.sidecar.SidecarHeader.Descriptor;
import org.pclnlab.emulator.sidecar.Stage.Failure;

/**
 * The loader of external metadata: {@code load()} of 07 section 8. It turns an image as it was linked into one as its process
 * has it after the first question: with the tables of the sidecar, or without any.
 */
public final class Sidecars {
    private Sidecars() {}

    /** Whether an executable was built with {@code -pclntab=external} (07 section 1). */
    public static boolean external(Image image) {
        return SiteKind.IDENTITY.section(image) != null;
    }

    /** Where the process of an executable looks for its sidecar. */
    public static Path beside(Path executable, Image.Format format) throws IOException {
        return SidecarFile.beside(executable, format);
    }

    /**
     * The image after its process has made its attempt; the same one where it needs no sidecar.
     *
     * @param sidecar the file; null to look where the process looks
     */
    public static LoadedImage complete(LoadedImage loaded, Path executable, @Nullable Path sidecar)
            throws IOException, ImageException {
        if (!external(loaded.image()) || loaded.memory() instanceof SidecarMemory) {
            return loaded;
        }
        Path file =
                sidecar != null ? sidecar : beside(executable, loaded.image().format());
        return complete(loaded, file.toString(), SidecarFile.read(file));
    }

    /** The same with a file that is in memory already; the bytes belong to the result. */
    public static LoadedImage complete(LoadedImage loaded, byte[] sidecar, String name) throws ImageException {
        return complete(
                loaded, name, new SidecarFile(ByteBuffer.wrap(sidecar).order(ByteOrder.LITTLE_ENDIAN), null, false));
    }

    private static LoadedImage complete(LoadedImage loaded, String name, SidecarFile file) throws ImageException {
        Globals linked = Globals.read(loaded);
        Generation generation = GenerationDetector.detect(loaded, linked);
        Expected expected = Expected.of(loaded, generation);
        ByteBuffer bytes = file.bytes();
        if (bytes == null) {
            State state = file.hangs() ? State.HANGS : State.UNAVAILABLE;
            Attempt attempt = new Attempt(name, state, file.failure(), null, expected.version(), 0);
            return with(loaded, new SidecarMemory(loaded.memory(), attempt, null, null));
        }
        Failure failure = SidecarValidator.check(bytes, name, expected);
        if (failure == null) {
            bytes = writable(bytes, name);
            failure = install(bytes, name, expected);
        }
        SidecarHeader header = bytes.limit() < SidecarHeader.SIZE
                ? null
                : SidecarHeader.read(Bytes.of(bytes, name, 0), expected.version());
        State state = failure == null ? State.LOADED : State.UNAVAILABLE;
        Attempt attempt = new Attempt(name, state, failure, header, expected.version(), bytes.limit());
        if (failure != null || header == null) {
            return with(loaded, new SidecarMemory(loaded.memory(), attempt, null, null));
        }
        Bytes buffer = Bytes.of(bytes, name, SidecarMemory.BUFFER);
        return with(
                loaded,
                new SidecarMemory(loaded.memory(), attempt, buffer, globals(linked, header, expected.version())));
    }

    /**
     * Validates and installs a file in memory: sites hold addresses afterwards.
     *
     * @return the stage that does not hold, null when the tables are loaded
     */
    public static @Nullable Failure load(ByteBuffer file, String name, Expected expected) throws ImageException {
        Failure failure = SidecarValidator.check(file, name, expected);
        return failure != null ? failure : install(file, name, expected);
    }

    private static @Nullable Failure install(ByteBuffer file, String name, Expected expected) throws ImageException {
        SidecarHeader header = SidecarHeader.read(Bytes.of(file, name, 0), expected.version());
        return new SidecarInstaller(file, header, expected).install();
    }

    /**
     * The file where sites can be changed. A large one is copied only here, when its hash was right.
     *
     * @throws ImageException when this JVM has no room for a copy
     */
    static ByteBuffer writable(ByteBuffer file, String name) throws ImageException {
        if (!file.isReadOnly()) {
            return file;
        }
        long room = Runtime.getRuntime().maxMemory() / 2;
        if (file.limit() > room) {
            throw new ImageException.Unsupported(
                    new ImageException.Where(name, 0, "sidecar", "size"),
                    file.limit() + " bytes",
                    "at most " + room + ", half of this JVM's memory (-Xmx)");
        }
        return ByteBuffer.allocate(file.limit()).order(ByteOrder.LITTLE_ENDIAN).put(0, file, 0, file.limit());
    }

    private static LoadedImage with(LoadedImage loaded, SidecarMemory memory) {
        return new LoadedImage(loaded.image(), memory, loaded.slide(), loaded.relocations(), loaded.placeholders());
    }

    /** What the loader stores: of a section without elements null, and a mask only with a hash (07 section 10). */
    private static Globals globals(Globals g, SidecarHeader h, SidecarVersion version) {
        long slots = h.of(SidecarSection.HASH, version).count();
        Descriptor entries = h.of(SidecarSection.ENTRIES, version);
        Descriptor stubs = h.of(SidecarSection.STUBS, version);
        Descriptor pcsites = h.of(SidecarSection.PCSITES, version);
        return new Globals(
                g.named(),
                start(h.of(SidecarSection.RECORDS, version)),
                h.of(SidecarSection.RECORDS, version).count(),
                start(h.of(SidecarSection.STRINGS, version)),
                start(h.of(SidecarSection.OFFSETS, version)),
                h.of(SidecarSection.OFFSETS, version).count(),
                start(h.of(SidecarSection.HASH, version)),
                Math.max(0, slots - 1),
                start(h.of(SidecarSection.INDEX, version)),
                h.of(SidecarSection.INDEX, version).count(),
                start(entries),
                end(entries, SidecarSection.ENTRIES),
                start(h.of(SidecarSection.PCLINES, version)),
                h.of(SidecarSection.PCLINES, version).count(),
                start(pcsites),
                end(pcsites, SidecarSection.PCSITES),
                g.hasFpChain(),
                g.fpChain(),
                0,
                0,
                start(stubs),
                end(stubs, SidecarSection.STUBS),
                g.hasStubGlobals());
    }

    private static long start(Descriptor d) {
        return d.count() == 0 ? 0 : SidecarMemory.BUFFER + d.offset();
    }

    private static long end(Descriptor d, SidecarSection s) {
        return d.count() == 0 ? 0 : start(d) + d.count() * s.size();
    }
}
