package org.pclnlab.harness.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.Adoption;
import org.pclnlab.emulator.functab.Adoption.Adopted;
import org.pclnlab.emulator.functab.AdoptionCheck;
import org.pclnlab.emulator.functab.FunctionTable;
import org.pclnlab.emulator.functab.SiteLint;
import org.pclnlab.emulator.functab.SiteRule;
import org.pclnlab.emulator.functab.SymbolLint;
import org.pclnlab.emulator.functab.SymbolRule;
import org.pclnlab.emulator.functab.TableLint;
import org.pclnlab.emulator.functab.TableRule;
import org.pclnlab.emulator.gopclntab.GcLint;
import org.pclnlab.emulator.gopclntab.GcRule;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.image.Finding;
import org.pclnlab.emulator.image.Findings;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Rule;
import org.pclnlab.emulator.image.Rule.Level;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.GenerationDetector;
import org.pclnlab.emulator.metadata.Limit;
import org.pclnlab.emulator.metadata.LimitCheck;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.emulator.metadata.MetadataLint;
import org.pclnlab.emulator.metadata.MetadataRule;
import org.pclnlab.emulator.sidecar.Attempt;
import org.pclnlab.emulator.symbolize.LlgoRuntime;
import org.pclnlab.emulator.symbolize.Runtimes;
import org.pclnlab.harness.check.CheckReport.Group;
import org.pclnlab.harness.check.CheckReport.Place;
import org.pclnlab.harness.check.CheckReport.Result;
import org.pclnlab.harness.check.CheckReport.Status;

/** Applies all rules to an image. */
public final class Checker {
    private final LoadedImage loaded;
    private final Findings findings = new Findings();
    private final List<Group> groups = new ArrayList<>();

    private Checker(LoadedImage loaded) {
        this.loaded = loaded;
    }

    /**
     * Checks the tables of an LLGo or gc program.
     *
     * @throws ImageException when the image has tables of neither
     */
    public static CheckReport check(LoadedImage loaded) throws ImageException {
        Checker c = new Checker(loaded);
        if (Runtimes.isLlgo(loaded)) {
            return c.llgo();
        }
        if (!GcTable.present(loaded)) {
            GcTable.open(loaded); // says what was looked for
        }
        return c.gc();
    }

    private CheckReport report(String kind, String summary) {
        Image image = loaded.image();
        String slide = loaded.slide() == 0 ? "" : " at slide " + Hex.of(loaded.slide());
        String container = image.format() + " " + image.arch().goName() + slide;
        return new CheckReport(image.name(), kind, container, summary, List.copyOf(groups));
    }

    // ---------------------------------------------------------------- gc

    private CheckReport gc() {
        String summary;
        String kind = "gc";
        try {
            GcTable table = GcTable.open(loaded);
            GcLint.check(table, findings);
            kind = "gc " + (table.module().hasEpclntab() ? "Go 1.26" : "Go 1.25");
            summary = table.count() + " functions in " + Hex.range(table.minpc(), table.maxpc());
        } catch (ImageException e) {
            boolean range = e.where().field().startsWith("minpc");
            findings.add(
                    range ? GcRule.RANGE : GcRule.HEADER,
                    e.where().offset(),
                    e.where().structure() + "." + e.where().field(),
                    e.found(),
                    e.expected());
            summary = "the process stops when it starts: " + e.getMessage();
        }
        List<Rule> startup = new ArrayList<>();
        List<Rule> others = new ArrayList<>();
        for (GcRule r : GcRule.values()) {
            (r.startup() ? startup : others).add(r);
        }
        group("gc-startup", "what the runtime checks before main", true, startup);
        group("gc", "what the runtime does not check", false, others);
        return report(kind, summary);
    }

    // ---------------------------------------------------------------- LLGo

    private CheckReport llgo() throws ImageException {
        Attempt attempt = Attempt.of(loaded);
        if (attempt != null) {
            groups.add(SidecarGroup.of(attempt));
        }
        LlgoRuntime runtime = LlgoRuntime.open(loaded);
        Metadata m = runtime.metadata();
        FunctionTable table = runtime.table();
        boolean present = table.present();
        @Nullable Adoption decided = table.adoption();
        // A position-independent image can lose its table on the way into memory: relocations are applied over it.
        boolean carried = present || GenerationDetector.rewritten(loaded.image());
        adoption(m, carried, decided != null);
        Adopted adopted = decided instanceof Adopted a ? a : null;
        LimitCheck.check(m, present, findings);
        group("limit", "what else the runtime checks", true, List.of(Limit.values()));
        if (present) {
            tableWithoutRecords();
        }
        if (adopted != null) {
            TableLint.check(m, adopted, findings);
            SymbolLint.check(m, adopted, findings);
        }
        SiteLint.check(m, table.rows(), carried, findings);
        MetadataLint.check(m, findings);
        group("table", "the table: what the runtime does not check", false, List.of(TableRule.values()));
        group("symbol", "the table against the linker's symbols", false, List.of(SymbolRule.values()));
        group("site", "site records and their bounds", false, List.of(SiteRule.values()));
        group("metadata", "records, names and their indexes", false, List.of(MetadataRule.values()));
        String generation = m.generation().name().toLowerCase(Locale.ROOT);
        String sidecar = attempt == null ? "" : "sidecar " + attempt.line() + "; ";
        return report("LLGo " + generation, sidecar + summary(table, decided, carried));
    }

    private static String summary(FunctionTable table, @Nullable Adoption decided, boolean carried)
            throws ImageException {
        if (decided instanceof Adopted a) {
            return "table of " + a.rows().count() + " rows at " + Hex.of(a.at()) + " adopted"
                    + (a.redirected() ? " behind a redirect" : "");
        }
        String how = "rows are built at first use, from " + table.entries().word();
        if (decided instanceof Adoption.Rejected r && carried) {
            return "table rejected by check " + r.check() + ": " + r.reason() + "; " + how;
        }
        return decided == null ? "no function records, nothing is built" : "no table in the image; " + how;
    }

    /** Each check of 02 section 5.2. Without a table's magic a refusal is no finding: then there is nothing to adopt. */
    private void adoption(Metadata m, boolean present, boolean attempted) {
        AdoptionCheck.Recorder log = new AdoptionCheck.Recorder();
        List<Result> results = new ArrayList<>();
        Level level = present ? Level.ERROR : Level.NOTE;
        try {
            if (attempted) {
                Adoption.of(loaded.memory(), m.globals(), m.generation(), log);
            }
        } catch (ImageException e) {
            findings.add(AdoptionCheck.MAGIC, e.where().offset(), e.where().structure(), e.found(), e.expected());
        }
        boolean over = !attempted;
        for (AdoptionCheck check : AdoptionCheck.values()) {
            AdoptionCheck.@Nullable Made made = null;
            for (AdoptionCheck.Made each : log.made()) {
                made = each.check() == check ? each : made;
            }
            if (made == null) {
                boolean redirectOnly = check.number() >= 3 && check.number() <= 5 && !over;
                results.add(new Result(
                        check, redirectOnly ? Status.NOT_APPLICABLE : Status.NOT_REACHED, level, "", 0, List.of()));
                continue;
            }
            over |= !made.passed();
            Place place = new Place(made.at(), fileOff(made.at()), check.field(), made.found(), made.expected());
            results.add(new Result(
                    check,
                    made.passed() ? Status.HOLDS : Status.BROKEN,
                    level,
                    made.found() + " (" + made.expected() + ")" + (made.at() == 0 ? "" : " at " + Hex.of(made.at())),
                    made.passed() ? 0 : 1,
                    made.passed() ? List.of() : List.of(place)));
        }
        groups.add(new Group("adoption", "adoption of the table, in the runtime's order", true, results));
    }

    /** A program without function records is sound, unless it carries a table that needs them. */
    private void tableWithoutRecords() {
        Group limits = groups.remove(groups.size() - 1);
        List<Result> results = new ArrayList<>();
        for (Result r : limits.results()) {
            boolean harder = r.rule() == Limit.TABLE;
            results.add(harder ? new Result(r.rule(), r.status(), Level.ERROR, r.detail(), r.count(), r.places()) : r);
        }
        groups.add(new Group(limits.id(), limits.title(), limits.runtime(), results));
    }

    // ---------------------------------------------------------------- both

    private long fileOff(long address) {
        return address == 0 ? -1 : loaded.image().toFileOff(loaded.toVmaddr(address));
    }

    private void group(String id, String title, boolean runtime, List<? extends Rule> rules) {
        List<Result> results = new ArrayList<>();
        for (Rule rule : rules) {
            List<Place> places = new ArrayList<>();
            for (Finding f : findings.of(rule)) {
                places.add(new Place(f.at(), fileOff(f.at()), f.field(), f.found(), f.expected()));
            }
            int count = findings.count(rule);
            Status status = count > 0
                    ? Status.BROKEN
                    : findings.applied().contains(rule) ? Status.HOLDS : Status.NOT_APPLICABLE;
            results.add(new Result(rule, status, rule.level(), "", count, places));
        }
        groups.add(new Group(id, title, runtime, results));
    }
}
