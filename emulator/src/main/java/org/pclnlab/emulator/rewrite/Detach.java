package org.pclnlab.emulator.rewrite;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.metadata.Generation;

/**
 * Takes the sites out of an executable whose metadata went into a sidecar, and leaves a token of what it was (03 section
 * 12.3). Nothing moves and no header changes.
 */
public final class Detach {
    private static final int IDENTITY_SIZE = 32;

    private Detach() {}

    /**
     * Detaches in memory.
     *
     * @param bytes the whole file; they belong to the result afterwards
     * @param identity SHA-256 of the file that the sidecar was made from
     * @param forced the generation, or null for the one that the file was built for
     */
    public static Outcome detach(byte[] bytes, String name, byte[] identity, @Nullable Generation forced) {
        Statistics statistics = Statistics.none(forced == null ? Generation.MAIN : forced);
        try {
            Input input = Inputs.load(Bytes.of(bytes, name), forced);
            statistics = Statistics.none(input.rules.generation());
            Edits edits = plan(input, identity);
            int length = edits.apply(bytes);
            return new Outcome.Rewritten(
                    new Outcome.Planned(new Plan(statistics, edits), input.signed()), bytes, length);
        } catch (Refusal refusal) {
            return new Outcome.Refused(statistics, refusal.referenceText(), refusal.isAbnormal());
        }
    }

    private static Edits plan(Input input, byte[] identity) throws Refusal {
        Analysis.checkLayout(input);
        if (!Arrays.equals(Analysis.sha256(input.file), identity)) {
            throw new Refusal("binary identity mismatch: executable changed after analysis");
        }
        Area slot = input.identity;
        if (slot.size() != IDENTITY_SIZE) {
            throw new Refusal("pclntab identity section has size " + Long.toUnsignedString(slot.size()) + ", want "
                    + IDENTITY_SIZE);
        }
        if (slot.fileOff() == 0) {
            throw new Refusal("pclntab identity section is not file-backed");
        }
        if (input.entry.size() == 0) {
            throw new Refusal("missing entry-site section");
        }
        Area[] sites = {input.entry, input.stub, input.pcline};
        String[] names = {"entry-site", "stub-site", "pcline-site"};
        for (int i = 0; i < sites.length; i++) {
            if (sites[i].size() != 0 && sites[i].fileOff() == 0) {
                throw new Refusal(names[i] + " section is not file-backed");
            }
        }
        Chains chains = Chains.of(input);
        for (int i = 0; i < sites.length; i++) {
            Area a = sites[i];
            if (a.size() == 0) {
                continue;
            }
            if (Unsigned.less(slot.fileOff(), a.fileEnd()) && Unsigned.less(a.fileOff(), slot.fileEnd())) {
                throw new Refusal("pclntab identity section overlaps " + names[i] + " section");
            }
            chains.range(a);
        }
        Edits edits = new Edits();
        chains.unlink(edits);
        for (int i = 0; i < sites.length; i++) {
            edits.zero(sites[i].fileOff(), sites[i].size(), names[i] + " section cleared");
        }
        edits.put(slot.fileOff(), identity.clone(), "identity");
        return edits;
    }
}
