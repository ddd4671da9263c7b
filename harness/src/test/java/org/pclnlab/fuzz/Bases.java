package org.pclnlab.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.gopclntab.ModuleData;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Globals;
import org.pclnlab.emulator.metadata.SiteKind;
import org.pclnlab.harness.forge.ForgeBuilder;
import org.pclnlab.harness.forge.ForgedImages;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.testing.Run;

/** The sound files that inputs are changes of. Linked once, by cc and go; a child JVM gets the folder. */
final class Bases {
    /** The system property with the folder of a parent. */
    static final String FOLDER = "fuzz.bases";

    static final String REDIRECT = "pr2026-redirect", RAW = "main-inlined-raw", TABLE = "main-permuted-prebuilt";
    static final String EXTERNAL = "main-external";
    static final List<String> FORGED = List.of(TABLE, RAW, REDIRECT, "pr1906-prebuilt", EXTERNAL);
    static final String SIDECAR = ".pclntab";
    static final String GC = "gc";
    private static final String GO = "package main\n\nfunc main() { println(\"hello\") }\n";
    private static final Path DIR = dir();

    private Bases() {}

    private static Path dir() {
        try {
            String given = System.getProperty(FOLDER, "");
            return given.isEmpty() ? make(temporary()) : Path.of(given);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ImageException | EnvironmentException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path temporary() throws IOException {
        Path dir = Files.createTempDirectory("pclnlab-fuzz");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            try (Stream<Path> files = Files.walk(dir)) {
                files.sorted(Comparator.reverseOrder()).forEach(p -> p.toFile().delete());
            } catch (IOException ignored) {
                // the folder is temporary anyway
            }
        }));
        return dir;
    }

    /** Where the files are, for a child. */
    static Path folder() {
        return DIR;
    }

    private static Path make(Path dir) throws IOException, ImageException, EnvironmentException {
        ForgeBuilder builder = new ForgeBuilder(Files.createDirectories(dir.resolve("forge")));
        for (String name : FORGED) {
            Path exe = builder.build(ForgedImages.named(name).spec());
            Files.copy(exe, dir.resolve(name));
            Path sidecar = exe.resolveSibling(exe.getFileName() + SIDECAR);
            if (Files.exists(sidecar)) {
                Files.copy(sidecar, dir.resolve(name + SIDECAR));
            }
        }
        Path gc = Run.go(dir, "hello", GO, Map.of("GOOS", "linux", "GOARCH", "amd64"), "-ldflags=-s -w");
        Files.copy(gc, dir.resolve(GC));
        return dir;
    }

    /** Where a file is. */
    static Path path(String name) {
        return DIR.resolve(name);
    }

    /** A file by its name. */
    static byte[] read(String name) {
        try {
            return Files.readAllBytes(DIR.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A forged Mach-O image of the emulator's tests. */
    static byte[] macho(String name) {
        try (InputStream in = Bases.class.getResourceAsStream("/macho/" + name + ".macho")) {
            if (in == null) {
                throw new IllegalStateException("no image " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static LoadedImage view(byte[] file) throws ImageException {
        return Loader.view(Images.read(Bytes.of(file, "fuzz")));
    }

    /** The metadata of a forged program. */
    static Patched metadata(String name) {
        byte[] file = read(name);
        try {
            LoadedImage loaded = view(file);
            Image image = loaded.image();
            Globals g = Globals.read(loaded);
            Patched out = new Patched(file);
            for (long at : new long[] {
                g.table(), g.strings(), g.stringOffsets(), g.hash(), g.symbolIndex(), g.pclineTable(), g.stubIndexes()
            }) {
                out.place(image.toFileOff(at), 512);
            }
            for (SiteKind kind : SiteKind.values()) {
                Section s = kind.section(image);
                if (s != null) {
                    out.place(s.fileOff(), Math.min(s.fileSize(), 512));
                }
            }
            Section data = image.section(".data");
            if (data != null) {
                out.place(data.fileOff(), data.fileSize()); // the globals
            }
            return out;
        } catch (ImageException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The site sections of a rewritten forged program, where its table is. */
    static Patched table(String name) {
        byte[] file = read(name);
        try {
            Image image = Images.read(Bytes.of(file, name));
            Patched out = new Patched(file);
            for (SiteKind kind : List.of(SiteKind.ENTRY, SiteKind.STUB)) {
                Section s = kind.section(image);
                if (s != null) {
                    out.place(s.fileOff(), 32).place(s.fileOff() + 32, s.fileSize() - 32);
                }
            }
            return out;
        } catch (ImageException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The tables of a gc program: header, module data, and the beginning of every table. */
    static Patched gc() {
        byte[] file = read(GC);
        try {
            LoadedImage loaded = view(file);
            Image image = loaded.image();
            ModuleData m = GcTable.open(loaded).module();
            Patched out = new Patched(file);
            out.place(image.toFileOff(m.pcHeader()), 72);
            out.place(image.toFileOff(m.addr()), ModuleData.SIZE);
            out.place(image.toFileOff(m.findfunctab()), 1024);
            out.place(image.toFileOff(m.pclntable().addr()), m.pclntable().length());
            out.place(image.toFileOff(m.funcnametab().addr()), 4096);
            out.place(image.toFileOff(m.pctab().addr()), m.pctab().length());
            return out;
        } catch (ImageException e) {
            throw new IllegalStateException(e);
        }
    }
}
