package org.pclnlab.harness.forge;

import static org.pclnlab.harness.forge.ForgedPrograms.loaderNames;
import static org.pclnlab.harness.forge.ForgedPrograms.prefix;
import static org.pclnlab.harness.forge.ForgedPrograms.program;

import java.util.List;
import org.pclnlab.emulator.forge.Fn;
import org.pclnlab.emulator.forge.Fnv;
import org.pclnlab.emulator.forge.ForgeSpec;
import org.pclnlab.emulator.forge.ForgeSpec.Table;
import org.pclnlab.emulator.forge.ImageEditor;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.harness.forge.ForgedImages.Outcome;

/** Images for single rules that no other image shows; which rule shows where is what {@code RuleTableTest} prints. */
final class RuleImages {
    private final ForgedImages to;

    private RuleImages(ForgedImages to) {
        this.to = to;
    }

    static void add(ForgedImages to) {
        RuleImages images = new RuleImages(to);
        for (Generation g : Generation.values()) {
            images.loader(g);
            images.statements(g);
            images.records(g);
        }
    }

    /** Symbols of the loader that overlap, repeat, have no size, are data or numbers (04 section 2.4). */
    private void loader(Generation g) {
        String p = prefix(g) + "-loader";
        to.add(Outcome.SITES, symbols(p + "-raw", g));
        to.add(Outcome.PREBUILT, symbols(p + "-prebuilt", g).table(Table.PREBUILT));
        to.add(
                Outcome.DLSYM,
                symbols(p + "-empty", g).damage("no records", e -> e.setGlobal("__llgo_funcinfo_count", 0)));
    }

    private static ForgeSpec symbols(String name, Generation g) {
        return ForgeSpec.of(name, g)
                .add(
                        Fn.c("c_first").size(64).padding(64),
                        Fn.go("main.a").line(10).size(33).exported().site(16, 11),
                        Fn.go("main.b").line(20).size(64).anchor(4),
                        Fn.c("c_second").size(128).padding(64),
                        Fn.c("c_third").size(64))
                .label("wide", "function", "c_first+32", 256)
                .label("inner", "function", "c_second+16", 32)
                .label("zz_alias", "function", "c_second+64", 32)
                .label("aa_alias", "function", "c_second+64", 32)
                .label("sizeless", "function", "c_second+104", 0)
                .label("number", "function", "0x400000", 0x100000)
                .label("main.x", "object", "__llgo_funcinfo_table", 40)
                .label("main.behind", "object", "__llgo_funcinfo_count", 0x200000)
                .entryPadding(128);
    }

    /** Statements without line or file, and more of them than the runtime takes (04 section 2.6). */
    private void statements(Generation g) {
        String p = prefix(g);
        Fn sparse =
                Fn.go("main.a").line(10).size(64).site(16, 0).site(32, 12, "").site(48, 13);
        to.add(
                Outcome.PREBUILT,
                ForgeSpec.of(p + "-sparse-prebuilt", g)
                        .table(Table.PREBUILT)
                        .add(sparse, Fn.go("main.b"))
                        .entryPadding(64));
        to.add(
                Outcome.PREBUILT,
                small(p + "-pclines-million", g)
                        .fillers(1100)
                        .damage("2^20 + 1 statement records", e -> e.setGlobal("__llgo_pcline_count", (1 << 20) + 1)));
        to.add(Outcome.PREBUILT, small(p + "-pclines-1024", g).damage("1024 N + 1 statement records", e -> {
            e.setGlobal("__llgo_pcline_count", 1024 * e.global("__llgo_funcinfo_count") + 1);
        }));
        Fn many = Fn.go("main.many").line(10).size(1200);
        for (int i = 0; i < 1100; i++) {
            many.site(i + 1, 1000 + i);
        }
        to.add(
                Outcome.PREBUILT,
                ForgeSpec.of(p + "-sites-1024", g)
                        .table(Table.PREBUILT)
                        .add(many, Fn.go("main.b"))
                        .entryPadding(64)
                        .damage("1 statement record", e -> e.setGlobal("__llgo_pcline_count", 1)));
    }

    private static ForgeSpec small(String name, Generation g) {
        return ForgeSpec.of(name, g)
                .table(Table.PREBUILT)
                .add(Fn.go("main.a").line(10).size(64).site(16, 11).site(32, 12), Fn.go("main.b"))
                .entryPadding(64);
    }

    /** Records that are not found where they are looked for, and site records that are too many (01 sections 4.3, 4.4). */
    private void records(Generation g) {
        String p = prefix(g);
        to.add(Outcome.SITES, loaderNames(p + "-hash-over", g).damage("a slot above N", e -> moved(e, 0xffff)));
        to.add(Outcome.SITES, loaderNames(p + "-hash-hole", g).damage("an empty slot", e -> moved(e, 0)));
        to.add(Outcome.SITES, loaderNames(p + "-index-over", g).damage("an index entry above N", e -> {
            int k = e.u32(e.global("__llgo_funcinfo_symbol_index") + 8);
            e.putU32(e.global("__llgo_funcinfo_symbol_index") + 8, k + (int) e.global("__llgo_funcinfo_count"));
        }));
        to.add(
                Outcome.PREBUILT,
                program(p + "-bad-buckets-late", g, Table.PREBUILT).damage("deltas plus 2", RuleImages::late));
        Fn host = Fn.go("main.a").line(10).size(1000).exported();
        for (int i = 0; i < 100; i++) {
            host.copy(8 + 8 * i, "main.b");
        }
        to.add(Outcome.DLSYM, ForgeSpec.of(p + "-crowded-raw", g).add(host, Fn.go("main.b")));
        to.add(
                Outcome.PREBUILT,
                program(p + "-bad-rows-equal", g, Table.PREBUILT).damage("two rows at one address", e -> {
                    for (int row = 2; row < e.count() - 2; row += 5) {
                        e.putU32(e.rowAddress(row), e.u32(e.rowAddress(row + 1)));
                    }
                }));
    }

    /** Every sub-bucket begins two rows too late: one the range makes good, one the search. */
    private static void late(ImageEditor e) {
        for (int b = 0; b < e.bucketCount(); b++) {
            for (int sub = 0; sub < 16; sub++) {
                long delta = e.bucketAddress(b) + 4 + 2L * sub;
                e.putU16(delta, e.u16(delta) + 2);
            }
        }
    }

    /** Puts the records whose next slot is free there, and {@code left} where they were. */
    private static void moved(ImageEditor e, int left) throws ImageException {
        long hash = e.global("__llgo_funcinfo_hash");
        int mask = (int) e.global("__llgo_funcinfo_hash_mask");
        for (String symbol : List.of("main.x", "main.k", "underscored", "main.a", "main.b")) {
            long home = hash + 2L * (Fnv.hash32(symbol) & mask);
            long next = hash + 2L * ((Fnv.hash32(symbol) + 1) & mask);
            if (e.u16(next) == 0 && e.u16(home) != 0) {
                e.putU16(next, e.u16(home));
                e.putU16(home, left);
            }
        }
    }
}
