package org.pclnlab.emulator.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.pclnlab.emulator.metadata.Generation;

/** The ELF vectors of spec 03 section 14: V5, V6, and what section 11.2 says of second runs on them. */
class ElfVectorsTest {
    private static Outcome.Rewritten done(byte[] image, Generation generation) {
        return assertInstanceOf(Outcome.Rewritten.class, Rewriter.rewrite(image, "vector", generation));
    }

    private static byte[] result(byte[] image, Generation generation) {
        Outcome.Rewritten r = done(image, generation);
        return Arrays.copyOf(r.bytes(), r.length());
    }

    private static String refusal(byte[] image, Generation generation) {
        Outcome.Refused r = assertInstanceOf(Outcome.Refused.class, Rewriter.rewrite(image, "vector", generation));
        return r.referenceText() + " | " + r.statistics().line();
    }

    @Test
    void v5InPlaceClearsTheStubSection() {
        Outcome.Rewritten r = done(Dump.image("E1"), Generation.PR2016);
        assertEquals(
                "elf: entry=12 stub=1 kept=6 inlineCopies=5 noSymbol=1 -> ftab=6 buckets=3",
                r.statistics().line());
        assertEquals(13896, r.length());
        assertEquals(
                "020ee0e30b22c5404160b406863e70a5b7356c668200b1c33f4829a69e0926c3", Dump.sha256(r.bytes(), r.length()));
    }

    @Test
    void v5IsCompactedByMain() {
        Outcome.Rewritten r = done(Dump.image("E1"), Generation.MAIN);
        assertEquals(
                "elf: entry=12 kept=5 inlineCopies=5 noSymbol=1 -> ftab=5 buckets=2 carrierRemoved=96",
                r.statistics().line());
        assertEquals(1, r.statistics().keptWithoutRow()); // main.D is not in the symbol index
        assertEquals(13800, r.length());
        assertEquals(
                "b24dd787b2fabccd11bef5a04a8c3e8f9fccf708e14475a7a18d0187ad2d24a5", Dump.sha256(r.bytes(), r.length()));
    }

    @Test
    void v6SpillsBehindARedirect() {
        for (Generation g : new Generation[] {Generation.PR2016, Generation.PR2026}) {
            Outcome.Rewritten r = done(Dump.image("E2"), g);
            assertEquals(
                    "elf: entry=4 stub=1 kept=5 inlineCopies=0 noSymbol=0 -> ftab=6 buckets=3",
                    r.statistics().line());
            assertEquals(
                    "fd51f0008fd34a135b147e840de8242b05a1f383e7a23e1ca619a9ca1b950e97",
                    Dump.sha256(r.bytes(), r.length()));
        }
    }

    @Test
    void v6DoesNotFitTheOtherGenerations() {
        assertEquals(
                "prebuilt blob needs 144 bytes; entry section has 128"
                        + " | elf: entry=4 kept=4 inlineCopies=0 noSymbol=0 -> ftab=0 buckets=0 carrierRemoved=0",
                refusal(Dump.image("E2"), Generation.MAIN));
        assertEquals(
                "prebuilt blob 188B does not fit entry section 128B"
                        + " | elf: entry=4 stub=1 kept=5 inlineCopies=0 noSymbol=0 -> ftab=0 buckets=0",
                refusal(Dump.image("E2"), Generation.PR1906));
    }

    @Test
    void aSecondRunChangesNothing() {
        for (String image : new String[] {"E1", "E2"}) {
            byte[] once = result(Dump.image(image), Generation.PR2016);
            byte[] again = once.clone();
            assertEquals(
                    "already rewritten | elf: entry=0 stub=0 kept=0 inlineCopies=0 noSymbol=0 -> ftab=0 buckets=0",
                    refusal(again, Generation.PR2016));
            assertEquals(Dump.sha256(once), Dump.sha256(again));
        }
        byte[] main = result(Dump.image("E1"), Generation.MAIN);
        assertEquals(
                "already rewritten | elf: entry=0 stub=0 kept=0 inlineCopies=0 noSymbol=0 -> ftab=0 buckets=0",
                refusal(main, Generation.PR2016));
    }

    @Test
    void mainTakesARedirectForARecord() {
        byte[] spilled = result(Dump.image("E2"), Generation.PR2016);
        assertEquals(
                "no records survived dedup"
                        + " | elf: entry=1 kept=0 inlineCopies=0 noSymbol=1 -> ftab=0 buckets=0 carrierRemoved=0",
                refusal(spilled, Generation.MAIN));
    }

    @Test
    void generationsAreToldApartByTheirHeaders() {
        assertEquals(
                Generation.PR2026,
                Rewriter.rewrite(Dump.image("E2"), "E2", null).statistics().generation());
        byte[] readOnly = Dump.image("E1");
        readOnly[0x3510] &= ~1; // sh_flags of the entry section: not writable
        assertEquals(
                Generation.PR2016,
                Rewriter.rewrite(readOnly, "E1", null).statistics().generation());
        String runtime = "github.com/goplus/llgo/runtime/internal/runtime.";
        assertEquals(Generation.PR1906, generation(readOnly, runtime + "(*boundsError).Error", "x"));
        assertEquals(Generation.PR1906, generation(readOnly, "runtime.FuncForPC", "x"));
        assertEquals(Generation.PR2016, generation(readOnly, "runtime.FuncForPC", "runtime.runtimePrebuiltFuncs"));
        assertEquals(
                Generation.PR2016,
                generation(readOnly, runtime + "(*boundsError).Error", runtime + "(*PanicNilError).Error"));
        byte[] stubless = Dump.image("E1");
        stubless[0x33b9 + 9] = 'X'; // another name for the stub section
        assertEquals(
                Generation.MAIN,
                Rewriter.rewrite(stubless, "E1", null).statistics().generation());
    }

    /** Of the image whose first two symbols have these names, in a string table behind everything else. */
    private static Generation generation(byte[] image, String first, String second) {
        byte[] names = ("\0" + first + "\0" + second + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] changed = Arrays.copyOf(image, image.length + names.length);
        System.arraycopy(names, 0, changed, image.length, names.length);
        ByteBuffer b = ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN);
        int symtab = 0x3588;
        int strtab = symtab + 64;
        b.putLong(strtab + 24, image.length).putLong(strtab + 32, names.length);
        int symbols = (int) b.getLong(symtab + 24);
        int count = (int) b.getLong(symtab + 32) / 24;
        for (int i = 1; i < count; i++) {
            b.putInt(symbols + 24 * i, i == 1 ? 1 : i == 2 ? first.length() + 2 : 0);
        }
        return Rewriter.rewrite(changed, "names", null).statistics().generation();
    }
}
