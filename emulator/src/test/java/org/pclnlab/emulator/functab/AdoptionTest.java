package org.pclnlab.emulator.functab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.SegmentedMemory;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.metadata.Globals;

/** One row for each check of spec 02 section 5.2, from tables T3, T3b and vector T4 of its section 17. */
class AdoptionTest {
    private static final long ENTRY = 0x410040, STUB = 0x412000;

    private final byte[] entry = new byte[4096];
    private final byte[] stub = new byte[4096];
    private long entryStart = ENTRY;
    private long entryEnd = ENTRY + 296;
    private long stubStart = STUB;
    private long stubEnd = STUB + 296;
    private long functions = 5;

    AdoptionTest() {
        System.arraycopy(PrebuiltRowsTest.t1(), 0, entry, 0, 296);
    }

    private static ByteBuffer le(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }

    private Globals globals() {
        return new Globals(
                true,
                0x1000,
                functions,
                0x1000,
                0x1000,
                1,
                0,
                0,
                0,
                0,
                entryStart,
                entryEnd,
                0,
                0,
                0,
                0,
                true,
                1,
                0,
                0,
                stubStart,
                stubEnd,
                true);
    }

    private SegmentedMemory memory() {
        return new SegmentedMemory.Builder("test")
                .add(ENTRY, Bytes.of(entry, "test"), entry.length)
                .add(STUB, Bytes.of(stub, "test"), stub.length)
                .build();
    }

    private Adoption adopt(Generation generation) throws ImageException {
        return Adoption.of(memory(), globals(), generation);
    }

    private void rejected(Generation generation, int check) throws ImageException {
        Adoption.Rejected r = assertInstanceOf(Adoption.Rejected.class, adopt(generation));
        assertEquals(check, r.check(), r.reason());
    }

    private void adopted(Generation generation) throws ImageException {
        assertInstanceOf(Adoption.Adopted.class, adopt(generation));
    }

    private void redirect(long target) {
        System.arraycopy(entry, 0, stub, 0, 296);
        Arrays.fill(entry, (byte) 0);
        le(entry).put(HexFormat.of().parseHex("4c4c474f46544232"));
        le(entry).putLong(8, ENTRY).putLong(16, target);
        entryEnd = ENTRY + 32;
    }

    @Test
    void theTableItself() throws ImageException {
        for (Generation g : Generation.values()) {
            adopted(g);
        }
    }

    @Test
    void aNullBoundIsRejected() throws ImageException {
        entryStart = 0;
        rejected(Generation.MAIN, 1);
        entryStart = ENTRY;
        entryEnd = 0;
        rejected(Generation.MAIN, 1);
    }

    @ParameterizedTest
    @CsvSource({"31, true", "8, true", "7, false", "0, false", "-8, false"})
    void aSectionShorterThanAHeaderIsRejected(long length, boolean present) throws ImageException {
        entryEnd = ENTRY + length;
        rejected(Generation.MAIN, 2);
        assertEquals(present, Adoption.present(memory(), globals(), Generation.MAIN));
    }

    @Test
    void aSectionOneByteShortIsRejectedButPresent() throws ImageException {
        entryEnd = ENTRY + 295;
        rejected(Generation.MAIN, 9);
        assertEquals(true, Adoption.present(memory(), globals(), Generation.MAIN));
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void fewerThanTwoRowsAreRejected(int count) throws ImageException {
        le(entry).putInt(24, count);
        rejected(Generation.MAIN, 8);
    }

    @Test
    void twoRowsAreEnough() throws ImageException {
        le(entry).putInt(24, 2);
        adopted(Generation.MAIN);
    }

    @Test
    void rowsAreLimitedBySixteenPerFunction() throws ImageException {
        entryEnd = ENTRY + 904;
        le(entry).putInt(24, 82);
        rejected(Generation.MAIN, 10);
    }

    @Test
    void theLimitItselfIsAdopted() throws ImageException {
        entryEnd = ENTRY + 680;
        le(entry).putInt(24, 81).putInt(28, 0);
        adopted(Generation.MAIN);
        entryEnd--;
        rejected(Generation.MAIN, 9);
    }

    @ParameterizedTest
    @CsvSource({"0", "1"})
    void bucketsAreNotChecked(int buckets) throws ImageException {
        le(entry).putInt(28, buckets);
        adopted(Generation.MAIN);
    }

    @ParameterizedTest
    @CsvSource({"7", "-1"})
    void bucketsThatDoNotFitAreRejected(int buckets) throws ImageException {
        le(entry).putInt(28, buckets);
        rejected(Generation.MAIN, 9);
    }

    @Test
    void countOfAllOnesDoesNotWrap() throws ImageException {
        le(entry).putInt(24, -1);
        rejected(Generation.MAIN, 9);
    }

    @ParameterizedTest
    @CsvSource({"0", "1099511627776", "4096"})
    void baseIsNotChecked(long base) throws ImageException {
        le(entry).putLong(16, base);
        adopted(Generation.MAIN);
    }

    @Test
    void orderIsNotChecked() throws ImageException {
        long second = le(entry).getLong(40);
        le(entry).putLong(40, le(entry).getLong(48)).putLong(48, second);
        adopted(Generation.MAIN);
    }

    @Test
    void anyOtherMagicIsRejected() throws ImageException {
        for (int i = 0; i < 8; i++) {
            byte kept = entry[i];
            entry[i] ^= 0x20;
            rejected(Generation.MAIN, 6);
            entry[i] = kept;
        }
    }

    @Test
    void aRedirectIsFollowed() throws ImageException {
        redirect(STUB);
        for (Generation g : Generation.values()) {
            if (g.followsRedirect()) {
                adopted(g);
                assertEquals(true, Adoption.present(memory(), globals(), g));
            } else {
                rejected(g, 6);
                assertEquals(false, Adoption.present(memory(), globals(), g));
            }
        }
    }

    @Test
    void aRedirectWithoutTargetOrStubSectionIsRejected() throws ImageException {
        redirect(0);
        rejected(Generation.PR2016, 3);
        redirect(STUB);
        stubStart = 0;
        rejected(Generation.PR2016, 3);
        stubStart = STUB;
        stubEnd = 0;
        rejected(Generation.PR2016, 3);
    }

    @Test
    void aRedirectElsewhereIsRejected() throws ImageException {
        redirect(STUB + 8);
        rejected(Generation.PR2016, 4);
    }

    @Test
    void aStubSectionThatEndsBeforeItStartsIsRejected() throws ImageException {
        redirect(STUB);
        stubEnd = STUB - 1;
        rejected(Generation.PR2016, 5);
    }

    @Test
    void aRedirectToARedirectIsRejected() throws ImageException {
        redirect(STUB);
        le(stub).put(HexFormat.of().parseHex("4c4c474f46544232"));
        rejected(Generation.PR2016, 6);
    }

    @ParameterizedTest
    @CsvSource({"295", "16", "0"})
    void aStubSectionTooShortForTheTableIsRejected(long length) throws ImageException {
        redirect(STUB);
        stubEnd = STUB + length;
        rejected(Generation.PR2016, 9);
    }

    @Test
    void aSectionOutsideTheImageIsWhereTheProcessWouldCrash() {
        entryStart = 0x900000;
        entryEnd = 0x900100;
        assertThrows(ImageException.Truncated.class, () -> adopt(Generation.MAIN));
    }

    @Test
    void withoutFunctionsAdoptionIsNotAttempted() throws ImageException {
        org.pclnlab.testing.World w = new org.pclnlab.testing.World(Generation.MAIN)
                .func("main.main", "main.main", "/m.go", 1)
                .row(0x401010, 1);
        FunctionTable built = new FunctionTable(w.metadata(), DynamicLoader.NONE);
        assertInstanceOf(Adoption.Adopted.class, built.adoption());
        w.globals(g -> new Globals(
                true,
                g.table(),
                0,
                g.strings(),
                g.stringOffsets(),
                g.stringCount(),
                0,
                0,
                0,
                0,
                g.entryStart(),
                g.entryEnd(),
                0,
                0,
                0,
                0,
                true,
                1,
                0,
                0,
                0,
                0,
                false));
        FunctionTable none = new FunctionTable(w.metadata(), DynamicLoader.NONE);
        assertNull(none.adoption());
        assertNull(none.rows());
    }

    /** The log is told every check that is made, in the runtime's order, and none behind a failed one. */
    @Test
    void everyCheckIsHeardInOrder() throws ImageException {
        AdoptionCheck.Recorder log = new AdoptionCheck.Recorder();
        Adoption.of(memory(), globals(), Generation.MAIN, log);
        assertEquals("[1, 2, 6, 7, 8, 9, 10]", numbers(log));
        assertEquals("296 bytes", log.made().get(5).found());
        assertEquals(ENTRY + 24, log.made().get(5).at());
        redirect(STUB);
        log = new AdoptionCheck.Recorder();
        Adoption.of(memory(), globals(), Generation.PR2026, log);
        assertEquals("[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]", numbers(log));
        le(stub).putInt(24, 1);
        log = new AdoptionCheck.Recorder();
        Adoption.of(memory(), globals(), Generation.PR2026, log);
        assertEquals("[1, 2, 3, 4, 5, 6, 7, 8]", numbers(log));
        assertEquals(false, log.made().get(7).passed());
        assertEquals("1", log.made().get(7).found());
    }

    private static String numbers(AdoptionCheck.Recorder log) {
        return log.made().stream().map(m -> m.check().number()).toList().toString();
    }
}
