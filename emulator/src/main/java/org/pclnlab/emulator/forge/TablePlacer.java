package org.pclnlab.emulator.forge;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.memory.ImageException;

/**
 * Turns a linked file with raw records into the finished one: puts the table of its functions over the records and applies
 * the damages of its description.
 *
 * <p>Stand-in for the post-link rewriter (part 03): it takes the rows from the description instead of the records and does
 * not shrink sections.
 */
public final class TablePlacer {
    private TablePlacer() {}

    /** The finished file. */
    public static byte[] finish(ForgeSpec spec, byte[] linked) throws ImageException {
        ImageEditor image = ImageEditor.of(linked, spec.name);
        if (spec.table != ForgeSpec.Table.RAW) {
            place(spec, image);
        }
        for (ForgeSpec.Damage d : spec.damages) {
            d.edit().apply(image);
        }
        return image.bytes();
    }

    /** Every function and, where stubs have sites, every stub with a known target. */
    static List<TableEncoder.Row> rows(ForgeSpec spec, ImageEditor image) throws ImageException {
        EncodedMetadata metadata = spec.metadata();
        List<String> symbols = new ArrayList<>();
        List<Integer> indexes = new ArrayList<>();
        for (Fn f : spec.functions) {
            boolean site = f.kind.entrySite || (f.kind == Fn.Kind.STUB && spec.generation.hasStubSites());
            int index = site ? metadata.indexBySite(f.target) : 0;
            if (index != 0) {
                symbols.add(f.symbol);
                indexes.add(index);
            }
        }
        int main = spec.placed() ? 0 : metadata.indexBySite("main");
        if (main != 0) {
            symbols.add("main");
            indexes.add(main);
        }
        long[] addresses = image.addresses(symbols.toArray(new String[0]));
        List<TableEncoder.Row> rows = new ArrayList<>();
        for (int i = 0; i < addresses.length; i++) {
            rows.add(new TableEncoder.Row(addresses[i], indexes.get(i)));
        }
        return TableEncoder.normalise(rows);
    }

    private static void place(ForgeSpec spec, ImageEditor image) throws ImageException {
        List<TableEncoder.Row> rows = rows(spec, image);
        long textEnd = image.image().text().end();
        Section entry = image.section(AssemblerWriter.ENTRY);
        if (spec.table == ForgeSpec.Table.REDIRECT) {
            if (!spec.generation.followsRedirect()) {
                throw new IllegalArgumentException(spec.name + ": " + spec.generation + " knows no redirect");
            }
            Section stub = image.section(AssemblerWriter.STUB);
            put(spec, image, entry, TableEncoder.redirect(entry.vmaddr(), stub.vmaddr()), true);
            put(spec, image, stub, TableEncoder.table(rows, textEnd, stub.vmaddr()), true);
            return;
        }
        boolean stubs = spec.generation.hasStubSites();
        put(spec, image, entry, TableEncoder.table(rows, textEnd, entry.vmaddr()), stubs || !spec.staleTail);
        if (stubs) {
            put(spec, image, image.section(AssemblerWriter.STUB), new byte[0], true);
        }
    }

    private static void put(ForgeSpec spec, ImageEditor image, Section section, byte[] bytes, boolean clear) {
        if (bytes.length > section.size()) {
            throw new IllegalArgumentException(spec.name + ": " + bytes.length + " bytes do not fit the "
                    + section.size() + " bytes of " + section.name());
        }
        image.put(section.vmaddr(), bytes);
        if (clear) {
            image.clear(section.vmaddr() + bytes.length, section.end());
        }
    }
}
