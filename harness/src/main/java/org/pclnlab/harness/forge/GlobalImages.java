package org.pclnlab.harness.forge;

import static org.pclnlab.harness.forge.ForgedPrograms.prefix;
import static org.pclnlab.harness.forge.ForgedPrograms.program;
import static org.pclnlab.harness.forge.ForgedPrograms.stubsBelow;

import java.util.List;
import org.pclnlab.emulator.forge.ForgeSpec;
import org.pclnlab.emulator.forge.ForgeSpec.Table;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.harness.forge.ForgedImages.Outcome;

/** Single globals set to 0 or to a small number (04 section 17.6, numbers 3 and 4). */
final class GlobalImages {
    private final ForgedImages to;

    private GlobalImages(ForgedImages to) {
        this.to = to;
    }

    static void add(ForgedImages to) {
        new GlobalImages(to).globals();
    }

    private void globals() {
        for (Generation g : Generation.values()) {
            for (Table t : List.of(Table.RAW, Table.PREBUILT)) {
                String p = prefix(g) + (t == Table.RAW ? "-raw" : "-prebuilt");
                Outcome whole = t == Table.RAW ? Outcome.SITES : Outcome.PREBUILT;
                global(p, g, t, "__llgo_funcinfo_entry_start", 0, t == Table.RAW ? Outcome.DLSYM : Outcome.REJECTED);
                global(p, g, t, "__llgo_funcinfo_count", 0, t == Table.RAW ? Outcome.DLSYM : Outcome.REJECTED);
                global(p, g, t, "__llgo_funcinfo_hash", 0, whole);
                global(p, g, t, "__llgo_funcinfo_symbol_index_count", 0, t == Table.RAW ? Outcome.DLSYM : whole);
                global(p, g, t, "__llgo_pcline_count", 3, whole);
                global(p, g, t, "__llgo_pcsite_start", 0, whole);
            }
        }
        for (Table t : List.of(Table.RAW, Table.PREBUILT)) {
            String p = t == Table.RAW ? "main-raw" : "main-prebuilt";
            Generation g = Generation.MAIN;
            Outcome whole = t == Table.RAW ? Outcome.SITES : Outcome.PREBUILT;
            Outcome lost = t == Table.RAW ? Outcome.DLSYM : Outcome.REJECTED;
            global(p, g, t, "__llgo_funcinfo_table", 0, lost);
            global(p, g, t, "__llgo_funcinfo_strings", 0, lost);
            global(p, g, t, "__llgo_funcinfo_string_offsets", 0, lost);
            global(p, g, t, "__llgo_funcinfo_entry_end", 0, lost);
            global(p, g, t, "__llgo_funcinfo_string_count", 0, whole);
            global(p, g, t, "__llgo_funcinfo_string_count", 40, whole);
            global(p, g, t, "__llgo_funcinfo_hash_mask", 0, whole);
            global(p, g, t, "__llgo_funcinfo_hash_mask", 7, whole);
            global(p, g, t, "__llgo_funcinfo_hash_mask", (1L << 22) + 1, whole);
            global(p, g, t, "__llgo_funcinfo_symbol_index", 0, t == Table.RAW ? Outcome.DLSYM : whole);
            global(p, g, t, "__llgo_pcline_table", 0, whole);
            global(p, g, t, "__llgo_pcline_count", 0, whole);
            global(p, g, t, "__llgo_pcline_count", 1L << 21, whole);
            global(p, g, t, "__llgo_pcsite_end", 0, whole);
            global(p, g, t, "__llgo_funcinfo_count", 100, t == Table.RAW ? Outcome.DLSYM : whole);
        }
        for (Table t : List.of(Table.RAW, Table.PREBUILT)) {
            String p = t == Table.RAW ? "pr2026-raw" : "pr2026-prebuilt";
            Generation g = Generation.PR2026;
            Outcome whole = t == Table.RAW ? Outcome.SITES : Outcome.PREBUILT;
            global(p, g, t, "__llgo_funcinfo_stubsite_start", 0, whole);
            global(p, g, t, "__llgo_funcinfo_stub_count", 0, whole);
        }
        // stub sites lost, stubs exported: the loader is asked for them
        to.add(
                Outcome.SITES,
                stubsBelow("pr2026-stubsbyname-raw", Generation.PR2026)
                        .damage("no stub sites", e -> e.setGlobal("__llgo_funcinfo_stubsite_start", 0)));
        // neither stub sites nor a list: an exported stub is named through the native symbolizer and its prefix
        to.add(
                Outcome.DLSYM,
                stubsBelow("pr2026-stubsnative-raw", Generation.PR2026).damage("no sites, no stub list", e -> {
                    e.setGlobal("__llgo_funcinfo_entry_start", 0);
                    e.setGlobal("__llgo_funcinfo_stubsite_start", 0);
                    e.setGlobal("__llgo_funcinfo_stub_count", 0);
                }));
        // statements of functions without entry, inside exported ones: the native symbolizer gives their entry
        for (Generation g : Generation.values()) {
            to.add(
                    Outcome.DLSYM,
                    program(prefix(g) + "-permuted-noentry-raw", g, Table.RAW)
                            .permuteSites(17)
                            .damage("no entry sites", e -> e.setGlobal("__llgo_funcinfo_entry_start", 0)));
        }
        to.add(Outcome.PREBUILT, recordIds("main-prebuilt-nameids", 8));
        to.add(Outcome.PREBUILT, recordIds("main-prebuilt-allids", 0));
    }

    private void global(String p, Generation g, Table t, String global, long value, Outcome outcome) {
        String name = p + "-" + global.replace("__llgo_", "") + "-" + value;
        to.add(outcome, program(name, g, t).damage(global + " = " + value, e -> e.setGlobal(global, value)));
    }

    /** The string ids of {@code main.main}'s record, from an offset on, are out of range. */
    private static ForgeSpec recordIds(String name, int from) {
        ForgeSpec spec = program(name, Generation.MAIN, Table.PREBUILT);
        int index = spec.metadata().indexBySite("main.main");
        return spec.damage("ids out of range", e -> {
            long rec = e.global("__llgo_funcinfo_table") + 28L * (index - 1);
            for (int off = from; off < (from == 0 ? 24 : 16); off += 4) {
                e.putU32(rec + off, 0x7fffffff);
            }
        });
    }
}
