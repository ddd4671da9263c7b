package org.pclnlab.harness.forge;

import static org.pclnlab.harness.forge.ForgedPrograms.prefix;
import static org.pclnlab.harness.forge.ForgedPrograms.program;
import static org.pclnlab.harness.forge.ForgedPrograms.redirected;
import static org.pclnlab.harness.forge.RefusedImages.end;
import static org.pclnlab.harness.forge.RefusedImages.stubEnd;

import java.util.List;
import org.pclnlab.emulator.forge.AssemblerWriter;
import org.pclnlab.emulator.forge.ForgeSpec.Damage;
import org.pclnlab.emulator.forge.ForgeSpec.Table;
import org.pclnlab.emulator.forge.ImageEditor;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.harness.forge.ForgedImages.Outcome;

/** Damaged tables that the runtime adopts all the same (02 section 5.2, vector T3b). */
final class AdoptedBadImages {
    private final ForgedImages to;

    private AdoptedBadImages(ForgedImages to) {
        this.to = to;
    }

    static void add(ForgedImages to) {
        new AdoptedBadImages(to).adoptedBad();
    }

    /** T3b: what the runtime does not look at. */
    private void adoptedBad() {
        for (Generation g : Generation.values()) {
            bad(g, "rows-swapped", AdoptedBadImages::swapRows);
            bad(g, "base-plus16", e -> e.putU64(e.table() + 16, e.u64(e.table() + 16) + 16));
            bad(g, "buckets-none", e -> e.putU32(e.table() + 28, 0));
            bad(g, "funcindex0", e -> e.putU32(e.rowAddress(e.rowOf("main.main")) + 4, 0));
            bad(g, "bucket-idx-max", e -> e.putU32(e.bucketAddress(1), -1));
        }
        Generation g = Generation.MAIN;
        bad(g, "linksectaddr", e -> e.putU64(e.table() + 8, -1));
        bad(g, "base0", e -> e.putU64(e.table() + 16, 0));
        bad(g, "base-minus16", e -> e.putU64(e.table() + 16, e.u64(e.table() + 16) - 16));
        bad(g, "base-plus4096", e -> e.putU64(e.table() + 16, e.u64(e.table() + 16) + 4096));
        bad(g, "base-2e40", e -> e.putU64(e.table() + 16, 1L << 40));
        bad(g, "count2", e -> e.putU32(e.table() + 24, 2));
        bad(g, "count-less", e -> e.putU32(e.table() + 24, e.count() - 1));
        bad(g, "count-more", e -> e.putU32(e.table() + 24, e.count() + 1));
        bad(g, "count-fits-no-buckets", e -> {
            int fits = (int) ((e.section(AssemblerWriter.ENTRY).size() - 32) / 8);
            e.putU32(e.table() + 28, 0);
            e.putU32(e.table() + 24, fits);
        });
        bad(g, "buckets-1", e -> e.putU32(e.table() + 28, 1));
        bad(g, "buckets-more", e -> e.putU32(e.table() + 28, e.bucketCount() + 1));
        bad(
                g,
                "buckets-fit",
                e -> e.putU32(
                        e.table() + 28, (int) ((e.section(AssemblerWriter.ENTRY).size() - 32 - 8L * e.count()) / 36)));
        bad(g, "rows-reversed", e -> {
            int n = e.count() - 1;
            for (int i = 0; i < n / 2; i++) {
                swap(e, e.rowAddress(i), e.rowAddress(n - 1 - i));
            }
        });
        bad(
                g,
                "funcindex-over",
                e -> e.putU32(e.rowAddress(e.rowOf("main.main")) + 4, (int) e.global("__llgo_funcinfo_count") + 1));
        bad(g, "funcindex1", e -> e.putU32(e.rowAddress(e.rowOf("main.main")) + 4, 1));
        bad(g, "bucket-idx0", e -> e.putU32(e.bucketAddress(1), 0));
        bad(g, "bucket-idx-n", e -> e.putU32(e.bucketAddress(1), e.count() - 1));
        bad(g, "bucket-idx-plus20", e -> e.putU32(e.bucketAddress(1), e.u32(e.bucketAddress(1)) + 20));
        bad(g, "bucket-deltas-max", e -> {
            for (int s = 0; s < 16; s++) {
                e.putU16(e.bucketAddress(1) + 4 + 2L * s, 0xffff);
            }
        });
        bad(g, "bucket-one-delta", e -> e.putU16(e.bucketAddress(0) + 4 + 2 * 9, 200));
        bad(g, "buckets-zero", e -> e.clear(e.bucketAddress(0), e.bucketAddress(e.bucketCount())));
        bad(g, "sentinel0", e -> e.putU32(e.rowAddress(e.count() - 1), 0));
        bad(g, "sentinel-max", e -> e.putU32(e.rowAddress(e.count() - 1), -1));
        bad(
                g,
                "sentinel-low",
                e -> e.putU32(e.rowAddress(e.count() - 1), e.u32(e.rowAddress(e.rowOf("main.main"))) + 8));
        bad(g, "sentinel-funcindex", e -> e.putU32(e.rowAddress(e.count() - 1) + 4, 5));
        bad(g, "end-exact", e -> end(e, e.table() + e.need()));
        for (Generation r : List.of(Generation.PR2016, Generation.PR2026)) {
            badRedirect(r, "stub-end-exact", e -> stubEnd(e, e.table() + e.need()));
            badRedirect(r, "end32", e -> end(e, e.section(AssemblerWriter.ENTRY).vmaddr() + 32));
            badRedirect(
                    r, "word3", e -> e.putU64(e.section(AssemblerWriter.ENTRY).vmaddr() + 24, -1));
            badRedirect(r, "rows-swapped", AdoptedBadImages::swapRows);
        }
    }

    private void bad(Generation g, String what, Damage.Edit edit) {
        to.add(
                Outcome.PREBUILT,
                program(prefix(g) + "-bad-" + what, g, Table.PREBUILT).damage(what, edit));
    }

    private void badRedirect(Generation g, String what, Damage.Edit edit) {
        to.add(
                Outcome.PREBUILT,
                redirected(prefix(g) + "-redirect-bad-" + what, g).damage(what, edit));
    }

    private static void swapRows(ImageEditor e) {
        swap(e, e.rowAddress(4), e.rowAddress(5));
    }

    private static void swap(ImageEditor e, long a, long b) {
        long t = e.u64(a);
        e.putU64(a, e.u64(b));
        e.putU64(b, t);
    }
}
