package org.pclnlab.emulator.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.pclnlab.emulator.metadata.Generation;

/** The Mach-O vectors of spec 03 section 14: V7, V8 with its variants. */
class MachoVectorsTest {
    private static final int LLGO_SEGMENT = 0x1a0, SECTION_SEGMENT = 0x1f0, FIXUPS = 0x7000, IMPORTS = 0x706c;

    private static String rewrite(byte[] image, Generation generation) {
        Outcome outcome = Rewriter.rewrite(image, "vector", generation);
        if (outcome instanceof Outcome.Refused refused) {
            return refused.referenceText() + " | " + refused.statistics().line();
        }
        Outcome.Rewritten done = (Outcome.Rewritten) outcome;
        return done.statistics().line() + " | " + done.length() + " " + Dump.sha256(done.bytes(), done.length());
    }

    private static byte[] named(String segment) {
        byte[] image = Dump.image("M1");
        byte[] name = Arrays.copyOf(segment.getBytes(StandardCharsets.US_ASCII), 16);
        System.arraycopy(name, 0, image, LLGO_SEGMENT, 16);
        System.arraycopy(name, 0, image, SECTION_SEGMENT, 16);
        return image;
    }

    @Test
    void v7SpillsWithTwoLivePointersAndNodesOnBothSides() {
        for (Generation g : new Generation[] {Generation.PR2016, Generation.PR2026}) {
            assertEquals(
                    "macho: entry=4 stub=1 kept=3 inlineCopies=2 noSymbol=0 -> ftab=4 buckets=2"
                            + " | 17152 2fbb56c90a5dee54ec9214025b6c8fa972d119dbbfa7e978fad9641cbad52cea",
                    rewrite(Dump.image("M7"), g));
        }
    }

    @Test
    void v7FitsExactlyInMain() {
        assertEquals(
                "macho: entry=4 kept=2 inlineCopies=2 noSymbol=0 -> ftab=3 buckets=2 carrierRemoved=0"
                        + " | 17152 59ced9917b7ea65f026075e616e915b74e7e8cffbf0032a7607df4f2cc5a391d",
                rewrite(Dump.image("M7"), Generation.MAIN));
    }

    @Test
    void v7AMainRewriterTakesTheRedirectForARecordWithoutOwner() {
        Outcome.Rewritten spilled = assertInstanceOf(
                Outcome.Rewritten.class, Rewriter.rewrite(Dump.image("M7"), "vector", Generation.PR2016));
        assertEquals(
                "no records survived dedup"
                        + " | macho: entry=1 kept=0 inlineCopies=0 noSymbol=1 -> ftab=0 buckets=0 carrierRemoved=0",
                rewrite(spilled.bytes(), Generation.MAIN));
    }

    @Test
    void v8IsCompactedByTwoPages() {
        assertEquals(
                "macho: entry=539 kept=2 inlineCopies=536 noSymbol=1 -> ftab=3 buckets=2 carrierRemoved=8192"
                        + " | 21248 124a08077e8327da5876b3a6707969a522fe2ed8e30f5efe12eaec9237d4d445",
                rewrite(Dump.image("M1"), Generation.MAIN));
    }

    @Test
    void v8KeepsItsLengthInTheFirstGeneration() {
        assertEquals(
                "macho: entry=539 stub=0 kept=2 inlineCopies=536 noSymbol=1 -> ftab=3 buckets=2"
                        + " | 29440 23e65e7d3c1445f80924b7b0d7f33129729440d412473580182bcce6c5508fb4",
                rewrite(Dump.image("M1"), Generation.PR2016));
    }

    @Test
    void v8InTheDataSegmentIsNotCompacted() {
        byte[] image = named("__DATA");
        assertEquals("0b64480c2e86d65824685c43e908b21b9b851e3c344cbb1fda7398b49d06ac36", Dump.sha256(image));
        assertEquals(
                "macho: entry=539 kept=2 inlineCopies=536 noSymbol=1 -> ftab=3 buckets=2 carrierRemoved=0"
                        + " | 29440 62a97141c455d0f6a7280b7714a576b4d60b2444bd156da8c18c29c3242e75aa",
                rewrite(image, Generation.MAIN));
        assertEquals(
                "macho: entry=539 stub=0 kept=2 inlineCopies=536 noSymbol=1 -> ftab=3 buckets=2"
                        + " | 29440 e971ab77659f49e874980fb74b2728d2e7dcd599a51643d4499fa8655653e74a",
                rewrite(named("__DATA"), Generation.PR2016));
    }

    @Test
    void v8InAnotherSegmentIsRefused() {
        assertEquals(
                "Mach-O funcinfo carrier is in unsupported segment __OTHER"
                        + " | macho: entry=539 kept=2 inlineCopies=536 noSymbol=1 -> ftab=0 buckets=0 carrierRemoved=0",
                rewrite(named("__OTHER"), Generation.MAIN));
    }

    @Test
    void v8WithOffsetsInsteadOfAddressesFindsNoIndex() {
        // Pointer format 6: every rebase slot and both segment tables hold offsets from the image base.
        for (Generation g : new Generation[] {Generation.PR2016, Generation.MAIN}) {
            byte[] image = Dump.image("M1");
            ByteBuffer le = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
            le.putShort(0x703e, (short) 6);
            le.putShort(0x7056, (short) 6);
            for (int page = 0x3000; page < 0x7000; page += 0x1000) {
                int start = page == 0x3000 ? 0 : page == 0x4000 ? 0x20 : 0;
                for (int at = page + start, next = 1; next != 0; at += 4 * next) {
                    long slot = le.getLong(at);
                    next = (int) (slot >>> 51 & 0xfff);
                    if (slot >= 0) {
                        le.putLong(at, slot - 0x100000000L);
                    }
                }
            }
            String refused = rewrite(image, g);
            assertEquals("bad symbol index count 0", refused.substring(0, refused.indexOf(" |")));
            assertEquals(1, Rewriter.rewrite(image, "v8", g).statistics().kept());
        }
    }

    @Test
    void v8WithWideImportsLosesItsBindsWithoutTrace() {
        byte[] image = Dump.image("M1");
        ByteBuffer le = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        byte[] names = Arrays.copyOfRange(image, 0x7074, 0x7090);
        int[] nameOff = {le.getInt(IMPORTS) >>> 9, le.getInt(IMPORTS + 4) >>> 9};
        le.putInt(FIXUPS + 12, 0x6c + 32); // symbols behind two records of 16 bytes
        le.putInt(FIXUPS + 20, 3);
        le.putInt(0x284, 0x90 + 24); // datasize
        for (int i = 0; i < 2; i++) {
            le.putLong(IMPORTS + 16 * i, 0xFFFE | (long) nameOff[i] << 32);
            le.putLong(IMPORTS + 16 * i + 8, 0);
        }
        System.arraycopy(names, 0, image, IMPORTS + 32, names.length);
        Outcome.Rewritten done =
                assertInstanceOf(Outcome.Rewritten.class, Rewriter.rewrite(image, "v8", Generation.MAIN));
        assertEquals(
                "macho: entry=538 kept=1 inlineCopies=536 noSymbol=1 -> ftab=2 buckets=1 carrierRemoved=8192",
                done.statistics().line());
        assertEquals(0x00000001000020c0L, le.getLong(0x4010)); // the base slot
    }

    @Test
    void aSecondRunOnEitherIsRefused() {
        Outcome.Rewritten once =
                assertInstanceOf(Outcome.Rewritten.class, Rewriter.rewrite(Dump.image("M1"), "v8", Generation.MAIN));
        byte[] result = Arrays.copyOf(once.bytes(), once.length());
        assertEquals(
                "already rewritten | macho: entry=0 kept=0 inlineCopies=0 noSymbol=0"
                        + " -> ftab=0 buckets=0 carrierRemoved=0",
                rewrite(result, Generation.MAIN));
    }
}
