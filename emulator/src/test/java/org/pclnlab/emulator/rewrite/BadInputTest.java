package org.pclnlab.emulator.rewrite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pclnlab.emulator.forge.RecordImage;
import org.pclnlab.emulator.metadata.Generation;

/** Files that are damaged, or not what they claim: a refusal in words, never an exception, and always an end. */
class BadInputTest {
    private interface Damage {
        void apply(ByteBuffer image);
    }

    private static byte[] damaged(String image, Damage damage) {
        byte[] bytes = Dump.image(image);
        damage.apply(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
        return bytes;
    }

    private static Arguments row(String what, String image, Generation generation, Damage damage, String text) {
        return Arguments.of(what, damaged(image, damage), generation, text);
    }

    /** Offsets are those of E1 (sections from 0x3408, segments from 0x40), M1 and M7 in the spec's dumps. */
    static Stream<Arguments> refusals() {
        Generation main = Generation.MAIN;
        Generation old = Generation.PR2016;
        return Stream.of(
                row(
                        "no magic",
                        "E1",
                        main,
                        b -> b.putInt(0, 0x21212121),
                        "not Mach-O and not ELF: bad magic number '[33 33 33 33]' in record at byte 0x0"),
                row(
                        "class",
                        "E1",
                        main,
                        b -> b.put(4, (byte) 9),
                        "not Mach-O and not ELF: unknown ELF class 'ELFCLASS64+7' in record at byte 0x0"),
                row("sections outside", "E1", main, b -> b.putLong(0x28, 0x3900), "not Mach-O and not ELF: EOF"),
                row(
                        "names elsewhere",
                        "E1",
                        main,
                        b -> b.putShort(0x3e, (short) 9),
                        "not Mach-O and not ELF: invalid ELF shstrndx '9' in record at byte 0x0"),
                row("no symbols", "E1", main, b -> b.putInt(0x358c, 1), "no records survived dedup"),
                row("strings of symbols", "E1", main, b -> b.putInt(0x35b0, 99), "no records survived dedup"),
                row(
                        "entry outside",
                        "E1",
                        main,
                        b -> b.putLong(0x3520, 0x3600),
                        "ELF llgo_funcinfo_entry: section range [0x3600,0x3700) is outside file size 0x3648"),
                row("entry outside, unnoticed", "E1", old, b -> b.putLong(0x3520, 0x3600), "no entry records"),
                row("index count", "E1", main, b -> b.putLong(0x3140 + 8, 0), "bad symbol index count 0"),
                row(
                        "index count",
                        "E1",
                        main,
                        b -> b.putLong(0x3140 + 8, (1 << 20) + 1),
                        "bad symbol index count 1048577"),
                row("index empty", "E1", main, b -> b.putLong(0x3140, 0x10), "no resolvable entries"),
                row("already", "E1", main, b -> b.putLong(0x3170, 0x314254464F474C4CL), "already rewritten"),
                row("redirect", "E1", old, b -> b.putLong(0x3170, 0x324254464F474C4CL), "already rewritten"),
                row(
                        "not in a segment",
                        "E1",
                        main,
                        b -> b.putLong(0x78 + 8, 0x3171),
                        "ELF funcinfo carrier is not in a PT_LOAD"),
                row(
                        "data behind",
                        "E1",
                        main,
                        b -> b.putInt(0x354c, 1).putLong(0x3560, 0x3268),
                        "ELF allocated section .bss follows compact payload in carrier PT_LOAD"),
                row(
                        "short memory",
                        "E1",
                        main,
                        b -> b.putLong(0x78 + 40, 0x100),
                        "ELF carrier virtual tail is not covered by PT_LOAD memory"),
                row(
                        "segment behind",
                        "E1",
                        main,
                        b -> b.putLong(0x40 + 8, 0x3300).putLong(0x40 + 32, 0),
                        "ELF program header type 1 follows the funcinfo carrier"),
                row(
                        "alignment",
                        "E1",
                        main,
                        b -> b.putLong(0x3548 + 48, 24),
                        "ELF section .bss has invalid alignment 0x18"),
                row(
                        "signature lost",
                        "M1",
                        main,
                        b -> b.putInt(0, 0x464c457f),
                        "not Mach-O and not ELF: unknown ELF class 'ELFCLASS64+5' in record at byte 0x0"),
                row(
                        "multi-start page",
                        "M1",
                        main,
                        b -> b.putShort(0x704e, (short) 0x8000),
                        "chained fixups: multi-start pages not supported"),
                row(
                        "unknown command",
                        "M1",
                        main,
                        b -> b.putInt(0x278, 0x36),
                        "chained fixups: no chained fixups to splice inserts into"),
                row(
                        "pointer format",
                        "M1",
                        main,
                        b -> b.putShort(0x7056, (short) 1),
                        "chained fixups: unsupported pointer_format 1"));
    }

    @ParameterizedTest(name = "{0}: {3}")
    @MethodSource("refusals")
    void isRefusedInTheWordsOfTheOriginal(String what, byte[] image, Generation generation, String text) {
        byte[] before = image.clone();
        Outcome outcome = Rewriter.rewrite(image, what, generation);
        assertEquals(
                text, assertInstanceOf(Outcome.Refused.class, outcome, what).referenceText(), what);
        assertTrue(Arrays.equals(before, image), what + ": a refused file is as it was");
    }

    @Test
    void aChainThatLeavesItsPageEndsTheRewrite() {
        byte[] leaving = damaged("M1", b -> b.putLong(0x3010, 0x100001010L | 0x7ffL << 51));
        Outcome.Refused r = assertInstanceOf(Outcome.Refused.class, Rewriter.rewrite(leaving, "far", Generation.MAIN));
        assertTrue(r.abnormal(), r.referenceText());
    }

    /** What a writer leaves that is killed half way, and does not replace files in one step as this one does. */
    @Test
    void halfARewriteIsTakenForAWholeOne() {
        for (Generation g : Generation.values()) {
            byte[] half = Dump.image("E1");
            Outcome.Rewritten done = assertInstanceOf(
                    Outcome.Rewritten.class, Rewriter.rewrite(Dump.image("E1"), "E1", Generation.MAIN));
            int table = 0x3170; // where the entry section starts, and of its 144 bytes the first 40
            System.arraycopy(done.bytes(), table, half, table, 40);
            byte[] before = half.clone();
            Outcome.Refused r = assertInstanceOf(Outcome.Refused.class, Rewriter.rewrite(half, "half", g));
            assertEquals("already rewritten", r.referenceText(), g.name());
            assertArrayEquals(before, half);
        }
    }

    /** The entry section where .data is: none of its words is an address of the text, so no record has an owner. */
    @Test
    void swappedSectionsHoldRecordsOfNobody() {
        byte[] swapped = Dump.image("E1");
        ByteBuffer b = ByteBuffer.wrap(swapped).order(ByteOrder.LITTLE_ENDIAN);
        int headers = 0x3408;
        int entry = headers + 4 * 64;
        int data = headers + 2 * 64;
        long textStart = b.getLong(headers + 64 + 16);
        long textEnd = textStart + b.getLong(headers + 64 + 32);
        for (int field = 16; field < 40; field += 8) {
            long t = b.getLong(entry + field);
            b.putLong(entry + field, b.getLong(data + field));
            b.putLong(data + field, t);
        }
        int off = (int) b.getLong(entry + 24);
        int size = (int) b.getLong(entry + 32);
        int records = 0;
        for (int at = off; at + 16 <= off + size; at += 16) {
            long pc = b.getLong(at);
            assertTrue(pc < textStart || pc >= textEnd, Long.toHexString(pc));
            records += pc != 0 && b.getLong(at + 8) != 0 ? 1 : 0;
        }
        assertTrue(records > 0, "nothing was swapped");
        Outcome.Refused r =
                assertInstanceOf(Outcome.Refused.class, Rewriter.rewrite(swapped, "swapped", Generation.MAIN));
        assertEquals("no records survived dedup", r.referenceText());
        assertEquals(records, r.statistics().noSymbol());
    }

    @Test
    void recordsOutsideTheTextAreCountedAndHaveNoRow() {
        RecordImage image = new RecordImage(0x1000, 0x100);
        image.add(new RecordImage.Function("p.a", 0x1000, 16, 1))
                .site(0x0fff, "p.a")
                .site(0x1100, "p.a");
        image.site(-1L, "p.a").site(1L << 40, "p.a");
        Outcome.Refused none =
                assertInstanceOf(Outcome.Refused.class, Rewriter.rewrite(image.build(), "outside", Generation.MAIN));
        assertEquals("no records survived dedup", none.referenceText());
        assertEquals(4, none.statistics().noSymbol());
        image.site(0x1004, "p.a").padding(64);
        Outcome.Rewritten one =
                assertInstanceOf(Outcome.Rewritten.class, Rewriter.rewrite(image.build(), "inside", Generation.MAIN));
        assertEquals(4, one.statistics().noSymbol());
        assertEquals(2, one.statistics().ftabEntries());
    }

    @Test
    void aTableFarTooLargeIsRefusedBeforeItIsMade() {
        // Two functions 2^40 bytes apart: 2^28 buckets of 36 bytes.
        RecordImage image = new RecordImage(0x1000, 1L << 41);
        image.add(new RecordImage.Function("p.a", 0x1000, 16, 1)).site(0x1004, "p.a");
        image.add(new RecordImage.Function("p.b", 0x1000 + (1L << 40), 16, 2)).site(0x1004 + (1L << 40), "p.b");
        Outcome.Refused r =
                assertInstanceOf(Outcome.Refused.class, Rewriter.rewrite(image.build(), "far", Generation.MAIN));
        long need = 32 + 8 * 3 + 36 * ((1L << 28) + 1);
        assertEquals("prebuilt blob needs " + need + " bytes; entry section has 96", r.referenceText());
    }

    @Test
    void anyDamageEndsInARefusalOrAFile() {
        Random random = new Random(11);
        String[] images = {"E1", "E2", "E3", "M1", "M7"};
        Generation[] generations = Generation.values();
        assertTimeoutPreemptively(Duration.ofSeconds(60), () -> {
            for (int round = 0; round < 1500; round++) {
                byte[] image = Dump.image(images[round % images.length]);
                int edits = 1 + random.nextInt(4);
                for (int i = 0; i < edits; i++) {
                    int at = random.nextInt(3) == 0 ? random.nextInt(image.length) : headerByte(image, random);
                    image[at] = random.nextBoolean() ? (byte) random.nextInt() : (byte) (random.nextBoolean() ? 0 : -1);
                }
                if (random.nextInt(10) == 0) {
                    image = Arrays.copyOf(image, random.nextInt(image.length + 1));
                }
                Generation g = generations[random.nextInt(generations.length)];
                Outcome outcome = Rewriter.rewrite(image.clone(), "round " + round, g);
                if (outcome instanceof Outcome.Rewritten done) {
                    assertTrue(done.length() <= image.length);
                }
                Explainer.explain(image, image.clone());
                Analysis.of(image, "round " + round, g);
            }
        });
    }

    /** Headers decide most: the first 0x300 bytes, and in ELF the last 0x280. */
    private static int headerByte(byte[] image, Random random) {
        return random.nextBoolean() ? random.nextInt(0x300) : image.length - 1 - random.nextInt(0x280);
    }
}
