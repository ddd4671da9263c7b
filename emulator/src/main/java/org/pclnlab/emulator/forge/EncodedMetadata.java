package org.pclnlab.emulator.forge;

import java.util.List;

/**
 * The arrays of one image, in the layout of its generation, and what the counts beside them hold (01 section 6).
 *
 * @param functions function records
 * @param functionCount their number, {@code N}
 * @param pool string pool
 * @param offsets string offset table
 * @param stringCount {@code S}
 * @param hash symbol hash, empty when there is none
 * @param hashMask buckets - 1, 0 when there is none
 * @param symbolIndex symbol index
 * @param symbolIndexCount its entries
 * @param pclines statement records
 * @param pclineCount {@code P}
 * @param stubIndexes list of functions that have a closure stub
 * @param order linker symbols in record order: {@code order.get(k)} has funcIndex {@code k + 1}
 */
@SuppressWarnings("ArrayRecordComponent") // handed to a writer, never compared or kept
public record EncodedMetadata(
        byte[] functions,
        int functionCount,
        byte[] pool,
        byte[] offsets,
        int stringCount,
        byte[] hash,
        int hashMask,
        byte[] symbolIndex,
        int symbolIndexCount,
        byte[] pclines,
        int pclineCount,
        byte[] stubIndexes,
        List<String> order) {

    /** Index that a site record with this symbol's id resolves to: 0 for an unknown symbol or a colliding id. */
    public int indexBySite(String symbol) {
        int first = order.indexOf(symbol);
        return first >= 0 && first == order.lastIndexOf(symbol) ? first + 1 : 0;
    }
}
