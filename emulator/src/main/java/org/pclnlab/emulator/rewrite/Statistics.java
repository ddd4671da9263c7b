package org.pclnlab.emulator.rewrite;

import org.pclnlab.emulator.metadata.Generation;

/**
 * What a rewrite counted (03 section 11.1). After a refusal the fields of the completed steps are set and the others 0.
 *
 * @param format {@code elf} or {@code macho}; empty when the file could not be loaded
 * @param entryRecords records of the entry section with pc and id
 * @param stubRecords the same of the stub section
 * @param kept records that name the function they lie in, the first of each function
 * @param inlineCopies records that inlining left in other functions
 * @param noSymbol records in no function
 * @param ftabEntries rows, the sentinel included
 * @param carrierBytesRemoved bytes cut from the file
 */
public record Statistics(
        Generation generation,
        String format,
        int entryRecords,
        int stubRecords,
        int kept,
        int inlineCopies,
        int noSymbol,
        long ftabEntries,
        long buckets,
        long carrierBytesRemoved) {

    static Statistics none(Generation generation) {
        return new Statistics(generation, "", 0, 0, 0, 0, 0, 0, 0, 0);
    }

    Statistics finished(long entries, long bucketCount, long removed) {
        return new Statistics(
                generation,
                format,
                entryRecords,
                stubRecords,
                kept,
                inlineCopies,
                noSymbol,
                entries,
                bucketCount,
                removed);
    }

    /** Functions that were kept and have no row, for the symbol index does not list them (03 section 11.1). */
    public long keptWithoutRow() {
        return ftabEntries == 0 ? 0 : kept - (ftabEntries - 1);
    }

    /** The line that LLGo's stand-alone command prints (03 section 11.3). */
    public String line() {
        StringBuilder out = new StringBuilder(format).append(": entry=").append(entryRecords);
        boolean stubs = generation.hasStubSites();
        if (stubs) {
            out.append(" stub=").append(stubRecords);
        }
        out.append(" kept=").append(kept).append(" inlineCopies=").append(inlineCopies);
        out.append(" noSymbol=").append(noSymbol).append(" -> ftab=").append(ftabEntries);
        out.append(" buckets=").append(buckets);
        if (!stubs) {
            out.append(" carrierRemoved=").append(carrierBytesRemoved);
        }
        return out.toString();
    }
}
