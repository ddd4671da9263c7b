package org.pclnlab.emulator.forge;

import java.util.Arrays;
import org.pclnlab.emulator.functab.FtabHeader;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.rewrite.Outcome;
import org.pclnlab.emulator.rewrite.Rewriter;

/**
 * Turns a linked file with raw records into the finished one: the post-link rewriter of its generation makes the table, then
 * the damages of its description are applied.
 */
public final class TablePlacer {
    private TablePlacer() {}

    /** The finished file. */
    public static byte[] finish(ForgeSpec spec, byte[] linked) throws ImageException {
        ImageEditor image = ImageEditor.of(spec.table == ForgeSpec.Table.RAW ? linked : place(spec, linked), spec.name);
        for (ForgeSpec.Damage d : spec.damages) {
            d.edit().apply(image);
        }
        return image.bytes();
    }

    private static byte[] place(ForgeSpec spec, byte[] linked) throws ImageException {
        Outcome outcome = Rewriter.rewrite(linked.clone(), spec.name, spec.generation);
        if (outcome instanceof Outcome.Refused refused) {
            throw new IllegalArgumentException(spec.name + ": " + refused.referenceText() + " ("
                    + refused.statistics().line() + ")");
        }
        Outcome.Rewritten done = (Outcome.Rewritten) outcome;
        byte[] bytes = Arrays.copyOf(done.bytes(), done.length());
        ImageEditor image = ImageEditor.of(bytes, spec.name);
        boolean redirect = image.u64(image.section(AssemblerWriter.ENTRY).vmaddr()) == FtabHeader.REDIRECT_MAGIC;
        if (redirect != (spec.table == ForgeSpec.Table.REDIRECT)) {
            throw new IllegalArgumentException(spec.name + ": the table " + (redirect ? "spilled" : "did not spill"));
        }
        return bytes;
    }
}
