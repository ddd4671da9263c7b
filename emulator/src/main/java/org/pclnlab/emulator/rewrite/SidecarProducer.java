package org.pclnlab.emulator.rewrite;

import java.util.HexFormat;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.sidecar.SidecarEncoder;
import org.pclnlab.emulator.sidecar.SidecarTables;
import org.pclnlab.emulator.sidecar.SidecarVersion;

/**
 * Makes the pair of {@code -pclntab=external} from a linked executable (07 section 5): analyse, join, encode, detach. What
 * the compiler hands over there, the tables, has to be given; the sites of the given tables do not count.
 */
public final class SidecarProducer {
    private SidecarProducer() {}

    /** How it ended. */
    public sealed interface Result {
        /**
         * Done, in memory.
         *
         * @param detached the executable without its sites
         */
        @SuppressWarnings("ArrayRecordComponent") // handed to a writer, never compared
        record Produced(byte[] sidecar, Outcome.Rewritten detached, int entrySites, int statementSites)
                implements Result {}

        /** In the words of the original. */
        record Refused(String referenceText) implements Result {}
    }

    /**
     * Makes a pair.
     *
     * @param bytes the whole executable as linked; they belong to the result afterwards
     * @throws ImageException when the processor of the executable is none of those that have external tables
     */
    public static Result produce(byte[] bytes, String name, SidecarTables tables) throws ImageException {
        Arch arch = Images.read(Bytes.of(bytes, name)).arch();
        Input input;
        Analysis analysis;
        try {
            input = Inputs.load(Bytes.of(bytes, name), null);
            analysis = Analysis.of(input);
        } catch (Refusal refusal) {
            return new Result.Refused("analyze external pclntab: " + refusal.referenceText());
        }
        Generation generation = input.rules.generation();
        SidecarJoin join = new SidecarJoin(tables, input.macho());
        long[] entries = join.functions(analysis.entrySites());
        long[] stubs = join.functions(analysis.stubSites());
        long[] statements = join.statements(analysis.pclineSites());
        if (entries.length == 0) {
            return new Result.Refused("external pclntab has no entry sites joined to funcinfo");
        }
        byte[] identity = analysis.identity().copy(0, analysis.identity().size());
        SidecarEncoder.Target target = new SidecarEncoder.Target(
                SidecarVersion.of(generation),
                input.macho() ? 2 : 1,
                arch == Arch.AMD64 ? 1 : 2,
                input.imageBase(),
                input.textStart,
                input.textEnd,
                HexFormat.of().formatHex(identity));
        byte[] sidecar = SidecarEncoder.encode(target, tables.withSites(entries, stubs, statements));
        Outcome outcome = Detach.detach(bytes, name, identity, generation);
        if (outcome instanceof Outcome.Refused refused) {
            return new Result.Refused("detach external pclntab: " + refused.referenceText());
        }
        return new Result.Produced(sidecar, (Outcome.Rewritten) outcome, entries.length / 2, statements.length / 2);
    }
}
