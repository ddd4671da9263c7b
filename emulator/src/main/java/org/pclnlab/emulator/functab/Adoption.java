package org.pclnlab.emulator.functab;

import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.metadata.Globals;

/**
 * Whether the runtime adopts the table in the entry section: the checks of 02 section 5.2, in their order, and nothing
 * more. Rows and buckets of an adopted table are as the file has them, sorted or not; what the runtime does not look at
 * is {@link TableLint}'s business.
 */
public sealed interface Adoption {
    /**
     * The table is used in place.
     *
     * @param rows the adopted rows
     * @param header its header, as read
     * @param at runtime address of the header
     * @param end runtime end of the section it lies in
     * @param redirected whether an {@code LLGOFTB2} redirect led to it
     */
    record Adopted(PrebuiltRows rows, FtabHeader header, long at, long end, boolean redirected) implements Adoption {}

    /**
     * The runtime builds its rows on first use instead.
     *
     * @param check number of the failed check in 02 section 5.2
     * @param reason what was found and what is allowed
     */
    record Rejected(int check, String reason) implements Adoption {}

    /** Whether the entry section starts with a magic that the generation knows (02 section 4). Validates nothing else. */
    static boolean present(Memory memory, Globals globals, Generation generation) throws ImageException {
        long start = globals.entryStart();
        long end = globals.entryEnd();
        if (start == 0 || end == 0 || Unsigned.less(end, start + 8)) {
            return false;
        }
        long magic = memory.u64(start);
        return magic == FtabHeader.MAGIC || (generation.followsRedirect() && magic == FtabHeader.REDIRECT_MAGIC);
    }

    /**
     * Applies the checks.
     *
     * @throws ImageException where the process would read outside its image while checking
     */
    static Adoption of(Memory memory, Globals globals, Generation generation) throws ImageException {
        return of(memory, globals, generation, AdoptionLog.NONE);
    }

    /** The same, telling {@code log} about each check. */
    static Adoption of(Memory memory, Globals globals, Generation generation, AdoptionLog log) throws ImageException {
        long start = globals.entryStart();
        long end = globals.entryEnd();
        boolean ok = start != 0 && end != 0;
        log.check(1, ok, 0, start, end);
        if (!ok) {
            return new Rejected(1, "no entry section: bounds " + Hex.range(start, end));
        }
        ok = !Unsigned.less(end, start + FtabHeader.SIZE);
        log.check(2, ok, 0, end - start, FtabHeader.SIZE);
        if (!ok) {
            return new Rejected(2, "entry section of " + (end - start) + " bytes, a header needs 32");
        }
        Bytes head = memory.at(start, FtabHeader.SIZE, "LLGOFTB1 header");
        boolean redirected = false;
        if (generation.followsRedirect() && head.u64(FtabHeader.MAGIC_OFF) == FtabHeader.REDIRECT_MAGIC) {
            long target = head.u64(FtabHeader.REDIRECT_TARGET_OFF);
            long stubStart = globals.stubSiteStart();
            long stubEnd = globals.stubSiteEnd();
            ok = target != 0 && stubStart != 0 && stubEnd != 0;
            log.check(3, ok, start + FtabHeader.REDIRECT_TARGET_OFF, target, stubStart);
            if (!ok) {
                return new Rejected(
                        3, "redirect to " + Hex.of(target) + " with stub section " + Hex.range(stubStart, stubEnd));
            }
            ok = target == stubStart;
            log.check(4, ok, start + FtabHeader.REDIRECT_TARGET_OFF, target, stubStart);
            if (!ok) {
                return new Rejected(
                        4, "redirect to " + Hex.of(target) + ", the stub section is at " + Hex.of(stubStart));
            }
            ok = !Unsigned.less(stubEnd, stubStart);
            log.check(5, ok, 0, stubEnd, stubStart);
            if (!ok) {
                return new Rejected(5, "stub section ends before it starts: " + Hex.range(stubStart, stubEnd));
            }
            start = target;
            end = stubEnd;
            redirected = true;
            // Read before its length is known: 02 section 18.15.
            head = memory.at(start, FtabHeader.SIZE, "LLGOFTB1 header");
        }
        FtabHeader header = FtabHeader.read(head);
        ok = header.magic() == FtabHeader.MAGIC;
        log.check(6, ok, start, header.magic(), FtabHeader.MAGIC);
        if (!ok) {
            return new Rejected(6, "no LLGOFTB1 magic at " + Hex.of(start) + ": " + Hex.of(header.magic()));
        }
        log.check(7, true, start + FtabHeader.BASE_OFF, header.need(), 0);
        ok = header.count() >= 2;
        log.check(8, ok, start + FtabHeader.COUNT_OFF, header.count(), 2);
        if (!ok) {
            return new Rejected(8, "count " + header.count() + ", at least 2");
        }
        ok = !Unsigned.less(end, start + header.need());
        log.check(9, ok, start + FtabHeader.COUNT_OFF, header.need(), end - start);
        if (!ok) {
            return new Rejected(
                    9, "table of " + header.need() + " bytes in a section of " + Long.toUnsignedString(end - start));
        }
        long limit = 16 * globals.count() + 1;
        ok = !Unsigned.less(limit, header.count());
        log.check(10, ok, start + FtabHeader.COUNT_OFF, header.count(), limit);
        if (!ok) {
            return new Rejected(
                    10,
                    "count " + header.count() + ", at most " + limit + " for " + globals.count() + " function records");
        }
        Bytes table = memory.at(start, header.need(), "LLGOFTB1 table");
        return new Adopted(new PrebuiltRows(table, header, globals.count()), header, start, end, redirected);
    }
}
