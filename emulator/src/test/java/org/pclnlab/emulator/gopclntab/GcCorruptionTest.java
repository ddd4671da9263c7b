package org.pclnlab.emulator.gopclntab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.symbolize.Func;
import org.pclnlab.emulator.symbolize.GcRuntime;
import org.pclnlab.testing.GoPrograms;

/** Every wrong field of gc's tables gives one error that names it, or the answer the process would give. */
class GcCorruptionTest {
    private static byte[] original = new byte[0];
    private static int header;
    private static int module;
    private static int pcln;
    private static int findfunctab;
    private static int nfunc;
    private static int textSectMap;
    private static long text;
    private static long maxpc;

    @BeforeAll
    static void locate() throws Exception {
        Path file = GoPrograms.build("probe", GoPrograms.PROBE, "linux/amd64");
        original = Files.readAllBytes(file);
        Image image = Images.read(Bytes.of(original, "probe"));
        ModuleData m = GcTable.open(Loader.view(image)).module();
        header = (int) image.toFileOff(m.pcHeader());
        module = (int) image.toFileOff(m.addr());
        pcln = (int) image.toFileOff(m.pclntable().addr());
        findfunctab = (int) image.toFileOff(m.findfunctab());
        nfunc = (int) m.ftab().length() - 1;
        textSectMap = module + ModuleData.TEXTSECTMAP_1_26_OFF;
        text = m.text();
        maxpc = m.maxpc();
    }

    private interface Edit {
        void apply(ByteBuffer file);
    }

    private static Arguments row(String name, Edit edit, Class<?> expected, String structureAndField) {
        return Arguments.of(name, edit, expected, structureAndField);
    }

    /** File offset of the record of row i. */
    private static int record(ByteBuffer f, int i) {
        return pcln + f.getInt(pcln + 8 * i + 4);
    }

    static Stream<Arguments> headers() {
        return Stream.of(
                row("magic of Go 1.16", f -> f.putInt(header, 0xfffffffa), BadValue.class, "pcHeader.magic"),
                row("pad", f -> f.put(header + 5, (byte) 1), BadValue.class, "pcHeader.pad"),
                row("minLC of arm64", f -> f.put(header + 6, (byte) 4), BadValue.class, "pcHeader.minLC"),
                row("ptrSize 4", f -> f.put(header + 7, (byte) 4), BadValue.class, "pcHeader.ptrSize"),
                row("nfunc 0", f -> f.putLong(header + 8, 0), Inconsistent.class, "moduledata.ftab.len"),
                row("nfunc one more", f -> f.putLong(header + 8, nfunc + 1), Inconsistent.class, "moduledata.ftab.len"),
                row("nfunc 2^31", f -> f.putLong(header + 8, 1L << 31), Inconsistent.class, "moduledata.ftab.len"),
                row("nfunc 2^63", f -> f.putLong(header + 8, 1L << 63), Inconsistent.class, "moduledata.ftab.len"),
                row(
                        "nfunc 2^31 in both places",
                        f -> {
                            f.putLong(header + 8, (1L << 31) - 1);
                            f.putLong(module + 136, 1L << 31).putLong(module + 144, 1L << 31);
                        },
                        Inconsistent.class,
                        "pcHeader.nfunc"),
                row(
                        "nfunc 2^64-1 in both places",
                        f -> {
                            f.putLong(header + 8, -1);
                            f.putLong(module + 136, 0).putLong(module + 144, 0);
                        },
                        Inconsistent.class,
                        "pcHeader.nfunc"),
                row("names moved", f -> f.putLong(header + 32, 80), Inconsistent.class, "moduledata.funcnametab"),
                row("cutab wraps", f -> f.putLong(header + 40, -8), Inconsistent.class, "moduledata.cutab"),
                row("filetab moved", f -> f.putLong(header + 48, 80), Inconsistent.class, "moduledata.filetab"),
                row("pctab moved", f -> f.putLong(header + 56, 80), Inconsistent.class, "moduledata.pctab"),
                row("pcln moved", f -> f.putLong(header + 64, 80), Inconsistent.class, "moduledata.pclntable"),
                row("pcHeader pointer", f -> f.putLong(module, 0), Inconsistent.class, "moduledata.pcHeader"),
                row("capacity", f -> f.putLong(module + 24, 1), Inconsistent.class, "moduledata.funcnametab.len"),
                row(
                        "names 2^63 long",
                        f -> f.putLong(module + 16, 1L << 63).putLong(module + 24, 1L << 63),
                        Truncated.class,
                        "funcnametab."),
                row(
                        "cutab 2^63 elements",
                        f -> f.putLong(module + 40, 1L << 63).putLong(module + 48, 1L << 63),
                        Truncated.class,
                        "cutab."),
                row(
                        "pctab 2^31 long",
                        f -> f.putLong(module + 88, 1L << 31).putLong(module + 96, 1L << 31),
                        Truncated.class,
                        "pctab."),
                row(
                        "pclntable empty",
                        f -> f.putLong(module + 112, 0).putLong(module + 120, 0),
                        Inconsistent.class,
                        "pcHeader.nfunc"),
                row("ftab elsewhere", f -> f.putLong(module + 128, 0), Inconsistent.class, "moduledata.ftab"),
                row("findfunctab unmapped", f -> f.putLong(module + 152, 64), Truncated.class, "findfunctab."),
                row("minpc", f -> f.putLong(module + 160, text + 16), Inconsistent.class, "moduledata.minpc, maxpc"),
                row("maxpc", f -> f.putLong(module + 168, -1), Inconsistent.class, "moduledata.minpc, maxpc"),
                row("text 0", f -> f.putLong(module + 176, 0), BadValue.class, "moduledata.text"),
                row("etext below text", f -> f.putLong(module + 184, text - 1), BadValue.class, "moduledata.text"),
                row("gofunc unmapped", f -> f.putLong(module + 320, 64), Truncated.class, "funcdata."),
                row(
                        "text sections 0",
                        f -> f.putLong(textSectMap + 8, 0),
                        BadValue.class,
                        "moduledata.textsectmap.len"),
                row(
                        "text sections 2^63",
                        f -> f.putLong(textSectMap + 8, 1L << 63).putLong(textSectMap + 16, 1L << 63),
                        BadValue.class,
                        "moduledata.textsectmap.len"),
                row(
                        "text sections unmapped",
                        f -> f.putLong(textSectMap, 64)
                                .putLong(textSectMap + 8, 2)
                                .putLong(textSectMap + 16, 2),
                        Truncated.class,
                        "textsectmap."),
                row(
                        "text ends before it starts",
                        f -> f.putInt(pcln + 8 * nfunc, 0),
                        Inconsistent.class,
                        "pclntable.ftab"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("headers")
    void aWrongFieldIsFoundWhenTheImageIsOpened(String name, Edit edit, Class<?> expected, String where)
            throws Exception {
        ImageException e = assertThrows(ImageException.class, () -> open(edit), name);
        assertEquals(expected, e.getClass(), e.getMessage());
        assertEquals(where, e.where().structure() + "." + e.where().field(), e.getMessage());
    }

    static Stream<Arguments> contents() {
        return Stream.of(
                row("idx too large", f -> f.putInt(findfunctab, nfunc), Inconsistent.class, "ftab"),
                row("idx 2^32-1", f -> f.putInt(findfunctab, -1), Inconsistent.class, "ftab"),
                row("record outside", f -> f.putInt(pcln + 4, -8), Inconsistent.class, "pclntable"),
                row("npcdata 2^31", f -> f.putInt(record(f, 0) + 28, 1 << 31), Inconsistent.class, "pclntable"),
                row("npcdata 2^32-1", f -> f.putInt(record(f, 0) + 28, -1), Inconsistent.class, "pclntable"),
                row("nameOff outside", f -> f.putInt(record(f, 0) + 4, 1 << 30), Truncated.class, "funcnametab"),
                row("nameOff negative", f -> f.putInt(record(f, 0) + 4, -5), Truncated.class, "funcnametab"),
                row("pcfile outside", f -> f.putInt(record(f, 0) + 20, -5), Truncated.class, "pctab"),
                row("pcln outside", f -> f.putInt(record(f, 0) + 24, 1 << 30), Truncated.class, "pctab"),
                row("cuOffset outside", f -> f.putInt(record(f, 0) + 32, 1 << 30), Inconsistent.class, "pclntable"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contents")
    void aWrongRowOrRecordIsFoundWhenItIsUsed(String name, Edit edit, Class<?> expected, String structure)
            throws Exception {
        GcRuntime runtime = open(edit);
        ImageException e = assertThrows(ImageException.class, () -> ask(runtime, text), name);
        assertEquals(expected, e.getClass(), e.getMessage());
        assertEquals(structure, e.where().structure(), e.getMessage());
    }

    @Test
    void anInlineTreeOutsideIsFoundWhenItIsUsed() throws Exception {
        GcRuntime clean = open(f -> {});
        long pc = firstInlined(clean);
        GcTable t = clean.table();
        int record = pcln + t.func(t.row(pc));
        GcRuntime runtime = open(f -> {
            int npcdata = f.getInt(record + FuncRecord.NPCDATA_OFF);
            f.putInt(record + FuncRecord.SIZE + 4 * npcdata + 4 * FuncRecord.FUNCDATA_INL_TREE, -16);
        });
        ImageException e = assertThrows(Inconsistent.class, () -> runtime.funcForPC(pc));
        assertEquals("inline tree", e.where().field());
        // the value for "none" is no offset: the code counts as the function's own
        GcRuntime none = open(f -> {
            int npcdata = f.getInt(record + FuncRecord.NPCDATA_OFF);
            f.putInt(record + FuncRecord.SIZE + 4 * npcdata + 4 * FuncRecord.FUNCDATA_INL_TREE, -1);
        });
        assertEquals(1, none.framesAt(pc).size());
    }

    private static long firstInlined(GcRuntime runtime) throws ImageException {
        long pc = text;
        while (runtime.framesAt(pc).size() < 2) {
            pc++;
        }
        return pc;
    }

    /** Two text sections that a linker put {@code gap} bytes apart; the map lies where some data was. */
    private static GcRuntime split(long gap, int row) throws ImageException {
        GcTable t = open(f -> {}).table();
        long size = maxpc - text;
        long cut = t.rowEntry(row) - text;
        long map = t.module().addr() + ModuleData.SIZE; // the rest of module data, which no lookup reads
        int at = module + ModuleData.SIZE;
        return open(f -> {
            f.putLong(textSectMap, map).putLong(textSectMap + 8, 2).putLong(textSectMap + 16, 2);
            f.putLong(at, 0).putLong(at + 8, cut).putLong(at + 16, text);
            f.putLong(at + 24, cut).putLong(at + 32, size).putLong(at + 40, text + cut + gap);
            f.putLong(module + ModuleData.MAXPC_OFF, maxpc + gap);
            f.putLong(module + ModuleData.ETEXT_OFF, maxpc + gap);
        });
    }

    @Test
    void adjacentTextSectionsAnswerLikeOne() throws Exception {
        GcTable one = open(f -> {}).table();
        GcTable two = split(0, 500).table();
        for (long pc = text - 2; pc < maxpc + 2; pc += 3) {
            assertEquals(one.row(pc), two.row(pc));
            assertEquals(one.row(pc), two.rowBySearch(pc));
        }
        assertEquals(one.entry(one.func(600)), two.entry(two.func(600)));
    }

    @Test
    void pcsBetweenTextSectionsHaveNoFunction() throws Exception {
        long gap = 8192;
        GcTable one = open(f -> {}).table();
        GcTable two = split(gap, 500).table();
        long cut = one.rowEntry(500);
        assertEquals(one.row(cut - 1), two.row(cut - 1));
        for (long pc = cut; pc < cut + gap; pc += 64) {
            assertEquals(-1, two.row(pc));
            assertEquals(-1, two.rowBySearch(pc));
        }
        assertEquals(500, two.rowBySearch(cut + gap));
        assertEquals(cut + gap, two.rowEntry(500));
        assertEquals(one.rowEntry(700) + gap, two.entry(two.func(700)));
    }

    @Test
    void aTextOffsetBehindAllSectionsIsAnError() throws Exception {
        GcTable two = split(0, 500).table();
        assertEquals(text, two.rowEntry(0));
        // a record that starts behind the last section
        GcTable bad = open(f -> {
                    long size = maxpc - text;
                    int at = module + ModuleData.SIZE;
                    long map = two.module().addr() + ModuleData.SIZE;
                    f.putLong(textSectMap, map).putLong(textSectMap + 8, 2).putLong(textSectMap + 16, 2);
                    f.putLong(at, 0).putLong(at + 8, 64).putLong(at + 16, text);
                    f.putLong(at + 24, 64).putLong(at + 32, size).putLong(at + 40, text + 64);
                    f.putInt(record(f, 3), 0x7fffffff);
                })
                .table();
        assertThrows(Inconsistent.class, () -> bad.entry(bad.func(3)));
    }

    @Test
    void aTextSectionThatEndsBeforeItStartsIsAnError() throws Exception {
        long map = open(f -> {}).table().module().addr() + ModuleData.SIZE;
        int at = module + ModuleData.SIZE;
        assertThrows(
                BadValue.class,
                () -> open(f -> {
                    f.putLong(textSectMap, map).putLong(textSectMap + 8, 2).putLong(textSectMap + 16, 2);
                    f.putLong(at, 64).putLong(at + 8, 0);
                }));
    }

    @Test
    void unsortedRowsAreFoundByVerify() throws Exception {
        GcRuntime runtime = open(f -> f.putInt(pcln + 8 * 10, f.getInt(pcln + 8 * 11) + 1));
        assertThrows(Inconsistent.class, runtime.table()::verify);
    }

    @Test
    void aScanEndsAtTheEndEntry() throws Exception {
        // every row but the first is moved to offset 0, so nothing but the end entry stops the scan
        GcRuntime runtime = open(f -> {
            for (int i = 1; i < nfunc; i++) {
                f.putInt(pcln + 8 * i, 0);
            }
        });
        assertEquals(nfunc - 1, runtime.table().row(text + 5));
    }

    @Test
    void aTreeThatIsItsOwnCallerEnds() throws Exception {
        // parentPc of every node leads to the pc of the node itself
        GcRuntime clean = open(f -> {});
        long pc = firstInlined(clean);
        GcTable t = clean.table();
        int fn = t.func(t.row(pc));
        long entry = t.entry(fn);
        int node = t.inlineNode(fn, t.inlineIndex(fn, entry, pc));
        Image image = Images.read(Bytes.of(original, "probe"));
        int at = (int) image.toFileOff(t.module().gofunc()) + node + InlineTree.PARENT_PC_OFF;
        GcRuntime runtime = open(f -> f.putInt(at, (int) (pc - entry)));
        assertThrows(Inconsistent.class, () -> runtime.framesAt(pc));
        assertThrows(Inconsistent.class, () -> runtime.callersFrames(pc + 1, 0).all());
    }

    @Test
    void anImageWithoutTablesIsUnsupported() throws Exception {
        // magic destroyed and both section names changed: nothing is left to find
        byte[] file = original.clone();
        file[header] = 0;
        rename(file, ".gopclntab");
        LoadedImage loaded = Loader.view(Images.read(Bytes.of(file, "probe")));
        assertTrue(!GcTable.present(loaded));
        assertThrows(Unsupported.class, () -> GcTable.open(loaded));
    }

    @Test
    void tablesAreFoundWithoutSectionNames() throws Exception {
        byte[] file = original.clone();
        rename(file, ".gopclntab");
        rename(file, ".go.module");
        LoadedImage loaded = Loader.view(Images.read(Bytes.of(file, "probe")));
        assertTrue(GcTable.present(loaded));
        assertEquals(
                GcTable.open(Loader.view(Images.read(Bytes.of(original, "probe"))))
                        .module(),
                GcTable.open(loaded).module());
    }

    private static void rename(byte[] file, String section) {
        byte[] name = (section + "\0").getBytes(StandardCharsets.US_ASCII);
        for (int i = file.length - name.length; i >= 0; i--) {
            if (Arrays.equals(file, i, i + name.length, name, 0, name.length)) {
                file[i] = 'x';
            }
        }
    }

    @Test
    void anyWrongByteGivesAnErrorOrAnAnswer() throws Exception {
        Random random = new Random(20261121);
        int end = findfunctab + (int) FindFuncBuckets.byteSize(maxpc - text);
        assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int i = 0; i < 1500; i++) {
                int where = i % 4;
                int from = where == 0 ? header : where == 1 ? module : where == 2 ? pcln : header;
                int length = where == 0 ? PcHeader.SIZE : where == 1 ? ModuleData.SIZE : end - from;
                int at = from + random.nextInt(length);
                byte value = (byte) random.nextInt(256);
                try {
                    GcRuntime runtime = open(f -> f.put(at, value));
                    for (int k = 0; k < 40; k++) {
                        ask(runtime, text + random.nextLong(maxpc - text));
                    }
                } catch (ImageException expected) {
                    // one error is the right outcome; any other exception fails the test
                }
            }
        });
    }

    private static GcRuntime open(Edit edit) throws ImageException {
        byte[] file = original.clone();
        edit.apply(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
        return GcRuntime.open(Loader.view(Images.read(Bytes.of(file, "probe"))));
    }

    private static void ask(GcRuntime runtime, long pc) throws ImageException {
        Func f = runtime.funcForPC(pc);
        if (f != null) {
            runtime.fileLine(f, pc);
        }
        runtime.framesAt(pc);
        runtime.callersFrames(pc, 0).all();
    }
}
