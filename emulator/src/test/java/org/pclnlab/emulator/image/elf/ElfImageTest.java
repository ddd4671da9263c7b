package org.pclnlab.emulator.image.elf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static org.pclnlab.testing.ElfBuilder.R;
import static org.pclnlab.testing.ElfBuilder.W;
import static org.pclnlab.testing.ElfBuilder.X;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.testing.ElfBuilder;
import org.pclnlab.testing.Requires;
import org.pclnlab.testing.Run;

class ElfImageTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;

    /** Sections: 1 .text, 2 .data, 3 .bss, 4 .symtab, 5 .strtab, 6 .shstrtab. */
    private static ElfBuilder small() {
        return ElfBuilder.exec(ElfBuilder.AMD64)
                .align(16)
                .load(0x400000, R | X, new byte[32], 32)
                .load(0x410000, R | W, ElfBuilder.words(1, 2), 48)
                .section(".text", 1, 2 | 4, 0x400000, 32)
                .section(".data", 1, 2 | 1, 0x410000, 16)
                .section(".bss", 8, 2 | 1, 0x410010, 32)
                .section(
                        ".symtab",
                        2,
                        ElfBuilder.join(
                                new byte[24],
                                ElfBuilder.symbol(1, 0x12, 1, 0x400000, 16),
                                ElfBuilder.symbol(6, 0x11, 2, 0x410000, 8)),
                        5,
                        24)
                .section(".strtab", 3, "\0main\0data\0".getBytes(StandardCharsets.US_ASCII), 0, 0);
    }

    private static Image read(byte[] file) throws ImageException {
        return Images.read(Bytes.of(file, "a.out"));
    }

    /** Everything that a reader may ask of an image. */
    private static long readAll(Bytes file) throws ImageException {
        Image image = Images.read(file);
        long sum = image.sections().size();
        for (Section s : image.sections()) {
            sum += image.contents(s).size() + s.name().length();
        }
        SymbolTable symbols = image.symbols();
        for (int i = 0; i < symbols.count(); i++) {
            sum += symbols.at(i).name().length();
        }
        SymbolTable dynamic = ((ElfImage) image).dynamicSymbols();
        for (int i = 0; i < dynamic.count(); i++) {
            sum += dynamic.at(i).name().length();
        }
        LoadedImage view = Loader.view(image);
        for (Segment s : image.segments()) {
            sum += view.memory().available(s.vmaddr());
            if (s.memSize() > 8) {
                sum += view.memory().u8(s.end() - 1);
            }
        }
        return sum;
    }

    @Test
    void fieldsOfASmallImage() throws Exception {
        Image image = read(small().build());
        assertEquals(Arch.AMD64, image.arch());
        assertEquals(2, image.segments().size());
        assertEquals(7, image.sections().size());
        assertEquals(0x400000, image.text().vmaddr());
        Section bss = image.section(".bss");
        assertNotNull(bss);
        assertEquals(0, bss.fileSize());
        assertEquals(32, bss.size());
        assertNull(image.section(".nothing"));
        assertEquals(3, image.symbols().count());
        Symbol main = image.symbols().find("main")[0];
        assertEquals(new Symbol("main", 0x400000, 16, Symbol.Kind.FUNCTION, 1), main);
        assertNull(image.symbols().find("mai")[0]);
        assertThrows(IndexOutOfBoundsException.class, () -> image.symbols().at(3));
        assertEquals(-1, image.toFileOff(0x410010), "zero-filled memory is not in the file");
        assertEquals(small().build().length, image.file().size());
    }

    private static Arguments row(
            String name, Consumer<ByteBuffer> edit, Class<? extends ImageException> kind, String fragment) {
        return arguments(name, edit, kind, fragment);
    }

    /** One row for each check of Ehdr64, ElfImage and ElfSymbols. */
    static Stream<Arguments> corruptions() {
        ElfBuilder b = small();
        int size = b.build().length;
        int text = b.shdr(".text");
        int data = b.shdr(".data");
        int bss = b.shdr(".bss");
        int symtab = b.shdr(".symtab");
        int shstrtab = b.shdr(".shstrtab");
        int null0 = b.shdr("");
        int p0 = b.phdr(0);
        int p1 = b.phdr(1);
        int symbols = 64 + 2 * 56 + 48; // headers, 32 + 16 bytes of segments
        return Stream.of(
                row(
                        "not an executable",
                        f -> f.put(0, (byte) '#'),
                        BadValue.class,
                        "file.magic: found the bytes 23 45"),
                row(
                        "32-bit",
                        f -> f.put(4, (byte) 1),
                        Unsupported.class,
                        "e_ident.class: found 1, expected 2 (64-bit)"),
                row("big-endian", f -> f.put(5, (byte) 2), Unsupported.class, "e_ident.data: found 2"),
                row("ident version", f -> f.put(6, (byte) 0), BadValue.class, "e_ident.version: found 0, expected 1"),
                row("object file", f -> f.putShort(16, (short) 1), Unsupported.class, "e_type: found 1"),
                row("machine", f -> f.putShort(18, (short) 243), Unsupported.class, "e_machine: found 243"),
                row("version", f -> f.putInt(20, 2), BadValue.class, "e_version: found 2"),
                row(
                        "e_phentsize",
                        f -> f.putShort(54, (short) 32),
                        BadValue.class,
                        "e_phentsize: found 32, expected 56"),
                row(
                        "e_shentsize",
                        f -> f.putShort(58, (short) 40),
                        BadValue.class,
                        "e_shentsize: found 40, expected 64"),
                row("e_phoff outside", f -> f.putLong(32, size), Truncated.class, "ELF program headers"),
                row("e_phoff 2^64-1", f -> f.putLong(32, -1), Truncated.class, "ELF program headers"),
                row("e_phnum", f -> f.putShort(56, (short) 0xfffe), Truncated.class, "ELF program headers"),
                row("PN_XNUM huge", f -> f.putShort(56, (short) -1).putInt(null0 + 44, -1), Truncated.class, "headers"),
                row(
                        "PN_XNUM 2^31",
                        f -> f.putShort(56, (short) -1).putInt(null0 + 44, 1 << 31),
                        Truncated.class,
                        "headers"),
                row(
                        "PN_XNUM, no sections",
                        f -> f.putShort(56, (short) -1).putLong(40, 0),
                        Inconsistent.class,
                        "e_phnum"),
                row("e_shoff outside", f -> f.putLong(40, size), Truncated.class, "ELF section header 0"),
                row("e_shoff 2^63", f -> f.putLong(40, 1L << 63), Truncated.class, "ELF section header 0"),
                row("e_shoff wraps", f -> f.putLong(40, -32), Truncated.class, "ELF section header 0"),
                row("e_shnum", f -> f.putShort(60, (short) 8), Truncated.class, "ELF section headers"),
                row(
                        "count in sh_size 2^31",
                        f -> f.putShort(60, (short) 0).putLong(null0 + 32, 1L << 31),
                        Truncated.class,
                        "ELF section headers"),
                row(
                        "count in sh_size 2^58",
                        f -> f.putShort(60, (short) 0).putLong(null0 + 32, 1L << 58),
                        Truncated.class,
                        "ELF section headers"),
                row(
                        "count in sh_size 2^63",
                        f -> f.putShort(60, (short) 0).putLong(null0 + 32, 1L << 63),
                        Truncated.class,
                        "ELF section headers"),
                row(
                        "e_shstrndx",
                        f -> f.putShort(62, (short) 7),
                        Inconsistent.class,
                        "e_shstrndx: found 7, expected less than 7"),
                row(
                        "SHN_XINDEX",
                        f -> f.putShort(62, (short) -1).putInt(null0 + 40, 99),
                        Inconsistent.class,
                        "e_shstrndx: found 99"),
                row(
                        "SHN_XINDEX 2^32-1",
                        f -> f.putShort(62, (short) -1).putInt(null0 + 40, -1),
                        Inconsistent.class,
                        "e_shstrndx"),
                row(
                        "names in .text",
                        f -> f.putShort(62, (short) 1),
                        Inconsistent.class,
                        "sh_type: found 1, expected 3"),
                row("section name", f -> f.putInt(text, 0x1000), BadValue.class, "section 1 name: found 0x1000"),
                row("section name 2^32-1", f -> f.putInt(text, -1), BadValue.class, "section 1 name"),
                row(
                        "names end",
                        f -> f.putLong(shstrtab + 32, f.getLong(shstrtab + 32) - 1),
                        BadValue.class,
                        "section 6 name"),
                row(
                        "sh_offset outside",
                        f -> f.putLong(text + 24, size),
                        Truncated.class,
                        "sh_offset: found 0x20 bytes at"),
                row("sh_offset wraps", f -> f.putLong(text + 24, -16), Truncated.class, "sh_offset"),
                row("sh_size 2^63", f -> f.putLong(text + 32, 1L << 63), Truncated.class, "sh_offset"),
                row("sh_size 2^31", f -> f.putLong(text + 32, 1L << 31), Truncated.class, "sh_offset"),
                row("sh_addr wraps", f -> f.putLong(bss + 16, -16), BadValue.class, "sh_addr"),
                row("bss 2^64-1", f -> f.putLong(bss + 32, -1), BadValue.class, "sh_addr"),
                row("overlap", f -> f.putLong(data + 16, 0x400008), Inconsistent.class, "no overlap with section 1"),
                row(
                        "overlap, unsorted",
                        f -> f.putLong(data + 16, 0x3ffff8),
                        Inconsistent.class,
                        "no overlap with section 2"),
                row(
                        "p_filesz > p_memsz",
                        f -> f.putLong(p0 + 40, 31),
                        Inconsistent.class,
                        "p_filesz: found 0x20, expected at most p_memsz 0x1f"),
                row("p_offset outside", f -> f.putLong(p0 + 8, size), Truncated.class, "p_offset"),
                row("p_offset wraps", f -> f.putLong(p0 + 8, -8), Truncated.class, "p_offset"),
                row(
                        "p_filesz 2^63",
                        f -> f.putLong(p0 + 32, 1L << 63).putLong(p0 + 40, 1L << 63),
                        Truncated.class,
                        "p_offset"),
                row("p_vaddr wraps", f -> f.putLong(p1 + 16, -8), BadValue.class, "p_vaddr"),
                row("p_memsz 2^64-1", f -> f.putLong(p1 + 40, -1), BadValue.class, "p_vaddr"),
                row(
                        "segments overlap",
                        f -> f.putLong(p1 + 16, 0x40001f),
                        Inconsistent.class,
                        "p_vaddr: found 0x40001f, expected at least 0x400020"),
                row("segments unsorted", f -> f.putLong(p1 + 16, 0x1000), Inconsistent.class, "p_vaddr: found 0x1000"),
                row(
                        "symbol size",
                        f -> f.putLong(symtab + 56, 16),
                        BadValue.class,
                        "sh_entsize: found 16, expected 24"),
                row("symbol size 0", f -> f.putLong(symtab + 56, 0), BadValue.class, "sh_entsize: found 0"),
                row("half a symbol", f -> f.putLong(symtab + 32, 36), BadValue.class, "sh_size: found 0x24"),
                row("no string table", f -> f.putInt(symtab + 40, 1), Inconsistent.class, "sh_link: found 1"),
                row("sh_link", f -> f.putInt(symtab + 40, 7), Inconsistent.class, "sh_link: found 7"),
                row(
                        "sh_link 2^31",
                        f -> f.putInt(symtab + 40, 1 << 31),
                        Inconsistent.class,
                        "sh_link: found 2147483648"),
                row("symbol name", f -> f.putInt(symbols + 24, 11), BadValue.class, "symbol 1 name: found 0xb"),
                row(
                        "symbol name 2^32-1",
                        f -> f.putInt(symbols + 24, -1),
                        BadValue.class,
                        "symbol 1 name: found 0xffffffff"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corruptions")
    void damageIsNamed(String name, Consumer<ByteBuffer> edit, Class<? extends ImageException> kind, String fragment) {
        byte[] file = small().build(edit);
        ImageException e = assertThrows(ImageException.class, () -> readAll(Bytes.of(file, "a.out")), name);
        assertEquals(kind, e.getClass(), e.toString());
        assertTrue(e.toString().contains(fragment), e.toString());
        assertEquals("a.out", e.where().file());
    }

    @Test
    void countsBeyondSixteenBitsAreInSectionZero() throws Exception {
        ElfBuilder b = small();
        b.build();
        int null0 = b.shdr("");
        Image image = read(small().build(f -> {
            f.putShort(56, (short) 0xffff).putInt(null0 + 44, 2);
            f.putShort(60, (short) 0).putLong(null0 + 32, 7);
            f.putShort(62, (short) 0xffff).putInt(null0 + 40, 6);
        }));
        assertEquals(2, image.segments().size());
        assertEquals(7, image.sections().size());
        assertNotNull(image.section(".strtab"));
    }

    @Test
    void sectionsWithoutNamesAreRead() throws Exception {
        Image image = read(small().build(f -> f.putShort(62, (short) 0)));
        assertEquals(7, image.sections().size());
        assertThrows(Unsupported.class, image::text);
        assertEquals(3, image.symbols().count());
    }

    @Test
    void everyPrefixIsAnErrorOrAnImage() throws Exception {
        byte[] file = small().build();
        assertTrue(file.length < 2000, "small enough to try all lengths");
        for (int n = 0; n < file.length; n++) {
            byte[] prefix = Arrays.copyOf(file, n);
            assertThrows(ImageException.class, () -> readAll(Bytes.of(prefix, "a.out")), "length " + n);
        }
        assertTrue(readAll(Bytes.of(file, "a.out")) > 0);
        // Without section headers the rest is an image as soon as its segments are there.
        byte[] stripped =
                small().build(f -> f.putLong(40, 0).putShort(60, (short) 0).putShort(62, (short) 0));
        int whole = 64 + 2 * 56 + 48;
        for (int n = 0; n < whole; n++) {
            byte[] prefix = Arrays.copyOf(stripped, n);
            assertThrows(ImageException.class, () -> readAll(Bytes.of(prefix, "a.out")), "length " + n);
        }
        assertTrue(readAll(Bytes.of(Arrays.copyOf(stripped, whole), "a.out")) > 0);
    }

    /** 16,000 sections in one MiB: in falling order, and all named by the same long string. */
    @Test
    void manySectionsCostWhatTheirHeadersCost() {
        int n = 16_000;
        ByteBuffer b = ByteBuffer.allocate(64 + (n + 2) * 64 + (1 << 16)).order(ByteOrder.LITTLE_ENDIAN);
        b.put(0, small().build(), 0, 64).putShort(56, (short) 0);
        b.putLong(40, 64).putShort(60, (short) (n + 2)).putShort(62, (short) (n + 1));
        for (int i = 1; i <= n; i++) {
            b.putInt(64 + i * 64 + 4, 8).putLong(64 + i * 64 + 8, 2);
            b.putLong(64 + i * 64 + 16, (long) (n - i) << 12).putLong(64 + i * 64 + 32, 8);
        }
        int strings = 64 + (n + 1) * 64;
        b.putInt(strings + 4, 3).putLong(strings + 24, strings + 64).putLong(strings + 32, 1 << 16);
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertEquals(n + 2, read(b.array()).sections().size());
            for (int i = strings + 64; i < b.capacity() - 1; i++) {
                b.put(i, (byte) 'x');
            }
            assertThrows(BadValue.class, () -> read(b.array()));
        });
    }

    /** Single bytes of the headers, tables and symbols of a real file. */
    private void mutate(Path program, int rounds, long seed) throws IOException, ImageException {
        byte[] file = Files.readAllBytes(program);
        Bytes bytes = Bytes.of(file, program.toString());
        ElfImage image = (ElfImage) Images.read(bytes);
        List<int[]> ranges = new ArrayList<>();
        ranges.add(new int[] {0, 64});
        ranges.add(new int[] {64, 64 + 56 * image.programHeaders().size()});
        int shoff = (int) bytes.u64(40);
        ranges.add(new int[] {shoff, shoff + 64 * image.sections().size()});
        for (Section s : image.sections()) {
            if (List.of(".dynamic", ".rela.dyn", ".relr.dyn", ".symtab", ".strtab", ".shstrtab", ".dynsym", ".dynstr")
                            .contains(s.name())
                    && s.fileSize() > 0) {
                ranges.add(new int[] {(int) s.fileOff(), (int) (s.fileOff() + s.fileSize())});
            }
        }
        Random random = new Random(seed);
        int refused = 0;
        for (int round = 0; round < rounds; round++) {
            int[] range = ranges.get(random.nextInt(ranges.size()));
            int at = range[0] + random.nextInt(range[1] - range[0]);
            byte before = file[at];
            file[at] = (byte) random.nextInt(256);
            try {
                Image mutant = Images.read(bytes);
                mutant.symbols().find("main", "runtime.pclntab", "nobody");
                SymbolTable dynamic = ((ElfImage) mutant).dynamicSymbols();
                for (int i = 0; i < dynamic.count(); i++) {
                    if (dynamic.at(i).name().length() > file.length) {
                        throw new AssertionError("a name longer than the file");
                    }
                }
                Loader.view(mutant);
            } catch (ImageException e) {
                refused++;
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed + ", round " + round + ": byte " + at + " = " + file[at], e);
            } finally {
                file[at] = before;
            }
        }
        assertTrue(refused > rounds / 20, refused + " of " + rounds + " refused");
    }

    private static final String HELLO_C =
            "#include <stdio.h>\nint x; int *p = &x; int main(void) { return puts(\"hi\"); }";

    @Requires.Linux
    @Test
    void mutationsOfAnExecutableOfCc() throws Exception {
        mutate(Run.cc(dir, "hello", HELLO_C, "-pie", "-fPIE"), 20_000, 1);
    }

    @Test
    void mutationsOfAnExecutableOfGo() throws Exception {
        mutate(Run.go(dir, "hello", "package main\nfunc main() { println(1) }\n", Map.of()), 20_000, 2);
    }

    @Requires.Linux
    @Requires.Binutils
    @Test
    void sectionsAndSymbolsAgreeWithReadelf() throws Exception {
        Path program = Run.cc(dir, "hello", HELLO_C);
        Image image = read(Files.readAllBytes(program));
        TreeSet<String> ours = new TreeSet<>();
        for (int i = 0; i < image.symbols().count(); i++) {
            Symbol s = image.symbols().at(i);
            if (s.kind() == Symbol.Kind.FUNCTION || s.kind() == Symbol.Kind.DATA) {
                ours.add(String.format("%016x %d %s", s.value(), s.size(), s.name()));
            }
        }
        TreeSet<String> theirs = new TreeSet<>();
        boolean symtab = false;
        for (String line : Run.of(dir, "readelf", "-sW", program.toString()).split("\n", -1)) {
            symtab |= line.contains("'.symtab'");
            String[] f = line.trim().split("\\s+", -1);
            if (symtab && f.length >= 8 && (f[3].equals("FUNC") || f[3].equals("OBJECT"))) {
                theirs.add(f[1] + " " + f[2] + " " + f[7]);
            }
        }
        assertEquals(theirs, ours);
        assertTrue(ours.size() > 10);
        String sections = Run.of(dir, "readelf", "-SW", program.toString());
        for (Section s : image.sections()) {
            assertTrue(sections.contains(s.name() + " "), s.name());
        }
    }

    private Path padded(String name, long size) throws IOException {
        ElfBuilder b = ElfBuilder.exec(ElfBuilder.AMD64)
                .load(0x400000, R | X, new byte[64], 64)
                .load(0x10000000, R, ElfBuilder.words(42), 8);
        b.build();
        int off = b.fileOff(0x10000000);
        int header = b.phdr(1);
        byte[] file = ElfBuilder.exec(ElfBuilder.AMD64)
                .load(0x400000, R | X, new byte[64], 64)
                .load(0x10000000, R, ElfBuilder.words(42), 8)
                .build(f -> f.putLong(header + 32, size - off).putLong(header + 40, size - off));
        Path path = Files.write(dir.resolve(name), file);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), size - 1); // sparse in between
        }
        return path;
    }

    private static long allocatedByOpening(Path path) throws IOException, ImageException {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 50; i++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            LoadedImage view = Loader.view(Images.read(MappedFile.open(path).bytes()));
            assertEquals(42, view.memory().u64(0x10000000));
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    @Test
    void openingAHundredMegabytesAllocatesNoMoreThanTwo() throws Exception {
        long two = allocatedByOpening(padded("two", 2 << 20));
        long hundred = allocatedByOpening(padded("hundred", 100 << 20));
        assertTrue(Math.abs(hundred - two) < 2048, two + " bytes for 2 MB, " + hundred + " for 100 MB");
        assertTrue(hundred < 32 << 10, hundred + " bytes");
    }
}
