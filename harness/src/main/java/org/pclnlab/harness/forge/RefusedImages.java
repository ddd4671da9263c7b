package org.pclnlab.harness.forge;

import static org.pclnlab.harness.forge.ForgedPrograms.prefix;
import static org.pclnlab.harness.forge.ForgedPrograms.program;
import static org.pclnlab.harness.forge.ForgedPrograms.redirected;

import java.util.List;
import org.pclnlab.emulator.forge.AssemblerWriter;
import org.pclnlab.emulator.forge.Fn;
import org.pclnlab.emulator.forge.ForgeSpec;
import org.pclnlab.emulator.forge.ForgeSpec.Damage;
import org.pclnlab.emulator.forge.ForgeSpec.Table;
import org.pclnlab.emulator.forge.ImageEditor;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.harness.forge.ForgedImages.Outcome;

/** Tables that every adoption check refuses once (02 section 5.2, vector T3). */
final class RefusedImages {
    private final ForgedImages to;

    private RefusedImages(ForgedImages to) {
        this.to = to;
    }

    static void add(ForgedImages to) {
        new RefusedImages(to).refused();
    }

    /** One row for each check of 02 section 5.2; the number in a name is the check that refuses. */
    private void refused() {
        for (Generation g : Generation.values()) {
            refuse(g, "2-end31", e -> end(e, e.table() + 31));
            refuse(g, "2-end7", e -> end(e, e.table() + 7));
            refuse(g, "2-end-is-start", e -> end(e, e.table()));
            refuse(g, "6-magic", e -> e.putU8(e.section(AssemblerWriter.ENTRY).vmaddr() + 7, '3'));
            refuse(
                    g,
                    "6-magic-first",
                    e -> e.putU8(e.section(AssemblerWriter.ENTRY).vmaddr(), 0));
            refuse(g, "8-count1", e -> e.putU32(e.table() + 24, 1));
            refuse(g, "8-count0", e -> e.putU32(e.table() + 24, 0));
            refuse(g, "9-end-one-short", e -> end(e, e.table() + e.need() - 1));
            refuse(g, "9-buckets-one-more", e -> {
                end(e, e.table() + e.need());
                e.putU32(e.table() + 28, e.bucketCount() + 1);
            });
            refuse(g, "9-buckets-max", e -> e.putU32(e.table() + 28, -1));
            refuse(g, "9-count-max", e -> e.putU32(e.table() + 24, -1));
            refuse(g, "10-few-records", e -> e.setGlobal("__llgo_funcinfo_count", (e.count() - 2) / 16));
        }
        // PR1906 and main do not know redirects: the magic makes their section an ordinary one
        for (Generation g : List.of(Generation.PR1906, Generation.MAIN)) {
            refuse(
                    g,
                    "6-redirect-unknown",
                    e -> e.putU64(e.section(AssemblerWriter.ENTRY).vmaddr(), 0x324254464F474C4CL));
        }
        for (Generation g : List.of(Generation.PR2016, Generation.PR2026)) {
            refuseRedirect(g, "1-entry-start-null", e -> e.setGlobal("__llgo_funcinfo_entry_start", 0));
            refuseRedirect(
                    g, "2-end31", e -> end(e, e.section(AssemblerWriter.ENTRY).vmaddr() + 31));
            refuseRedirect(
                    g,
                    "3-pointer-null",
                    e -> e.putU64(e.section(AssemblerWriter.ENTRY).vmaddr() + 16, 0));
            refuseRedirect(g, "3-stub-start-null", e -> e.setGlobal("__llgo_funcinfo_stubsite_start", 0));
            refuseRedirect(g, "3-stub-end-null", e -> e.setGlobal("__llgo_funcinfo_stubsite_end", 0));
            refuseRedirect(g, "3-all-null", e -> {
                e.putU64(e.section(AssemblerWriter.ENTRY).vmaddr() + 16, 0);
                e.setGlobal("__llgo_funcinfo_stubsite_start", 0); // equal to the pointer, as check 4 wants it
            });
            refuseRedirect(g, "4-pointer-8", RefusedImages::moveTable);
            refuseRedirect(g, "5-stub-end-below", e -> stubEnd(e, e.table() - 1));
            refuseRedirect(g, "6-target-magic", e -> e.putU8(e.table() + 7, '3'));
            refuseRedirect(g, "6-target-redirect", e -> e.putU8(e.table() + 7, '2'));
            refuseRedirect(g, "8-count1", e -> e.putU32(e.table() + 24, 1));
            refuseRedirect(g, "9-stub-end-one-short", e -> stubEnd(e, e.table() + e.need() - 1));
            refuseRedirect(g, "9-stub-end16", e -> stubEnd(e, e.table() + 16));
            refuseRedirect(g, "9-buckets-max", e -> e.putU32(e.table() + 28, -1));
            refuseRedirect(g, "10-few-records", e -> e.setGlobal("__llgo_funcinfo_count", (e.count() - 2) / 16));
        }
        // T3: exactly at and just above the limit of check 10
        to.add(Outcome.PREBUILT, limit("main-adopt-10-at-limit", 0));
        to.add(Outcome.REJECTED, limit("main-refuse-10-above-limit", 1));
    }

    /** A table without buckets whose count is {@code 16 * N + 1 + more}. */
    private static ForgeSpec limit(String name, int more) {
        return ForgeSpec.of(name, Generation.MAIN)
                .table(Table.PREBUILT)
                .add(
                        Fn.go("main.a").exported(),
                        Fn.go("main.b").line(2).site(4, 3),
                        Fn.go("main.c").line(4))
                .entryPadding(1024)
                .damage("count at the limit", e -> {
                    e.putU32(e.table() + 24, (int) (16 * e.global("__llgo_funcinfo_count") + 1 + more));
                    e.putU32(e.table() + 28, 0);
                });
    }

    private void refuse(Generation g, String what, Damage.Edit edit) {
        to.add(
                Outcome.REJECTED,
                program(prefix(g) + "-refuse-" + what, g, Table.PREBUILT).damage(what, edit));
    }

    private void refuseRedirect(Generation g, String what, Damage.Edit edit) {
        to.add(
                Outcome.REJECTED,
                redirected(prefix(g) + "-redirect-refuse-" + what, g).damage(what, edit));
    }

    static void end(ImageEditor e, long address) throws ImageException {
        e.setGlobal("__llgo_funcinfo_entry_end", address);
    }

    static void stubEnd(ImageEditor e, long address) throws ImageException {
        e.setGlobal("__llgo_funcinfo_stubsite_end", address);
    }

    /** A whole table at the redirect's target, which is only refused because the stub section starts elsewhere. */
    private static void moveTable(ImageEditor e) {
        long from = e.table();
        for (long at = from + e.need() / 4 * 4 - 4; at >= from; at -= 4) {
            e.putU32(at + 8, e.u32(at));
        }
        e.putU64(e.section(AssemblerWriter.ENTRY).vmaddr() + 16, from + 8);
    }
}
