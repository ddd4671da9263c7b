package org.pclnlab.fuzz;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.image.macho.MachoImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.rewrite.Explainer;
import org.pclnlab.emulator.rewrite.Outcome;
import org.pclnlab.emulator.rewrite.Rewriter;
import org.pclnlab.emulator.sidecar.SidecarTables;
import org.pclnlab.emulator.sidecar.SidecarVersion;
import org.pclnlab.emulator.sidecar.Sidecars;
import org.pclnlab.emulator.symbolize.Frames;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.GoRuntime;
import org.pclnlab.emulator.symbolize.Runtimes;
import org.pclnlab.harness.check.CheckText;
import org.pclnlab.harness.check.Checker;
import org.pclnlab.harness.explain.Explanation;
import org.pclnlab.harness.inspect.Inspector;

/** Executables: the containers, the tables, and everything that is said about them. */
final class ImageTargets {
    /** Pcs that are asked of an image, in steps over its text; and one that lies nowhere. */
    private static final int PCS = 12;

    private ImageTargets() {}

    /** Bases are made when a target needs them. */
    private static final class Lazy {
        static final List<Patched> CHAINS = List.of(chained("x86_64-main"), chained("x86_64-main-addend"));
        static final List<Patched> METADATA = List.of(Bases.metadata(Bases.TABLE), Bases.metadata(Bases.RAW));
        static final List<Patched> TABLES = List.of(Bases.table(Bases.TABLE), Bases.table(Bases.REDIRECT));
    }

    /** Apart from {@link Lazy}: these need cc, and this one go. */
    private static final class LazyGc {
        static final Patched GC = Bases.gc();
    }

    private static final class LazyRecords {
        static final List<Patched> RECORDS = List.of(Bases.metadata(Bases.RAW), records("x86_64-main"));
    }

    private static Patched chained(String name) {
        byte[] file = Bases.macho(name);
        Patched out = new Patched(file);
        try {
            Image image = Images.read(Bytes.of(file, name));
            for (Segment s : image.segments()) {
                if (!s.executable()) {
                    out.place(s.fileOff(), s.fileSize());
                }
            }
        } catch (ImageException e) {
            throw new IllegalStateException(e);
        }
        return out.place(0, 2048); // load commands
    }

    private static Patched records(String name) {
        byte[] file = Bases.macho(name);
        Patched out = new Patched(file);
        try {
            for (Section s : Images.read(Bytes.of(file, name)).sections()) {
                if (!s.executable()) {
                    out.place(s.fileOff(), s.fileSize());
                }
            }
        } catch (ImageException e) {
            throw new IllegalStateException(e);
        }
        return out;
    }

    private static byte[] patched(List<Patched> bases, byte[] data) {
        int which = data.length == 0 ? 0 : (data[0] & 0xff) % bases.size();
        byte[] rest = data.length == 0 ? data : java.util.Arrays.copyOfRange(data, 1, data.length);
        return bases.get(which).with(rest);
    }

    static void image(byte[] data) {
        image(data, data);
    }

    private static void image(byte[] file, byte[] data) {
        try {
            Image image = Images.read(Bytes.of(file, "fuzz"));
            quietly(image::text);
            quietly(() -> symbols(image.symbols()));
            if (image instanceof ElfImage elf) {
                quietly(() -> symbols(elf.dynamicSymbols()));
            }
            if (image instanceof MachoImage macho) {
                quietly(macho::exports);
                quietly(macho::libraries);
                quietly(macho::signature);
            }
            LoadedImage loaded = Loader.view(image);
            quietly(() -> everything(loaded, data));
        } catch (ImageException expected) {
            // what a reader promises
        }
    }

    static void chains(byte[] data) {
        image(patched(Lazy.CHAINS, data), data);
    }

    static void metadata(byte[] data) {
        tables(patched(Lazy.METADATA, data), data);
    }

    static void table(byte[] data) {
        tables(patched(Lazy.TABLES, data), data);
    }

    static void gc(byte[] data) {
        byte[] file = LazyGc.GC.with(data);
        quietly(() -> {
            LoadedImage loaded = Bases.view(file);
            GcTable table = GcTable.open(loaded);
            ask(Runtimes.open(loaded), table.minpc(), Math.min(table.maxpc() - table.minpc(), 0x3000));
        });
    }

    private static void tables(byte[] file, byte[] data) {
        quietly(() -> everything(Bases.view(file), data));
    }

    /** One of the things that can be said about an image; the input chooses, so that an execution is short. */
    private static void everything(LoadedImage loaded, byte[] data) throws ImageException {
        Section text = loaded.image().text();
        long middle = text.vmaddr() + text.size() / 2;
        switch (data.length == 0 ? 0 : data[data.length - 1] & 7) {
            case 0 -> CheckText.print(Checker.check(loaded), true, new PrintWriter(new StringWriter()));
            case 1 -> Explanation.of(loaded, middle, true);
            case 2 -> Explanation.ofFrames(loaded, middle, false);
            case 3 -> Inspector.inspect(loaded);
            default -> ask(Runtimes.open(loaded), text.vmaddr(), text.size());
        }
    }

    private static void ask(GoRuntime runtime, long from, long size) {
        for (int i = 0; i < PCS; i++) {
            long pc = from + size / PCS * i + (i & 3);
            quietly(() -> {
                Func f = runtime.funcForPC(pc);
                if (f != null) {
                    runtime.fileLine(f, pc + 1);
                }
            });
            quietly(() -> {
                Frames frames = runtime.callersFrames(pc, pc + 16, -1);
                for (int n = 0; n < 64 && frames.next() != null; n++) {
                    frames.more();
                }
            });
        }
    }

    private static void symbols(SymbolTable table) throws ImageException {
        int n = Math.min(table.count(), 200);
        for (int i = 0; i < n; i++) {
            table.at(i);
        }
        table.find("__llgo_funcinfo_table", "_etext");
    }

    private static final class LazySidecar {
        static final byte[] PROGRAM = Bases.read(Bases.EXTERNAL);
    }

    static void sidecar(byte[] data) {
        quietly(() -> everything(Sidecars.complete(Bases.view(LazySidecar.PROGRAM), data.clone(), "fuzz"), data));
        for (SidecarVersion version : SidecarVersion.values()) {
            quietly(() -> SidecarTables.read(Bytes.of(data, "fuzz"), version)); // without the hash before it
        }
    }

    static void rewrite(byte[] data) {
        byte[] before = data.clone();
        if (Rewriter.rewrite(data, "fuzz", null) instanceof Outcome.Rewritten done) {
            Explainer.explain(before, java.util.Arrays.copyOf(done.bytes(), done.length()));
        }
    }

    static void records(byte[] data) {
        rewrite(patched(LazyRecords.RECORDS, data).clone());
    }

    /** Something that may end with the error that readers promise. */
    @FunctionalInterface
    private interface Step {
        void run() throws ImageException;
    }

    private static void quietly(Step step) {
        try {
            step.run();
        } catch (ImageException expected) {
            // an answer, too
        }
    }
}
