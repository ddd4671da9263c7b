package org.pclnlab.emulator.symbolize;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.Adoption;
import org.pclnlab.emulator.functab.AdoptionCheck;
import org.pclnlab.emulator.functab.DynamicLoader;
import org.pclnlab.emulator.functab.ElfDynamicLoader;
import org.pclnlab.emulator.functab.FtabHeader;
import org.pclnlab.emulator.functab.FunctionTable;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Trail;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Globals;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.emulator.sidecar.Attempt;

/**
 * Explains one lookup of an LLGo program: asks an {@link LlgoRuntime} and writes down what it tells its {@link LookupTrace}.
 * Nothing is decided here. One object is one process, so later questions find what earlier ones left in caches.
 */
public final class LlgoExplainer {
    private final LoadedImage loaded;
    private final Metadata metadata;
    private final LlgoRuntime runtime;
    private final LoaderWitness loader;

    private LlgoExplainer(LoadedImage loaded) throws ImageException {
        this.loaded = loaded;
        this.metadata = Metadata.open(loaded);
        DynamicLoader plain = loaded.image() instanceof ElfImage ? new ElfDynamicLoader(loaded) : DynamicLoader.NONE;
        this.loader = new LoaderWitness(plain);
        this.runtime = new LlgoRuntime(metadata, loader);
    }

    /** A process that has just started. */
    public static LlgoExplainer open(LoadedImage loaded) throws ImageException {
        return new LlgoExplainer(loaded);
    }

    /** A process that has symbolized before: tables are built, the cold path is over. */
    public LlgoExplainer warm() throws ImageException {
        runtime.warm();
        return this;
    }

    public Metadata metadata() {
        return metadata;
    }

    /**
     * Asks {@code FuncForPC(pc)} and {@code FileLine(pc)}, and writes every step to {@code trail}.
     *
     * @throws ImageException where the process would read outside its image; the steps until then are written
     */
    public Explained explain(long pc, Trail trail) throws ImageException {
        adoption(trail);
        LlgoSteps steps = new LlgoSteps(runtime, loader, trail);
        runtime.trace(steps);
        try {
            Func f = runtime.funcForPC(pc);
            FileLine at = runtime.fileLine(f, pc);
            return new Explained(f, at);
        } finally {
            runtime.trace(null);
        }
    }

    /**
     * Asks {@code CallersFrames([pc])} for its frame, and writes every step to {@code trail}.
     *
     * @throws ImageException where the process would read outside its image; the steps until then are written
     */
    public Frame explainFrame(long pc, Trail trail) throws ImageException {
        adoption(trail);
        runtime.trace(new LlgoSteps(runtime, loader, trail));
        try {
            return Objects.requireNonNull(runtime.callersFrames(pc).next(), "LLGo drops no pc");
        } finally {
            runtime.trace(null);
        }
    }

    /** The answer that was explained: what {@link LlgoRuntime} gave. */
    public record Explained(Func func, FileLine fileLine) {}

    private void adoption(Trail trail) throws ImageException {
        Globals g = metadata.globals();
        FunctionTable table = runtime.table();
        Attempt attempt = Attempt.of(loaded);
        if (attempt != null) {
            trail.step("sidecar", "07 8", attempt.line());
        }
        trail.step(
                "present",
                "02 4",
                metadata.installed()
                        ? "the loader of the sidecar has built the rows, from the sites in it (07 11)"
                        : table.present()
                                ? "the entry section starts with a table's magic: adopted or rejected before main"
                                : "no table's magic at the start of the entry section: rows are built at first use");
        if (g.entryStart() != 0 && Long.compareUnsigned(g.entryEnd() - g.entryStart(), 8) >= 0) {
            trail.read("entry section " + Hex.range(g.entryStart(), g.entryEnd()), g.entryStart(), 8, "magic");
        }
        if (!table.built()) {
            return;
        }
        AdoptionCheck.Recorder log = new AdoptionCheck.Recorder();
        @Nullable Adoption decided = table.adoption();
        if (decided != null) {
            Adoption.of(loaded.memory(), g, metadata.generation(), log);
        }
        String text = decided == null ? "not attempted: no records, or too many" : "rejected";
        if (decided instanceof Adoption.Adopted a) {
            text = "adopted: " + a.rows().count() + " rows and " + a.header().bucketCount() + " buckets at "
                    + Hex.of(a.at()) + ", base " + Hex.of(a.header().base()) + (a.redirected() ? ", redirected" : "");
        } else if (decided instanceof Adoption.Rejected r) {
            text = "rejected by check " + r.check() + ": " + r.reason() + "; rows come from "
                    + table.entries().word();
        }
        trail.step("adoption", "02 5.2", text);
        for (AdoptionCheck.Made made : log.made()) {
            String value = made.found() + (made.passed() ? ", as required: " : ", required: ") + made.expected();
            String what = "check " + made.check().number() + " " + made.check().field();
            if (made.at() == 0) {
                trail.built(what, value);
            } else {
                trail.read(what, made.at(), width(made.check()), value);
            }
        }
    }

    private static int width(AdoptionCheck check) {
        return switch (check) {
            case COUNT, LIMIT -> 4;
            case NEED -> FtabHeader.SIZE - 16;
            default -> 8;
        };
    }
}
