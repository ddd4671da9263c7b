package org.pclnlab.emulator.image.macho;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.Symbol;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.testing.GoPrograms;

class MachoImageTest {
    private static Path probe(String arch) {
        return GoPrograms.build("probe", GoPrograms.PROBE, "darwin/" + arch);
    }

    private static byte[] bytes() throws Exception {
        return Files.readAllBytes(probe("arm64"));
    }

    private static ByteBuffer le(byte[] b) {
        return ByteBuffer.wrap(b).order(ByteOrder.LITTLE_ENDIAN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "arm64"})
    void symbolsAgreeWithGoToolNm(String arch) throws Exception {
        Path file = probe(arch);
        MachoImage image = (MachoImage) Images.read(Bytes.of(Files.readAllBytes(file), "probe"));
        assertEquals(arch, image.arch().goName());
        List<String> ours = new ArrayList<>();
        SymbolTable symbols = image.symbols();
        for (int i = 0; i < symbols.count(); i++) {
            Symbol s = symbols.at(i);
            if (s.kind() == Symbol.Kind.FUNCTION) {
                ours.add(Long.toHexString(s.value()) + " " + s.name());
            }
        }
        List<String> theirs = new ArrayList<>();
        String nm = GoPrograms.run(GoPrograms.dir(), Map.of(), "", "go", "tool", "nm", file.toString());
        for (String line : nm.lines().toList()) {
            String[] f = line.strip().split(" +", 3);
            if (f.length == 3 && f[1].equals("T")) {
                theirs.add(f[0] + " " + (f[2].startsWith("_") ? f[2].substring(1) : f[2]));
            }
        }
        ours.sort(null);
        theirs.sort(null);
        // nm says T for the text section only; the stubs beside it hold code, but have no symbols in gc's files
        assertEquals(theirs.size(), ours.size());
        assertEquals(theirs, ours);
        @Nullable Symbol[] found = symbols.find("main.main", "no.such");
        assertNotNull(found[0]);
        assertEquals(null, found[1]);
    }

    @Test
    void segmentsAndSectionsAreThoseOfTheFile() throws Exception {
        MachoImage image = MachoImage.read(Bytes.of(bytes(), "probe"));
        assertEquals(Arch.ARM64, image.arch());
        assertTrue(image.positionIndependent());
        assertFalse(image.chainedFixups());
        assertEquals(0x100000000L, image.base());
        // neither __PAGEZERO nor __DWARF is part of the process
        assertEquals(
                List.of("__TEXT", "__DATA_CONST", "__DATA", "__LINKEDIT"),
                image.segments().stream().map(Segment::name).toList());
        Section text = image.text();
        assertTrue(text.executable());
        assertEquals(text.fileOff(), image.toFileOff(text.vmaddr()));
        Section bss = image.section("__DATA,__bss");
        assertNotNull(bss);
        assertEquals(0, image.contents(bss).size());
    }

    private interface Edit {
        void apply(ByteBuffer file) throws Exception;
    }

    /** Offset of the n-th command with a tag. */
    private static int command(ByteBuffer f, int tag, int n) {
        int at = 32;
        for (int i = 0, seen = 0; i < f.getInt(16); i++, at += f.getInt(at + 4)) {
            if (f.getInt(at) == tag && seen++ == n) {
                return at;
            }
        }
        throw new IllegalStateException("no command " + tag);
    }

    private static int segment(ByteBuffer f, int n) {
        return command(f, LoadCommand.LC_SEGMENT_64, n);
    }

    /** Section k of segment n. */
    private static int section(ByteBuffer f, int n, int k) {
        return segment(f, n) + 72 + 80 * k;
    }

    private static Arguments row(String name, Edit edit, Class<?> expected, String field) {
        return Arguments.of(name, edit, expected, field);
    }

    static Stream<Arguments> corruptions() {
        int text = 1; // segment 0 is __PAGEZERO
        int data = 3;
        return Stream.of(
                row("fat magic", f -> f.putInt(0, MachHeader64.FAT_CIGAM), BadValue.class, "nfat_arch"),
                row("fat 64 magic", f -> f.putInt(0, MachHeader64.FAT_CIGAM_64), BadValue.class, "nfat_arch"),
                row("32-bit", f -> f.putInt(0, MachHeader64.MH_MAGIC), Unsupported.class, "magic"),
                row("big-endian", f -> f.putInt(0, MachHeader64.MH_CIGAM_64), Unsupported.class, "magic"),
                row("big-endian 32-bit", f -> f.putInt(0, MachHeader64.MH_CIGAM), Unsupported.class, "magic"),
                row("cputype ppc64", f -> f.putInt(4, 0x01000012), Unsupported.class, "cputype"),
                row("object file", f -> f.putInt(12, 1), Unsupported.class, "filetype"),
                row("ncmds one more", f -> f.putInt(16, f.getInt(16) + 1), Truncated.class, "ncmds"),
                row("ncmds 2^31", f -> f.putInt(16, 0x80000000), Truncated.class, "ncmds"),
                row("ncmds 2^32-1", f -> f.putInt(16, -1), Truncated.class, "ncmds"),
                row("sizeofcmds 2^31", f -> f.putInt(20, 0x80000000), Truncated.class, ""),
                row("sizeofcmds 2^32-1", f -> f.putInt(20, -1), Truncated.class, ""),
                row("cmdsize 0", f -> f.putInt(segment(f, 1) + 4, 0), BadValue.class, "cmdsize"),
                row("cmdsize 4", f -> f.putInt(segment(f, 1) + 4, 4), BadValue.class, "cmdsize"),
                row("cmdsize odd", f -> f.putInt(segment(f, 0) + 4, 73), BadValue.class, "cmdsize"),
                row("cmdsize 2^31", f -> f.putInt(segment(f, 1) + 4, 0x80000000), Truncated.class, "cmdsize"),
                row("command too small for its kind", f -> f.putInt(command(f, 0x1b, 0), 0x19), Truncated.class, ""),
                row(
                        "segment outside the file",
                        f -> f.putLong(segment(f, text) + 40, f.capacity()),
                        Truncated.class,
                        "fileoff"),
                row("fileoff 2^63", f -> f.putLong(segment(f, text) + 40, 1L << 63), Truncated.class, "fileoff"),
                row("fileoff wraps", f -> f.putLong(segment(f, text) + 40, -16), Truncated.class, "fileoff"),
                row("filesize 2^63", f -> f.putLong(segment(f, text) + 48, 1L << 63), Truncated.class, "fileoff"),
                row(
                        "filesize above vmsize",
                        f -> f.putLong(segment(f, text) + 32, 0x1000),
                        Inconsistent.class,
                        "filesize"),
                row("vmaddr wraps", f -> f.putLong(segment(f, text) + 24, -4096), BadValue.class, "vmaddr"),
                row("vmsize 2^64-1", f -> f.putLong(segment(f, text) + 32, -1), BadValue.class, "vmaddr"),
                row(
                        "segments overlap",
                        f -> f.putLong(segment(f, 4 + 1) + 24, f.getLong(segment(f, data) + 24)),
                        Inconsistent.class,
                        "vmaddr"),
                row("nsects one more", f -> f.putInt(segment(f, text) + 64, 5), Inconsistent.class, "nsects"),
                row("nsects 2^31", f -> f.putInt(segment(f, text) + 64, 0x80000000), Inconsistent.class, "nsects"),
                row("nsects 2^32-1", f -> f.putInt(segment(f, text) + 64, -1), Inconsistent.class, "nsects"),
                row(
                        "section outside the file",
                        f -> f.putInt(section(f, text, 0) + 48, f.capacity() - 8),
                        Truncated.class,
                        "offset"),
                row("section offset 2^31", f -> f.putInt(section(f, text, 0) + 48, 1 << 31), Truncated.class, "offset"),
                row("section size 2^63", f -> f.putLong(section(f, text, 0) + 40, 1L << 63), Truncated.class, "offset"),
                row("zero-filled size wraps", f -> f.putLong(section(f, data, 5) + 40, -1), BadValue.class, "addr"),
                row("section addr wraps", f -> f.putLong(section(f, text, 0) + 32, -16), BadValue.class, "addr"),
                row(
                        "section outside its segment",
                        f -> f.putLong(section(f, text, 0) + 32, 0x1000),
                        Inconsistent.class,
                        "addr"),
                row(
                        "sections overlap",
                        f -> f.putLong(section(f, text, 1) + 32, f.getLong(section(f, text, 0) + 32) + 16),
                        Inconsistent.class,
                        "addr"),
                row("nsyms 2^31", f -> f.putInt(command(f, 2, 0) + 12, 1 << 31), Truncated.class, "symoff"),
                row("symoff 2^32-1", f -> f.putInt(command(f, 2, 0) + 8, -1), Truncated.class, "symoff"),
                row("stroff 2^32-1", f -> f.putInt(command(f, 2, 0) + 16, -1), Truncated.class, "stroff"),
                row("strsize 2^31", f -> f.putInt(command(f, 2, 0) + 20, 1 << 31), Truncated.class, "stroff"),
                row("symbol name outside", f -> f.putInt(f.getInt(command(f, 2, 0) + 8), -1), BadValue.class, "n_strx"),
                row(
                        "symbol section outside",
                        f -> f.put(f.getInt(command(f, 2, 0) + 8) + 5, (byte) 200),
                        Inconsistent.class,
                        "n_sect"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("corruptions")
    void aWrongFieldGivesOneErrorThatNamesIt(String name, Edit edit, Class<?> expected, String field) throws Exception {
        byte[] file = bytes();
        edit.apply(le(file));
        ImageException e = assertThrows(ImageException.class, () -> readAll(file), name);
        assertEquals(expected, e.getClass(), e.getMessage());
        assertEquals(field, e.where().field(), e.getMessage());
    }

    private static void readAll(byte[] file) throws ImageException {
        SymbolTable symbols = Images.read(Bytes.of(file, "probe")).symbols();
        for (int i = 0; i < symbols.count(); i++) {
            symbols.at(i);
        }
    }

    @Test
    void truncatedAnywhereInTheHeadersIsAnError() throws Exception {
        byte[] file = bytes();
        int end = 32 + le(file).getInt(20);
        for (int size = 4; size < end; size++) {
            byte[] part = java.util.Arrays.copyOf(file, size);
            assertThrows(ImageException.class, () -> MachoImage.read(Bytes.of(part, "probe")), "at " + size);
        }
    }

    @Test
    void anyWrongByteOfTheHeadersGivesAnErrorOrAnImage() throws Exception {
        Random random = new Random(20261121);
        byte[] file = bytes();
        int end = 32 + le(file).getInt(20);
        int errors = 0;
        for (int i = 0; i < 4000; i++) {
            int at = random.nextInt(end);
            byte old = file[at];
            file[at] = (byte) random.nextInt(256);
            try {
                readAll(file);
            } catch (ImageException e) {
                errors++;
            }
            file[at] = old;
        }
        assertTrue(errors > 100, "only " + errors);
    }
}
