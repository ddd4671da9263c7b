package org.pclnlab.harness.forge;

import static org.pclnlab.harness.forge.ForgedPrograms.copies;
import static org.pclnlab.harness.forge.ForgedPrograms.dense;
import static org.pclnlab.harness.forge.ForgedPrograms.loaderNames;
import static org.pclnlab.harness.forge.ForgedPrograms.packed;
import static org.pclnlab.harness.forge.ForgedPrograms.prefix;
import static org.pclnlab.harness.forge.ForgedPrograms.program;
import static org.pclnlab.harness.forge.ForgedPrograms.redirected;
import static org.pclnlab.harness.forge.ForgedPrograms.stubsBelow;
import static org.pclnlab.harness.forge.ForgedPrograms.ties;

import java.util.List;
import org.pclnlab.emulator.forge.Fn;
import org.pclnlab.emulator.forge.ForgeSpec;
import org.pclnlab.emulator.forge.ForgeSpec.MetaOrder;
import org.pclnlab.emulator.forge.ForgeSpec.Table;
import org.pclnlab.emulator.forge.ImageEditor;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.harness.forge.ForgedImages.Outcome;

/** Each generation in each state, and layouts that reach rules no ordinary program reaches (04 section 17.6). */
final class LayoutImages {
    private static final String IDENTITY = "llgo_pclntab_id";

    private final ForgedImages to;

    private LayoutImages(ForgedImages to) {
        this.to = to;
    }

    static void add(ForgedImages to) {
        LayoutImages images = new LayoutImages(to);
        images.states();
        images.layouts();
    }

    private void states() {
        for (Generation g : Generation.values()) {
            String p = prefix(g);
            to.add(Outcome.SITES, program(p + "-raw", g, Table.RAW));
            to.add(Outcome.SITES, program(p + "-raw-gnu", g, Table.RAW).metaOrder(MetaOrder.GNU));
            to.add(Outcome.PREBUILT, program(p + "-prebuilt", g, Table.PREBUILT));
            if (g.followsRedirect()) {
                to.add(Outcome.PREBUILT, redirected(p + "-redirect", g));
            }
            to.add(Outcome.DLSYM, program(p + "-nosites", g, Table.RAW).sites(false));
        }
        Generation g = Generation.PR2016;
        to.add(Outcome.SITES, program("pr2024-raw", g, Table.RAW).framePointers(true));
        to.add(Outcome.PREBUILT, program("pr2024-prebuilt", g, Table.PREBUILT).framePointers(true));
        to.add(Outcome.PREBUILT, redirected("pr2024-redirect", g).framePointers(true));
    }

    /** The executable of another sidecar. */
    private static void unpair(ImageEditor image) throws ImageException {
        long at = image.section(IDENTITY).vmaddr();
        image.putU64(at, ~image.u64(at));
    }

    private void layouts() {
        for (Generation g : Generation.values()) {
            String p = prefix(g);
            for (Table t : List.of(Table.RAW, Table.PREBUILT)) {
                Outcome o = t == Table.RAW ? Outcome.SITES : Outcome.PREBUILT;
                String s = t == Table.RAW ? "-raw" : "-prebuilt";
                to.add(o, packed(p + "-unaligned" + s, g).table(t));
                to.add(o, copies(p + "-inlined" + s, g).table(t));
                to.add(o, loaderNames(p + "-names" + s, g).table(t));
                to.add(o, program(p + "-permuted" + s, g, t).permuteSites(17));
                to.add(o, program(p + "-permuted2" + s, g, t).permuteSites(4711));
                if (g.hasStubSites()) {
                    to.add(o, stubsBelow(p + "-stubsbelow" + s, g).table(t));
                }
            }
            to.add(Outcome.SITES, ties(p + "-ties-raw", g, 12));
            to.add(Outcome.SITES, ties(p + "-unstable-raw", g, 80));
        }
        to.add(Outcome.PREBUILT, dense("main-dense-prebuilt").table(Table.PREBUILT));
        to.add(Outcome.SITES, dense("main-dense-raw"));
        for (Table t : List.of(Table.RAW, Table.PREBUILT)) {
            to.add(
                    t == Table.RAW ? Outcome.SITES : Outcome.PREBUILT,
                    ForgeSpec.of("pr1906-onerow" + (t == Table.RAW ? "-raw" : "-prebuilt"), Generation.PR1906)
                            .table(t)
                            .entryPadding(16)
                            .add(Fn.go("main.only").line(3).size(9000).anchor(7).site(5000, 4)));
        }
        for (Generation g : List.of(Generation.PR2026, Generation.MAIN)) {
            to.add(Outcome.SITES, program(prefix(g) + "-external", g, Table.RAW).external());
            to.add(Outcome.SITES, packed(prefix(g) + "-external-unaligned", g).external());
            to.add(Outcome.SITES, copies(prefix(g) + "-external-inlined", g).external());
            to.add(Outcome.SITES, ties(prefix(g) + "-external-unstable", g, 80).external());
            to.add(
                    Outcome.DLSYM,
                    program(prefix(g) + "-external-unpaired", g, Table.RAW)
                            .external()
                            .damage("another identity", LayoutImages::unpair));
            to.add(
                    Outcome.SITES,
                    ForgeSpec.of(prefix(g) + "-nopclines-raw", g)
                            .add(Fn.go("main.a").exported(), Fn.go("main.b"))
                            .fillers(20));
        }
    }
}
