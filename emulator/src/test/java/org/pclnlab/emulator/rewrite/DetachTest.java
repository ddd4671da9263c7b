package org.pclnlab.emulator.rewrite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.rewrite.Analysis.Site;

/** V9 of spec 03 section 14, and the refusals of section 12. */
class DetachTest {
    private static final byte[] IDENTITY =
            HexFormat.of().parseHex("de80c9032ffcf28dfc3cd8e3fa6d3aa43caf9f2b2dae30118569bac1f42d285b");
    private static final long A = 0xaa4c2b73e99926c9L, B = 0xaa4c2873e99921b0L;

    private static Outcome detach(byte[] image, byte[] identity) {
        return Detach.detach(image, "E3", identity, Generation.MAIN);
    }

    private static String refusal(byte[] image) {
        byte[] identity = HexFormat.of().parseHex(Dump.sha256(image));
        return assertInstanceOf(Outcome.Refused.class, detach(image, identity)).referenceText();
    }

    @Test
    void v9IsAnalysed() {
        Analysis a = assertInstanceOf(
                        Analysis.Result.Analysed.class, Analysis.of(Dump.image("E3"), "E3", Generation.MAIN))
                .analysis();
        assertArrayEquals(IDENTITY, a.identity().copy(0, 32));
        assertEquals(3, a.statistics().entryRecords());
        assertEquals(1, a.statistics().inlineCopies());
        assertEquals(0, a.statistics().noSymbol());
        assertEquals(6, a.pclineRecords());
        assertEquals(List.of(new Site(0x1010, A, ""), new Site(0x1100, B, "")), a.entrySites());
        assertEquals(
                List.of(
                        new Site(0x1018, 101, "main.A"),
                        new Site(0x1120, 202, "main.B"),
                        new Site(0x1124, 101, "main.B")),
                a.pclineSites());
    }

    @Test
    void v9IsDetachedOnce() {
        Outcome.Rewritten r = assertInstanceOf(Outcome.Rewritten.class, detach(Dump.image("E3"), IDENTITY));
        assertEquals(5544, r.length());
        assertEquals("0b3479355c01f6b1f5e43fb78555de05424a0ec6fdb5c1073bd3c91d86d69867", Dump.sha256(r.bytes()));
        assertEquals(
                "binary identity mismatch: executable changed after analysis",
                assertInstanceOf(Outcome.Refused.class, detach(r.bytes().clone(), IDENTITY))
                        .referenceText());
        assertEquals(
                new Analysis.Result.Refused("no entry records", false),
                Analysis.of(r.bytes().clone(), "E3", Generation.MAIN));
    }

    /** Offsets are those of fields of the section headers in V9's dump. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0x1488 | 31 | pclntab identity section has size 31, want 32",
                "0x1480 | 0 | pclntab identity section is not file-backed",
                "0x14c8 | 0 | missing entry-site section",
                "0x14c0 | 0 | entry-site section is not file-backed",
                "0x1440 | 0 | pcline-site section is not file-backed",
                "0x1480 | 0x1268 | pclntab identity section overlaps pcline-site section",
                "0x1480 | 0x1288 | pclntab identity section overlaps entry-site section",
                "0x1408 | 0 | missing or invalid text range [0x401000,0x401000)",
                "0x88 | 0x401008 | image base 0x401008 is above text start 0x401000",
            })
    void theRefusalsOfSection12(String at, String value, String text) {
        byte[] image = Dump.image("E3");
        ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).putLong(Integer.decode(at), Long.decode(value));
        assertEquals(text, refusal(image));
    }

    @Test
    void aRewrittenExecutableIsNotAnalysed() {
        Outcome.Rewritten r =
                assertInstanceOf(Outcome.Rewritten.class, Rewriter.rewrite(Dump.image("E1"), "E1", Generation.MAIN));
        assertEquals(
                new Analysis.Result.Refused("entry sites have already been rewritten", false),
                Analysis.of(Arrays.copyOf(r.bytes(), r.length()), "E1", Generation.MAIN));
    }
}
