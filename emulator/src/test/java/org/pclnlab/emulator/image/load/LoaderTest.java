package org.pclnlab.emulator.image.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.pclnlab.testing.ElfBuilder.R;
import static org.pclnlab.testing.ElfBuilder.W;
import static org.pclnlab.testing.ElfBuilder.X;
import static org.pclnlab.testing.ElfBuilder.join;
import static org.pclnlab.testing.ElfBuilder.rela;
import static org.pclnlab.testing.ElfBuilder.words;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.elf.ElfRelocations.Counts;
import org.pclnlab.emulator.memory.AddressSpace;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.Host;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.testing.ElfBuilder;
import org.pclnlab.testing.Requires;
import org.pclnlab.testing.Run;

class LoaderTest {
    private static final long DT_SYMTAB = 6, DT_RELA = 7, DT_RELASZ = 8, DT_RELAENT = 9, DT_SYMENT = 11, DT_REL = 17;
    private static final long DT_PLTRELSZ = 2, DT_JMPREL = 23, DT_TEXTREL = 22, DT_RELRSZ = 35, DT_RELR = 36;
    private static final long DT_RELRENT = 37;

    private static final long TEXT = 0x1000, DATA = 0x10000, TABLES = 0x20000, DYNAMIC = 0x30000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;

    private static Image image(byte[] file) throws ImageException {
        return Images.read(Bytes.of(file, "image"));
    }

    private static LoadedImage load(byte[] file, long slide) throws IOException, ImageException {
        return Loader.load(image(file), null, slide, Math.max(Host.pageSize(), 4096));
    }

    /** Each kind of relocation once, of one architecture. Symbols: 1 defined, 2 undefined, 3 absolute, 4 TLS, 5 ifunc. */
    private static ElfBuilder every(int machine) {
        boolean arm = machine == ElfBuilder.ARM64;
        int relative = arm ? 1027 : 8;
        int abs64 = arm ? 257 : 1;
        int globDat = arm ? 1025 : 6;
        byte[] rela = join(
                words(rela(DATA, relative, 0, TEXT + 4)),
                words(rela(DATA + 8, abs64, 1, 0x10)),
                words(rela(DATA + 16, globDat, 1, 0)),
                words(rela(DATA + 24, abs64, 2, 0)),
                words(rela(DATA + 32, abs64, 3, 0)),
                words(rela(DATA + 40, abs64, 4, 0)),
                words(rela(DATA + 48, globDat, 5, 0)),
                words(rela(DATA + 56, arm ? 1032 : 37, 0, TEXT)),
                words(rela(0, 0, 0, 0)));
        // Slots 0x100, 0x108, 0x118 and the first of the second bitmap, 63 words further.
        byte[] relr = words(DATA + 0x100, 1 | 1 << 1 | 1 << 3, 1 | 1 << 1);
        byte[] symbols = join(
                new byte[24],
                ElfBuilder.symbol(0, 0x12, 1, TEXT + 8, 0),
                ElfBuilder.symbol(0, 0x12, 0, 0, 0),
                ElfBuilder.symbol(0, 0x10, 0xfff1, 0x1234, 0),
                ElfBuilder.symbol(0, 0x16, 1, 8, 0),
                ElfBuilder.symbol(0, 0x1a, 1, TEXT, 0));
        long[] data = new long[0x70];
        Arrays.setAll(data, i -> 0x500 + i);
        return ElfBuilder.pie(machine)
                .load(TEXT, R | X, new byte[64], 64)
                .load(DATA, R | W, words(data), 0x1000)
                .load(TABLES, R, join(rela, relr, symbols), rela.length + relr.length + symbols.length)
                .dynamic(DYNAMIC, DT_RELA, TABLES)
                .dynamic(DYNAMIC, DT_RELASZ, rela.length)
                .dynamic(DYNAMIC, DT_RELAENT, 24)
                .dynamic(DYNAMIC, DT_RELR, TABLES + rela.length)
                .dynamic(DYNAMIC, DT_RELRSZ, relr.length)
                .dynamic(DYNAMIC, DT_RELRENT, 8)
                .dynamic(DYNAMIC, DT_SYMTAB, TABLES + rela.length + relr.length)
                .dynamic(DYNAMIC, DT_SYMENT, 24)
                .dynamic(DYNAMIC, DT_JMPREL, TABLES)
                .dynamic(DYNAMIC, DT_PLTRELSZ, 48);
    }

    @ParameterizedTest
    @ValueSource(ints = {ElfBuilder.AMD64, ElfBuilder.ARM64})
    void everyKindOfRelocation(int machine) throws Exception {
        byte[] file = every(machine).build();
        for (long slide : new long[] {0, 0x1000, 0x5555_5555_4000L}) {
            try (LoadedImage loaded = load(file, slide);
                    LoadedImage reading = loaded.lease()) {
                checkEvery(reading.memory(), slide);
                assertEquals(new Counts(5, 3, 4 + 2), loaded.relocations());
            }
            LoadedImage view = Loader.view(image(file), slide);
            checkEvery(view.memory(), slide);
            assertEquals(new Counts(5, 3, 4 + 2), view.relocations());
        }
    }

    private static void checkEvery(Memory m, long slide) throws ImageException {
        long data = DATA + slide;
        assertEquals(TEXT + 4 + slide, m.u64(data), "RELATIVE: slide and addend; what was there is gone");
        assertEquals(TEXT + 8 + 0x10 + slide, m.u64(data + 8));
        assertEquals(TEXT + 8 + slide, m.u64(data + 16));
        assertEquals(0x503, m.u64(data + 24), "an undefined symbol is a library's business");
        assertEquals(0x1234, m.u64(data + 32), "absolute symbols do not slide");
        assertEquals(0x505, m.u64(data + 40), "thread-local");
        assertEquals(0x506, m.u64(data + 48), "indirect function: its resolver would have to run");
        assertEquals(0x507, m.u64(data + 56));
        for (int i = 8; i < 0x70; i++) {
            boolean slides = i == 0x20 || i == 0x21 || i == 0x23 || i == 0x21 + 63;
            assertEquals(0x500 + i + (slides ? slide : 0), m.u64(data + 8L * i), "word " + Hex.of(i));
        }
        assertEquals(0, m.u64(data + 0x380));
    }

    private record Row(String name, Consumer<ByteBuffer> edit, Class<? extends ImageException> kind, String fragment) {
        Arguments argument() {
            return arguments(name, edit, kind, fragment);
        }
    }

    /** One row for each check of the relocation reader. */
    static Stream<Arguments> corruptions() {
        ElfBuilder b = every(ElfBuilder.AMD64);
        b.build();
        int rela = b.fileOff(TABLES);
        int relr = rela + 9 * 24;
        int dyn = b.fileOff(DYNAMIC);
        int dynHeader = b.phdr(4);
        // Values of the dynamic entries, in the order of every().
        int relaAddr = dyn + 8, relaSize = dyn + 24, relaEnt = dyn + 40, relrAddr = dyn + 56, relrSize = dyn + 72;
        int relrEnt = dyn + 88, symtab = dyn + 104, syment = dyn + 120, jmprel = dyn + 136, pltsz = dyn + 152;
        return Stream.of(
                        row("slot outside", f -> f.putLong(rela, 0x9000), Inconsistent.class, "r_offset: found 0x9000"),
                        row("slot at 2^64-4", f -> f.putLong(rela, -4), Inconsistent.class, "r_offset"),
                        row("slot half outside", f -> f.putLong(rela, DATA + 0xffc), Inconsistent.class, "8 bytes"),
                        row(
                                "slot in text",
                                f -> f.putLong(rela, TEXT),
                                Inconsistent.class,
                                "DT_TEXTREL; not PT_LOAD[0]"),
                        row("symbolic slot outside", f -> f.putLong(rela + 24, 0), Inconsistent.class, "r_offset"),
                        row(
                                "symbol index",
                                f -> f.putInt(rela + 24 + 12, 99),
                                Inconsistent.class,
                                "r_info.symbol: found 99"),
                        row("symbol index -1", f -> f.putInt(rela + 36, -1), Inconsistent.class, "found 4294967295"),
                        row(
                                "symtab outside",
                                f -> f.putLong(symtab, 8),
                                Inconsistent.class,
                                "the 0x0 bytes from DT_SYMTAB"),
                        row("symtab entsize", f -> f.putLong(syment, 16), BadValue.class, "DT_SYMENT: found 16"),
                        row("table outside", f -> f.putLong(relaAddr, 0x8000), BadValue.class, "DT_RELA: found 0x8000"),
                        row("table in zeros", f -> f.putLong(relaAddr, DATA + 0x800), BadValue.class, "DT_RELA"),
                        row("entry size 16", f -> f.putLong(relaEnt, 16), BadValue.class, "DT_RELAENT: found 16"),
                        row("entry size 0", f -> f.putLong(relaEnt, 0), BadValue.class, "DT_RELAENT: found 0"),
                        row(
                                "entry size 2^63",
                                f -> f.putLong(relaEnt, 1L << 63),
                                BadValue.class,
                                "9223372036854775808"),
                        row("size no multiple", f -> f.putLong(relaSize, 25), BadValue.class, "DT_RELASZ: found 0x19"),
                        row("size 2^31", f -> f.putLong(relaSize, 24L << 31), Inconsistent.class, "DT_RELASZ"),
                        row("size 2^63", f -> f.putLong(relaSize, 24L << 58), Inconsistent.class, "DT_RELASZ"),
                        row("size 2^64", f -> f.putLong(relaSize, -16), Inconsistent.class, "DT_RELASZ"),
                        row(
                                "size missing",
                                f -> f.putLong(relaSize - 8, 0x70000000),
                                Inconsistent.class,
                                "without DT_RELASZ"),
                        row("REL", f -> f.putLong(relaAddr - 8, DT_REL), Unsupported.class, "DT_REL"),
                        row("RELR outside", f -> f.putLong(relrAddr, 4), BadValue.class, "DT_RELR: found 0x4"),
                        row("RELR entry size", f -> f.putLong(relrEnt, 4), BadValue.class, "DT_RELRENT: found 4"),
                        row("RELR size", f -> f.putLong(relrSize, 7), BadValue.class, "DT_RELRSZ: found 0x7"),
                        row("RELR 2^63", f -> f.putLong(relrSize, 1L << 63), Inconsistent.class, "DT_RELRSZ"),
                        row("RELR bitmap first", f -> f.putLong(relr, 3), BadValue.class, "before the first bitmap"),
                        row(
                                "RELR slot outside",
                                f -> f.putLong(relr, 0x9000),
                                Inconsistent.class,
                                "word: found 0x9000"),
                        row("RELR bitmap outside", f -> f.putLong(relr, DATA + 0xff8), Inconsistent.class, "word"),
                        row("JMPREL outside", f -> f.putLong(jmprel, 0), BadValue.class, "DT_JMPREL"),
                        row("PLTRELSZ", f -> f.putLong(pltsz, 23), BadValue.class, "DT_PLTRELSZ"),
                        row(
                                "dynamic outside",
                                f -> f.putLong(dynHeader + 16, 5),
                                ImageException.Truncated.class,
                                "dynamic"),
                        row(
                                "dynamic 2^63",
                                f -> f.putLong(dynHeader + 32, 1L << 63),
                                ImageException.Truncated.class,
                                "dynamic"))
                .map(Row::argument);
    }

    private static Row row(
            String name, Consumer<ByteBuffer> edit, Class<? extends ImageException> kind, String fragment) {
        return new Row(name, edit, kind, fragment);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corruptions")
    void damagedRelocationsAreRefused(
            String name, Consumer<ByteBuffer> edit, Class<? extends ImageException> kind, String fragment)
            throws Exception {
        Image image = image(every(ElfBuilder.AMD64).build(edit));
        for (ImageException e : List.of(
                assertThrows(ImageException.class, () -> Loader.view(image), name),
                assertThrows(ImageException.class, () -> Loader.load(image, null, 0x1000, Host.pageSize()), name))) {
            assertEquals(kind, e.getClass(), e.toString());
            assertTrue(e.toString().contains(fragment), e.toString());
        }
    }

    @Test
    void relocationsInCodeNeedTheTagThatAllowsThem() throws Exception {
        ElfBuilder b = every(ElfBuilder.AMD64).dynamic(DYNAMIC, DT_TEXTREL, 0);
        b.build();
        int rela = b.fileOff(TABLES);
        byte[] file = every(ElfBuilder.AMD64).dynamic(DYNAMIC, DT_TEXTREL, 0).build(f -> f.putLong(rela, TEXT + 8));
        try (LoadedImage loaded = load(file, 0x1000)) {
            assertEquals(TEXT + 4 + 0x1000, loaded.memory().u64(TEXT + 8 + 0x1000));
        }
        assertThrows(Unsupported.class, () -> Loader.view(image(file)));
    }

    @Test
    void aFixedImageIsReadInPlaceAndDoesNotSlide() throws Exception {
        byte[] file = ElfBuilder.exec(ElfBuilder.AMD64)
                .load(0x400000, R | X, words(1, 2), 16)
                .load(0x410000, R | W, words(3), 0x100)
                .build();
        Image image = image(file);
        LoadedImage view = Loader.view(image);
        file[(int) image.segments().get(1).fileOff()] = 9;
        assertEquals(9, view.memory().u64(0x410000), "a view of the file, no copy");
        assertThrows(Unsupported.class, () -> load(file, 0x1000));
        try (LoadedImage loaded = load(file, 0)) {
            assertEquals(2, loaded.memory().u64(0x400008));
            assertEquals(0, loaded.memory().u64(0x410008));
        }
    }

    private static final String POINTERS = """
            #include <stdio.h>
            static int a[40]; int b = 7; const char *text = "text"; extern char __executable_start[];
            static void f(void) {}
            int main(void);
            void *table[] = {a, a + 3, &b, (char *)f + 1, f, (void *)main, &text, table_self};
            int main(void) {
              printf("start %p\\n", (void *)__executable_start);
              for (unsigned i = 0; i < sizeof table / sizeof *table; i++)
                printf("%p %p\\n", (void *)(table + i), table[i]);
              printf("%p %p\\n", (void *)&text, (void *)text);
              return 0;
            }
            """.replace("table_self", "&table[2]");

    static Stream<Arguments> links() {
        return Stream.of(
                arguments("pie", List.of("-pie", "-fPIE")),
                arguments("relr", List.of("-pie", "-fPIE", "-Wl,-z,pack-relative-relocs")),
                arguments("static-pie", List.of("-static-pie", "-fPIE")),
                arguments("fixed", List.of("-no-pie", "-fno-pie")));
    }

    /** The witness: the program prints its own pointers and where they are; loaded at its slide, the image says the same. */
    @Requires.Linux
    @ParameterizedTest(name = "{0}")
    @MethodSource("links")
    void agreesWithTheProcess(String name, List<String> flags) throws Exception {
        String source = POINTERS.replace("void *table[]", "extern void *table[8];\nvoid *table[8]");
        Path program = Run.cc(dir, name, source, flags.toArray(new String[0]));
        String[] lines = Run.of(dir, program.toString()).split("\n", -1);
        MappedFile file = MappedFile.open(program);
        Image image = Images.read(file.bytes());
        Symbol start = image.symbols().find("__executable_start")[0];
        long linked = start == null ? image.segments().get(0).vmaddr() : start.value();
        long slide = hex(lines[0].substring("start ".length())) - linked;
        assertEquals(name.equals("fixed"), slide == 0);

        for (int page : new int[] {Host.pageSize(), 16384}) {
            // A process of 4 KiB pages may slide by 4 KiB; with larger pages the pointers move along.
            long shift = -(slide & (page - 1));
            try (LoadedImage loaded = Loader.load(image, file, slide + shift, page);
                    LoadedImage reading = loaded.lease()) {
                int checked = 0;
                for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
                    String[] pair = lines[i].split(" ", -1);
                    assertEquals(
                            hex(pair[1]) + shift, reading.memory().u64(hex(pair[0]) + shift), lines[i] + " of " + name);
                    checked++;
                }
                assertEquals(9, checked);
                assertTrue(name.equals("fixed") || loaded.relocations().relative() > 5);
            }
        }
        Memory view = Loader.view(image).memory();
        for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
            String[] pair = lines[i].split(" ", -1);
            assertEquals(hex(pair[1]) - slide, view.u64(hex(pair[0]) - slide));
        }
    }

    private static long hex(String text) {
        return Long.parseUnsignedLong(text.substring(2), 16);
    }

    /** The property: at five slides, a slot that readelf lists differs by the slide, and every other byte is the same. */
    @Requires.Linux
    @Requires.Binutils
    @ParameterizedTest(name = "{0}")
    @MethodSource("links")
    void slotsListedByReadelfDifferByTheSlideAndNothingElseDoes(String name, List<String> flags) throws Exception {
        String source = POINTERS.replace("void *table[]", "extern void *table[8];\nvoid *table[8]");
        Path program = Run.cc(dir, name, source, flags.toArray(new String[0]));
        MappedFile file = MappedFile.open(program);
        Image image = Images.read(file.bytes());
        Map<Long, Boolean> slots = relativeSlots(Run.of(dir, "readelf", "-rW", program.toString()));
        assertEquals(name.equals("fixed"), slots.isEmpty());
        long[] slides = image.positionIndependent()
                ? new long[] {0, 0x10000, 0x5555_5555_4000L, 0x7fff_f7f0_0000L, -0x4000_0000L}
                : new long[] {0};
        Map<Long, Long> first = new TreeMap<>();
        for (long slide : slides) {
            try (LoadedImage loaded = Loader.load(image, file, slide, 16384);
                    LoadedImage reading = loaded.lease()) {
                assertEquals(slots.size(), loaded.relocations().relative());
                long words = 0;
                for (Segment s : image.segments()) {
                    for (long a = s.vmaddr() & -8; a + 8 <= s.end(); a += 8) {
                        long value = reading.memory().u64(loaded.toPc(a));
                        Long before = first.putIfAbsent(a, value);
                        if (before != null) {
                            long moved = slots.containsKey(a) ? slide : 0;
                            assertEquals(before + moved, value, "word at " + Hex.of(a));
                        }
                        words++;
                    }
                }
                assertTrue(words > 100);
            }
        }
        Memory view = Loader.view(image).memory();
        for (Map.Entry<Long, Long> e : first.entrySet()) {
            if (view.available(e.getKey()) >= 8) {
                assertEquals(e.getValue(), view.u64(e.getKey()), Hex.of(e.getKey()));
            }
        }
    }

    /** Addresses in the RELATIVE lines of {@code readelf -rW}, and in its list of RELR offsets. */
    private static Map<Long, Boolean> relativeSlots(String readelf) {
        Map<Long, Boolean> out = new TreeMap<>();
        Matcher rela = Pattern.compile("(?m)^([0-9a-f]{16})\\s+[0-9a-f]{16}\\s+R_\\w+_RELATIV")
                .matcher(readelf);
        while (rela.find()) {
            out.put(Long.parseUnsignedLong(rela.group(1), 16), true);
        }
        // RELR: a heading that names .relr.dyn, the count, then one offset a line.
        Matcher relr = Pattern.compile("(?m)^([0-9a-f]{16})$").matcher(readelf);
        while (relr.find()) {
            out.put(Long.parseUnsignedLong(relr.group(1), 16), true);
        }
        return out;
    }

    @Requires.Linux
    @Test
    void pagesOfTheFileAreMappedNotCopied() throws Exception {
        Path program = Run.cc(dir, "big", "char big[] = {[30 << 20] = 1}; int main(void) { return big[0]; }", "-pie");
        MappedFile file = MappedFile.open(program);
        Image image = Images.read(file.bytes());
        Symbol big = image.symbols().find("big")[0];
        assertNotNull(big);
        try (LoadedImage loaded = Loader.load(image, file, 0x10000)) {
            assertEquals(1, loaded.memory().u8(big.value() + 0x10000 + (30 << 20)));
            assertTrue(loaded.memory() instanceof AddressSpace);
            String maps = String.join("\n", java.nio.file.Files.readAllLines(Path.of("/proc/self/maps")));
            assertTrue(Pattern.compile("(?m)^.* rw-p .*" + program + "$")
                    .matcher(maps)
                    .find());
        }
        assertFalse(image.segments().isEmpty());
    }

    /** Started in a JVM of its own by the test below. */
    public static final class ViewOnce {
        private ViewOnce() {}

        public static void main(String[] args) throws IOException, ImageException {
            MappedFile file = MappedFile.open(Path.of(args[0]));
            LoadedImage view = Loader.view(Images.read(file.bytes()));
            file.checkUnchanged();
            if (view.memory().u8(view.image().text().vmaddr()) < 0) {
                throw new AssertionError();
            }
        }
    }

    /** JNA costs 150 ms at its first use; a lookup in a file has no use for it, of a fixed image or of a PIE. */
    @Requires.Linux
    @ParameterizedTest(name = "{0}")
    @MethodSource("links")
    void viewingAFileLoadsNothingOfJna(String name, List<String> flags) throws Exception {
        Path program =
                Run.cc(dir, name, "int x; int *p = &x; int main(void) { return x; }", flags.toArray(new String[0]));
        String loaded = Run.of(
                dir,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-Xlog:class+load:stdout",
                "-cp",
                System.getProperty("java.class.path"),
                ViewOnce.class.getName(),
                program.toString());
        assertTrue(loaded.contains("org.pclnlab.emulator.image.load.Loader "), "the log names loaded classes");
        assertFalse(loaded.contains("com.sun.jna"), "JNA was loaded");
        assertFalse(loaded.contains("org.pclnlab.emulator.memory.LibC"), "the C library was loaded");
        assertFalse(loaded.contains("emulator.image.load.Loader$$Lambda"), "a lambda was linked");
    }
}
