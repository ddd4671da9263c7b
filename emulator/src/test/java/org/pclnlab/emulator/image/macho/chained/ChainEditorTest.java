package org.pclnlab.emulator.image.macho.chained;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;

/** Vector V3 of part 03, and each refusal of its section 8. */
class ChainEditorTest {
    private static final int PAGE_START = 0x200 + 32 + 16 + 22; // header, table of one segment, its fixed part

    /** One segment at file offset 0x8000 and address 0x100008000, one page, the six nodes of V3. */
    private static ByteBuffer v3(int format) {
        ByteBuffer f = ByteBuffer.allocate(0x9000).order(ByteOrder.LITTLE_ENDIAN);
        f.putInt(0, 0xfeedfacf).putInt(16, 2).putInt(20, 72 + 16);
        f.putInt(32, 0x19).putInt(36, 72).putLong(32 + 24, 0x100008000L).putLong(32 + 32, 0x1000);
        f.putLong(32 + 40, 0x8000).putLong(32 + 48, 0x1000);
        f.putInt(104, 0x80000034).putInt(108, 16).putInt(112, 0x200).putInt(116, 0x100);
        f.putInt(0x200 + 4, 32);
        f.putInt(0x220, 1).putInt(0x224, 16);
        f.putInt(0x230, 24).putShort(0x234, (short) 0x1000).putShort(0x236, (short) format);
        f.putShort(0x230 + 20, (short) 1).putShort(PAGE_START, (short) 8);
        long sub = format == 6 ? 0x100008000L : 0;
        f.putLong(0x8008, 0x00100ab100009000L - sub).putLong(0x8010, 0x00300ab100009010L - sub);
        f.putLong(0x8028, 0x00300ab100009020L - sub).putLong(0x8040, 0x8180000012000005L);
        f.putLong(0x8100, 0x00000ab100009040L - sub);
        return f;
    }

    private static ChainEditor editor(ByteBuffer f) {
        return ChainEditor.of(Bytes.of(f, "v3", 0));
    }

    private static ByteBuffer apply(ByteBuffer f, ChainEdits e) {
        e.applyLinks(f);
        e.applyPending(f);
        return f;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6})
    void vector3UnlinksTwoNodesAndSplicesOne(int format) throws Exception {
        ByteBuffer f = v3(format);
        long sub = format == 6 ? 0x100008000L : 0;
        ChainEdits e =
                editor(f).unlink(0x8010, 0x8040).splice(0x8020, 0x100009abcL).plan();
        assertEquals(1, e.pending().size());
        assertEquals(0x8020, e.pending().get(0).fileOff());
        assertEquals(0x0040000100009abcL - sub, e.pending().get(0).after());
        apply(f, e);
        assertEquals(8, f.getShort(PAGE_START));
        assertEquals(0x00300ab100009000L - sub, f.getLong(0x8008));
        assertEquals(0x00300ab100009010L - sub, f.getLong(0x8010));
        assertEquals(0x00300ab100009020L - sub, f.getLong(0x8028));
        assertEquals(0x8180000012000005L, f.getLong(0x8040));
        assertEquals(0x00000ab100009040L - sub, f.getLong(0x8100));
    }

    @Test
    void aRangeOverTheWholePageEmptiesIt() throws Exception {
        ByteBuffer f = v3(2);
        ChainEdits e = editor(f).unlink(0x8000, 0x9000).plan();
        assertEquals(List.of(new ChainEdits.Patch(ChainEdits.Kind.PAGE_START, PAGE_START, 8, 0xffff, 0, 0)), e.links());
        assertEquals(List.of(), e.pending());
    }

    @Test
    void withoutItsFirstNodeAPageStartsAtTheSecond() throws Exception {
        ByteBuffer f = v3(2);
        ChainEdits e = editor(f).unlink(0x8000, 0x8010).plan();
        assertEquals(List.of(new ChainEdits.Patch(ChainEdits.Kind.PAGE_START, PAGE_START, 8, 0x10, 0, 0)), e.links());
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6})
    void anEmptyPageGetsItsFirstNode(int format) throws Exception {
        ByteBuffer f = v3(format);
        f.putShort(PAGE_START, (short) 0xffff);
        apply(f, editor(f).splice(0x8020, 0x100009abcL).plan());
        assertEquals(0x20, f.getShort(PAGE_START));
        assertEquals(format == 2 ? 0x100009abcL : 0x1abcL, f.getLong(0x8020));
    }

    private static void refused(String text, ChainEditor editor) {
        assertEquals(text, assertThrows(ChainRefusal.class, editor::plan).text());
    }

    @Test
    void anInsertOutsideEveryPageIsRefused() {
        refused("fixup insert at 0x4 not within any chain page", editor(v3(2)).splice(4, 0x100009abcL));
    }

    @Test
    void aGapThatIsNoMultipleOfFourIsRefused() {
        ByteBuffer f = v3(2);
        f.putLong(0x8008, 0x100009000L);
        refused("chain gap 26 not encodable", editor(f).splice(0x8022, 0x100009abcL));
    }

    @Test
    void aGapOfMoreThanTwelveBitsIsRefused() {
        ByteBuffer f =
                ByteBuffer.allocate(0xd000).order(ByteOrder.LITTLE_ENDIAN).put(0, v3(2), 0, 0x9000);
        f.putShort(0x234, (short) 0x5000);
        // 0x8100 + 4 * 0xfff = 0xc0fc
        refused("chain gap 16384 not encodable", editor(f).splice(0xc100, 0x100009abcL));
        f.putLong(0x8008, 0x100009000L);
        refused("chain gap 16632 not encodable", editor(f).splice(0xc100, 0x100009abcL));
    }

    @Test
    void theLargestGapIsEncoded() throws Exception {
        ByteBuffer f =
                ByteBuffer.allocate(0xd000).order(ByteOrder.LITTLE_ENDIAN).put(0, v3(2), 0, 0x9000);
        f.putShort(0x234, (short) 0x5000);
        apply(f, editor(f).splice(0xc0fc, 0x100009abcL).plan());
        assertEquals(0x00000ab100009040L | 0xfffL << 51, f.getLong(0x8100));
    }

    @Test
    void multiStartPagesAreRefusedAlsoWhereNothingChanges() {
        ByteBuffer f = v3(2);
        f.putShort(PAGE_START, (short) 0x8001);
        refused("multi-start pages not supported", editor(f).unlink(0, 1));
    }

    @Test
    void otherFormatsAreRefusedWhereARangeTouchesThemOnly() throws Exception {
        refused("unsupported pointer_format 1", editor(v3(1)).unlink(0x8fff, 0x9800));
        refused("unsupported pointer_format 12", editor(v3(12)).unlink(0, 0x8001));
        assertEquals(List.of(), editor(v3(1)).unlink(0x9000, 0x9800).plan().links());
        assertEquals(List.of(), editor(v3(1)).unlink(0, 0x8000).plan().links());
        refused(
                "fixup insert at 0x8020 not within any chain page",
                editor(v3(1)).unlink(0x9000, 0x9800).splice(0x8020, 1));
    }

    @Test
    void withoutChainedFixupsOnlyInsertsAreRefused() throws Exception {
        ByteBuffer f = v3(2);
        f.putInt(104, 0x1d);
        assertEquals(List.of(), editor(f).unlink(0x8000, 0x9000).plan().links());
        refused("no chained fixups to splice inserts into", editor(f).splice(0x8020, 1));
    }

    @Test
    void aSlotThatIsANodeWhichStaysIsAnError() {
        assertThrows(Inconsistent.class, () -> editor(v3(2)).splice(0x8028, 1).plan());
        assertThrows(
                Inconsistent.class,
                () -> editor(v3(2)).splice(0x8020, 1).splice(0x8020, 2).plan());
    }

    @Test
    void otherFilesAreRefused() {
        refused("not a 64-bit little-endian Mach-O", ChainEditor.of(Bytes.of(new byte[31], "short")));
        refused("not a 64-bit little-endian Mach-O", ChainEditor.of(Bytes.of(new byte[4096], "zeros")));
    }
}
