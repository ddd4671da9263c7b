package org.pclnlab.harness.goroot.exec;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.goroot.find.GoSource;

/**
 * Puts sources of a case into a workspace (spec 08 sections 4.1 and 4.6). LLGo's cache takes a file for unchanged when
 * path, size and time are; so the time of a copy is made from its content.
 */
final class Layout {
    private static final long BASE_SECONDS = 1_000_000_000;

    private Layout() {}

    /** Go files of one package. */
    record GoPackage(String name, List<Path> files) {}

    static void copy(Path from, Path to) throws IOException {
        write(to, Files.readAllBytes(from));
    }

    static void write(Path to, byte[] content) throws IOException {
        Files.createDirectories(to.getParent());
        Files.write(to, content);
        Files.setLastModifiedTime(to, time(content));
    }

    static void write(Path to, String content) throws IOException {
        write(to, content.getBytes(StandardCharsets.UTF_8));
    }

    private static FileTime time(byte[] content) {
        try {
            byte[] d = MessageDigest.getInstance("SHA-256").digest(content);
            int n = (d[0] & 0xff) << 16 | (d[1] & 0xff) << 8 | (d[2] & 0xff);
            int nanos = ((d[3] & 0xff) << 16 | (d[4] & 0xff) << 8 | (d[5] & 0xff)) % 1_000_000;
            return FileTime.from(java.time.Instant.ofEpochSecond(BASE_SECONDS + n, nanos * 1000L));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    /** A copy of a folder with everything in it. */
    static void copyTree(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attrs) throws IOException {
                copy(file, to.resolve(from.relativize(file).toString()));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** The sources of a folder by package, in order of first appearance; with {@code single} each file is one. */
    static List<GoPackage> packages(Path folder, boolean single) throws IOException {
        Map<String, List<Path>> groups = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (Path f : files(folder, ".go")) {
            String name = new GoSource(text(f)).packageName();
            String key = single ? f.toString() : name;
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(f);
            names.put(key, name);
        }
        List<GoPackage> packages = new ArrayList<>();
        groups.forEach((key, files) -> packages.add(new GoPackage(names.getOrDefault(key, ""), List.copyOf(files))));
        return packages;
    }

    /** The folder of a package below {@code work}. */
    static Path folder(GoPackage p, Path work) {
        return p.name().equals("main") ? work : work.resolve(stem(p.files().get(0)));
    }

    /** The layout of {@code rundir}: packages in folders, imports that are relative made absolute. */
    static void rundir(Path folder, boolean single, Path work) throws IOException {
        boolean bodyless = false;
        for (GoPackage p : packages(folder, single)) {
            for (Path f : p.files()) {
                byte[] bytes = Files.readAllBytes(f);
                Charset charset = charset(bytes);
                GoSource source = new GoSource(new String(bytes, charset));
                bodyless |= source.hasBodylessFunction();
                String name = f.getFileName().toString();
                if (name.endsWith("_test.go")) {
                    name = name.substring(0, name.length() - "_test.go".length()) + "_testdir.go";
                }
                write(
                        folder(p, work).resolve(name),
                        source.withRelativeImports().getBytes(charset));
            }
        }
        List<Path> assembly = files(folder, ".s");
        for (Path f : assembly) {
            copy(f, work.resolve(f.getFileName().toString()));
        }
        if (bodyless && assembly.isEmpty()) {
            write(work.resolve("testdir_empty.s"), "");
        }
    }

    /** Files of a folder with an ending, by name; hidden ones are left out. */
    static List<Path> files(Path folder, String ending) throws IOException {
        List<Path> files = new ArrayList<>();
        try (DirectoryStream<Path> list = Files.newDirectoryStream(folder)) {
            for (Path p : list) {
                String name = p.getFileName().toString();
                if (name.endsWith(ending) && !name.startsWith(".") && Files.isRegularFile(p)) {
                    files.add(p);
                }
            }
        }
        files.sort(
                (a, b) -> a.getFileName().toString().compareTo(b.getFileName().toString()));
        return files;
    }

    private static String text(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        return new String(bytes, charset(bytes));
    }

    /** A source that is no UTF-8 is read byte by byte, so that it is written back as it was. */
    private static Charset charset(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException e) {
            return StandardCharsets.ISO_8859_1;
        }
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ".go".length());
    }

    /** Content of a go.mod. */
    static String goMod(String module, String version) {
        return "module " + module + "\ngo " + version + "\n";
    }
}
