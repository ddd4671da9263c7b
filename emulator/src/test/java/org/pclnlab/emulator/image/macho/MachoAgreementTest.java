package org.pclnlab.emulator.image.macho;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.macho.chained.ChainedFixups;
import org.pclnlab.emulator.image.macho.chained.ChainedImport;
import org.pclnlab.emulator.image.macho.chained.ImportTable;
import org.pclnlab.testing.GoPrograms;
import org.pclnlab.testing.MachoFiles;
import org.pclnlab.testing.Requires;
import org.pclnlab.testing.Run;
import org.pclnlab.testing.Tool;

/** What {@code llvm-objdump} says about the fixups, imports and exports of the same files. */
@Requires.Llvm
class MachoAgreementTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path dir;

    private static Stream<String> images() {
        return MachoFiles.names().stream();
    }

    /** Without imports of format 3: llvm-objdump 19 takes their names and weak bits from the wrong bits. */
    private static Stream<String> chained() {
        return MachoFiles.chained().stream().filter(n -> !n.endsWith("-addend64"));
    }

    private List<String[]> objdump(String name, String option, int columns) throws Exception {
        Path file = Files.write(dir.resolve(name), MachoFiles.bytes(name));
        return objdump(file, option, columns);
    }

    /** Rows of a table: those whose column 2 or 0 is an address. */
    private List<String[]> objdump(Path file, String option, int columns) throws Exception {
        String text = Run.of(dir, Tool.newestLlvm("llvm-objdump").toString(), "--macho", option, file.toString());
        List<String[]> out = new ArrayList<>();
        for (String line : text.lines().toList()) {
            String[] f = line.strip().split(" +", columns);
            if (f.length >= 2 && (f[0].startsWith("0x") || (f.length > 2 && f[2].startsWith("0x")))) {
                out.add(f);
            }
        }
        return out;
    }

    /** {@code segment address pointer kind target} of rebases, {@code ... kind addend library symbol} of binds. */
    private static List<String> ours(MachoImage image) throws Exception {
        List<String> out = new ArrayList<>();
        MachoFixups fixups = image.fixups();
        fixups.forEach(new MachoFixups.Sink() {
            private String place(int segment, long vmaddr, long raw) {
                return fixups.segment(segment) + " " + hex(vmaddr) + " " + hex(raw) + " ";
            }

            @Override
            public void rebase(int segment, long vmaddr, long raw, long target, String kind) {
                out.add(place(segment, vmaddr, raw) + kind + " " + hex(target));
            }

            @Override
            public void bind(int segment, long vmaddr, long raw, ChainedImport s, long addend, String kind) {
                out.add(place(segment, vmaddr, raw) + kind + " " + hex(addend) + " " + s.library() + " " + s.name());
            }
        });
        return out;
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    private static String address(String text) {
        return hex(Long.parseUnsignedLong(text.substring(2), 16));
    }

    private static String library(String word) {
        return switch (word) {
            case "weak" -> "-3";
            case "libSystem" -> "1";
            default -> word;
        };
    }

    @ParameterizedTest
    @MethodSource("chained")
    void everyNodeOfTheChainsAgreesWithLlvmObjdump(String name) throws Exception {
        List<String> theirs = new ArrayList<>();
        for (String[] f : objdump(name, "--dyld-info", 8)) {
            // segment section address pointer type [addend dylib symbol | target]
            String place = f[0] + " " + address(f[2]) + " " + address(f[3]) + " " + f[4] + " ";
            theirs.add(
                    place + (f[4].equals("bind") ? address(f[5]) + " " + library(f[6]) + " " + f[7] : address(f[5])));
        }
        assertTrue(theirs.size() > 20, name);
        assertEquals(theirs, ours(MachoFiles.image(MachoFiles.bytes(name))));
    }

    @ParameterizedTest
    @MethodSource("chained")
    void headersAndImportsAgreeWithLlvmObjdump(String name) throws Exception {
        Path file = Files.write(dir.resolve(name), MachoFiles.bytes(name));
        String text =
                Run.of(dir, Tool.newestLlvm("llvm-objdump").toString(), "--macho", "--chained-fixups", file.toString());
        ChainedFixups fixups = MachoFiles.image(MachoFiles.bytes(name)).fixups().chained();
        if (fixups == null) {
            throw new AssertionError("no chains");
        }
        ImportTable imports = fixups.imports();
        List<String> theirs = new ArrayList<>();
        List<String> segments = new ArrayList<>();
        String library = "";
        String weak = "";
        for (String line : text.lines().map(String::strip).toList()) {
            String value = line.replaceAll(" *\\(.*", "").replaceAll(".* = ", "");
            if (line.startsWith("imports_count")) {
                assertEquals(value, Integer.toString(imports.count()));
            } else if (line.startsWith("imports_format")) {
                assertEquals(value, Integer.toString(imports.format().code()));
            } else if (line.startsWith("lib_ordinal")) {
                library = value;
            } else if (line.startsWith("weak_import")) {
                weak = value;
            } else if (line.startsWith("name_offset")) {
                theirs.add(
                        library + " " + weak + " " + line.substring(line.indexOf('(') + 1, line.length() - 1) + " 0");
            } else if (line.startsWith("addend")) {
                String last = theirs.remove(theirs.size() - 1);
                theirs.add(last.substring(0, last.length() - 1) + Long.decode(value));
            } else if (line.startsWith("chained starts in segment")) {
                segments.add(line.substring(line.indexOf('(') + 1, line.length() - 1));
            } else if (line.startsWith("pointer_format")) {
                assertEquals(
                        value,
                        Integer.toString(java.util.Objects.requireNonNull(fixups.format())
                                .code()));
            }
        }
        List<String> ours = new ArrayList<>();
        for (int i = 0; i < imports.count(); i++) {
            ChainedImport m = imports.at(i);
            ours.add(m.library() + " " + (m.weak() ? 1 : 0) + " " + m.name() + " " + m.addend());
        }
        assertEquals(theirs, ours);
        assertEquals(segments, fixups.fixedSegments());
    }

    @ParameterizedTest
    @MethodSource("images")
    void exportsAgreeWithLlvmObjdump(String name) throws Exception {
        List<String> theirs = new ArrayList<>();
        for (String[] f : objdump(name, "--exports-trie", 2)) {
            theirs.add(Long.decode(f[0]) + " " + f[1].replace(" [weak_def]", " weak"));
        }
        MachoImage image = MachoFiles.image(MachoFiles.bytes(name));
        List<String> ours = new ArrayList<>();
        for (ExportsTrie.Export e : image.exports().all()) {
            ours.add(image.base() + e.address() + " " + e.name() + (e.weak() ? " weak" : ""));
            assertEquals(e, image.exports().find(e.name()));
        }
        theirs.sort(null);
        ours.sort(null);
        assertTrue(theirs.size() >= 5);
        assertEquals(theirs, ours);
        assertEquals(null, image.exports().find("_main.mai"));
        assertEquals(null, image.exports().find("_main.mainx"));
    }

    private void opcodesAgree(Path file, byte[] bytes, int least) throws Exception {
        List<String> theirs = new ArrayList<>();
        // segment section address type
        for (String[] f : objdump(file, "--rebase", 4)) {
            theirs.add(f[0] + " " + address(f[2]) + " rebase");
        }
        // segment section address type addend dylib symbol
        for (String[] f : objdump(file, "--bind", 7)) {
            theirs.add(f[0] + " " + address(f[2]) + " bind " + f[4] + " " + f[6]);
        }
        // segment section address type addend symbol
        for (String[] f : objdump(file, "--weak-bind", 6)) {
            theirs.add(f[0] + " " + address(f[2]) + " weak bind " + f[4] + " " + f[5]);
        }
        // segment section address dylib symbol
        for (String[] f : objdump(file, "--lazy-bind", 5)) {
            theirs.add(f[0] + " " + address(f[2]) + " lazy bind 0 " + f[4]);
        }
        List<String> ours = new ArrayList<>();
        MachoFixups fixups = MachoFiles.image(bytes).fixups();
        fixups.forEach(new MachoFixups.Sink() {
            @Override
            public void rebase(int segment, long vmaddr, long raw, long target, String kind) {
                assertEquals(raw, target);
                ours.add(fixups.segment(segment) + " " + hex(vmaddr) + " " + kind);
            }

            @Override
            public void bind(int segment, long vmaddr, long raw, ChainedImport s, long addend, String kind) {
                ours.add(fixups.segment(segment) + " " + hex(vmaddr) + " " + kind + " " + addend + " " + s.name());
            }
        });
        assertTrue(theirs.size() >= least, theirs.size() + " fixups");
        assertEquals(theirs, ours);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x86_64-main-classic", "arm64-main-classic"})
    void opcodesOfForgedImagesAgreeWithLlvmObjdump(String name) throws Exception {
        Path file = Files.write(dir.resolve(name), MachoFiles.bytes(name));
        opcodesAgree(file, MachoFiles.bytes(name), 60);
    }

    @ParameterizedTest
    @ValueSource(strings = {"amd64", "arm64"})
    void opcodesOfGcImagesAgreeWithLlvmObjdump(String arch) throws Exception {
        Path file = GoPrograms.build("probe", GoPrograms.PROBE, "darwin/" + arch);
        opcodesAgree(file, Files.readAllBytes(file), 1000);
    }

    @ParameterizedTest
    @MethodSource("images")
    void segmentsAgreeWithLlvmOtool(String name) throws Exception {
        Path file = Files.write(dir.resolve(name), MachoFiles.bytes(name));
        String text = Run.of(dir, Tool.newestLlvm("llvm-otool").toString(), "-l", file.toString());
        List<String> theirs = new ArrayList<>();
        StringBuilder now = new StringBuilder();
        for (String line : text.lines().map(String::strip).toList()) {
            String[] f = line.split(" +", -1);
            switch (f[0]) {
                case "vmaddr", "vmsize" -> now.append(' ').append(hex(Long.decode(f[1])));
                case "fileoff", "filesize" -> now.append(' ').append(hex(Long.decode(f[1])));
                case "segname" -> {
                    if (now.length() == 0 || now.charAt(0) != '-') {
                        now.setLength(0);
                        now.append(f[1]);
                    }
                }
                case "flags" -> {
                    if (now.toString().split(" ", -1).length == 5) {
                        theirs.add(now.toString());
                    }
                    now.setLength(0);
                }
                default -> {
                    // other fields
                }
            }
        }
        theirs.removeIf(s -> s.startsWith("__PAGEZERO"));
        List<String> ours = new ArrayList<>();
        MachoImage image = MachoFiles.image(MachoFiles.bytes(name));
        for (Segment s : image.segments()) {
            ours.add(s.name() + " " + hex(s.vmaddr()) + " " + hex(s.memSize()) + " " + hex(s.fileOff()) + " "
                    + hex(s.fileSize()));
        }
        assertEquals(theirs, ours);
        assertEquals(text.contains("LC_CODE_SIGNATURE"), image.signature() != null);
    }
}
