package org.pclnlab.harness.forge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.sidecar.Sidecars;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.harness.conform.ImageProvider;
import org.pclnlab.harness.conform.ImageVerdict;
import org.pclnlab.harness.forge.ForgedProcess.Answer;
import org.pclnlab.harness.forge.ForgedProcess.Mode;
import org.pclnlab.harness.forge.ForgedProcess.Query;
import org.pclnlab.harness.forge.ForgedProcess.Replies;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.toolchain.Launcher;

/**
 * Every forged image as a process and in the emulator: each pc of its text, pcs around it and pcs far away, asked in the
 * same order, by {@code FuncForPC} and every third one by {@code CallersFrames}. The process is the responder, C code
 * written from the specs apart from the emulator; the two agree, or one of them has a defect.
 */
public final class ForgedConformance implements ImageProvider {
    private static final int MOST_FINDINGS = 5;

    /** Runtime pcs that lie in no image: 0, small numbers, and both ends of the address space. */
    private static final long[] WILD = {0, 1, 2, 7, 0x1000, 0x1001, -1, -4, Long.MIN_VALUE, Long.MAX_VALUE};

    @Override
    public String name() {
        return "forged";
    }

    @Override
    public List<ImageVerdict> run(Context context) throws ImageException, EnvironmentException, IOException {
        List<ForgedImages.Entry> entries = ForgedImages.all();
        String os = System.getProperty("os.name", "");
        if (!os.equals("Linux")) {
            return List.of(new ImageVerdict(
                    name(),
                    0,
                    0,
                    List.of(),
                    "forged images are ELF, this is " + os + ": " + entries.size() + " not made"));
        }
        if (!hasCompiler(context)) {
            return List.of(new ImageVerdict(
                    name(), 0, 0, List.of(), "no cc on PATH: " + entries.size() + " images were not made"));
        }
        Path dir = Files.createDirectories(context.work().resolve("forged"));
        ForgeBuilder builder = new ForgeBuilder(context.launcher(), dir, "cc");
        List<ImageVerdict> verdicts = new ArrayList<>();
        for (ForgedImages.Entry entry : entries) {
            verdicts.add(judge(context.launcher(), entry, builder.build(entry.spec())));
        }
        return verdicts;
    }

    private static boolean hasCompiler(Context context) {
        for (String folder : context.env().getOrDefault("PATH", "").split(":", -1)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, "cc"))) {
                return true;
            }
        }
        return false;
    }

    /** Asks the process of a forged image and the emulator, and compares. */
    static ImageVerdict judge(Launcher launcher, ForgedImages.Entry entry, Path exe)
            throws ImageException, EnvironmentException, IOException {
        LoadedImage loaded =
                Sidecars.complete(Loader.view(Images.read(MappedFile.open(exe).bytes())), exe, null);
        List<String> findings = new ArrayList<>();
        int asked = 1;
        int agreed = 0;
        // A frame changes what FuncForPC answers later, so each has a process of its own (04, D-01).
        for (Mode mode : Mode.values()) {
            Section text = loaded.image().text();
            Query whole = Query.range(mode, text.vmaddr() - 64, text.end() + 64, mode == Mode.F ? 1 : 3);
            List<Query> queries = queries(mode, loaded.image(), List.of(whole));
            LlgoRuntime runtime = LlgoRuntime.open(loaded);
            Replies process;
            try {
                process = ForgedProcess.ask(launcher, exe, queries);
            } catch (IOException crash) {
                return crashed(entry, runtime, queries, crash);
            }
            for (Answer theirs : process.answers()) {
                String ours = EmulatedAnswers.one(runtime, mode, theirs.pc());
                if (ours.equals(theirs.toString())) {
                    agreed++;
                } else if (findings.size() < MOST_FINDINGS) {
                    findings.add(mode + ": process: " + theirs + "; emulated: " + ours);
                }
            }
            asked += process.answers().size();
            if (mode == Mode.F) {
                agreed += debugLine(entry, runtime, process, findings);
            }
        }
        return new ImageVerdict(entry.name(), asked, agreed, findings, "");
    }

    /** An image whose process ends on a bad read: the emulator must say that it would read outside. */
    private static ImageVerdict crashed(
            ForgedImages.Entry entry, LlgoRuntime runtime, List<Query> queries, IOException crash) {
        try {
            EmulatedAnswers.of(runtime, queries);
        } catch (ImageException outside) {
            return new ImageVerdict(entry.name(), 1, 1, List.of(), "");
        }
        String finding = "process: " + crash.getMessage() + "; emulated: answers everything";
        return new ImageVerdict(entry.name(), 1, 0, List.of(finding), "");
    }

    /** What is asked of an image: these ranges, the data, what lies at symbols and segments, and pcs far away. */
    static List<Query> queries(Mode mode, Image image, List<Query> ranges) throws ImageException {
        Section text = image.text();
        List<Segment> segments = image.segments();
        long end = segments.get(segments.size() - 1).end();
        List<Query> out = new ArrayList<>();
        // Eight aligned questions come first: a process without a table answers them by the cold path.
        for (long i = 1; i <= 8; i++) {
            out.add(Query.at(mode, text.vmaddr() + (text.size() / 9 * i & ~3L)));
        }
        out.addAll(ranges);
        Section data = image.section(".data");
        if (data != null) {
            out.add(Query.range(mode, data.vmaddr(), data.end(), 29)); // no multiple of 4
        }
        out.add(Query.range(mode, end - 64, end + 64, 5));
        SymbolTable symbols = image instanceof ElfImage elf ? elf.dynamicSymbols() : SymbolTable.EMPTY;
        for (int i = 0; i < symbols.count(); i++) {
            Symbol s = symbols.at(i);
            out.add(Query.at(mode, s.value()));
            out.add(Query.at(mode, s.value() + s.size()));
        }
        for (long pc : WILD) {
            out.add(Query.at(mode, pc));
        }
        for (long far = 1; far <= 3; far++) {
            for (long i = 0; i < 24; i++) {
                out.add(Query.at(mode, text.vmaddr() + (far << 32) + text.size() / 24 * i + i % 4));
            }
        }
        return out;
    }

    private static int debugLine(ForgedImages.Entry entry, LlgoRuntime runtime, Replies process, List<String> findings)
            throws ImageException {
        if (runtime.metadata().installed()) { // tables of a sidecar are built without a word
            if (process.debugLines().isEmpty()) {
                return 1;
            }
            findings.add("process: " + String.join(" / ", process.debugLines()) + "; emulated: loads its sidecar");
            return 0;
        }
        String ours = runtime.table().debugLine();
        boolean adopted = runtime.table().prebuilt();
        if (adopted != (entry.outcome() == ForgedImages.Outcome.PREBUILT)) {
            findings.add("expected " + entry.outcome() + "; emulated: "
                    + runtime.table().adoption());
        } else if (!process.debugLines().contains(ours)) {
            findings.add("process: " + String.join(" / ", process.debugLines()) + "; emulated: " + ours);
        } else {
            return 1;
        }
        return 0;
    }
}
