package org.pclnlab.harness.goroot.find;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.goroot.Directive;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.goroot.Mode;
import org.pclnlab.harness.outcome.UsageException;

/** Lists the cases below a root in the order of LLGo's runner (spec 08 sections 3.1 to 3.5). */
public final class Discovery {
    /** Folders of all modes but coverage, in this order. */
    private static final List<String> FOLDERS = List.of(
            ".",
            "ken",
            "chan",
            "interface",
            "internal/runtime/sys",
            "syntax",
            "dwarf",
            "fixedbugs",
            "codegen",
            "abi",
            "typeparam",
            "typeparam/mdempsky",
            "arenas");

    /** Names as bytes: Java compares UTF-16, Go bytes. */
    private static final Comparator<String> BYTES = Comparator.comparing(
            s -> s.getBytes(StandardCharsets.UTF_8), (a, b) -> java.util.Arrays.compareUnsigned(a, b));

    private final Path root;
    private final Constraint constraint;

    /**
     * A discovery.
     *
     * @param root {@code GOROOT/test}, or a folder in its style
     */
    public Discovery(Path root, BuildContext context) {
        this.root = root;
        this.constraint = new Constraint(context);
    }

    /**
     * What to list.
     *
     * @param directives only these of the mode's; empty for all
     * @param pattern only cases whose path it is found in, null for all
     * @param recursive in all folders, also where the mode does not say so
     */
    public record Filter(
            Mode mode, List<Directive> directives, @Nullable Pattern pattern, boolean recursive) {
        public Filter {
            directives = List.copyOf(directives);
        }

        /** All cases of a mode. */
        public Filter(Mode mode) {
            this(mode, List.of(), null, mode.recursive());
        }
    }

    /** A file that is rejected before its header is looked at, and the reason; or one whose recipe nobody runs. */
    public record Left(String path, String reason) {}

    /** The cases. */
    public List<GorootCase> cases(Filter filter) throws UsageException {
        List<GorootCase> found = new ArrayList<>();
        walk(filter, found, new ArrayList<>());
        return found;
    }

    /** The files that are no case, each with the reason (spec 08 section 14.2.16). */
    public List<Left> left(Filter filter) throws UsageException {
        List<Left> left = new ArrayList<>();
        walk(filter, new ArrayList<>(), left);
        return left;
    }

    private void walk(Filter filter, List<GorootCase> found, List<Left> left) throws UsageException {
        try {
            for (String folder : filter.recursive ? allFolders() : FOLDERS) {
                for (String name : names(folder)) {
                    file(folder.equals(".") ? name : folder + "/" + name, name, filter, found, left);
                }
            }
        } catch (IOException e) {
            throw UsageException.unreadable(root, e);
        }
    }

    private void file(String path, String name, Filter filter, List<GorootCase> found, List<Left> left)
            throws IOException {
        Pattern pattern = filter.pattern;
        if (pattern != null && !pattern.matcher(path).find()) {
            return;
        }
        if (!constraint.nameHolds(name)) {
            left.add(new Left(path, "file name"));
            return;
        }
        String source = read(path);
        if (source == null || !constraint.sourceHolds(withoutMark(source))) {
            left.add(new Left(path, "build constraint"));
            return;
        }
        Header header = Header.of(source);
        if (header == null) {
            left.add(new Left(path, "no directive: " + firstWord(source)));
        } else if (!filter.mode.directives().contains(header.directive())
                || (!filter.directives.isEmpty() && !filter.directives.contains(header.directive()))
                || !filter.mode.takes(header.directive(), header.args())) {
            left.add(new Left(path, "mode: " + header.directive().word()));
        } else {
            found.add(new GorootCase(path, header.directive(), header.args()));
        }
    }

    /** The header's text; null when there is a NUL in front of the file's declarations, which Go refuses to read. */
    private @Nullable String read(String path) throws IOException {
        byte[] bytes = Files.readAllBytes(root.resolve(path));
        String source = new String(bytes, StandardCharsets.UTF_8);
        int nul = source.indexOf('\0');
        return nul >= 0 && nul < new GoSource(source).endOfImports() ? null : source;
    }

    /** Go ignores a byte-order mark when it looks for constraints, and LLGo's runner does not when it looks for directives. */
    private static String withoutMark(String source) {
        return source.startsWith("\uFEFF") ? source.substring(1) : source;
    }

    /** First word of a file's recipe by the Go project's own rule: its first line comment that is no constraint. */
    private static String firstWord(String source) {
        for (String line : source.split("\n", 200)) {
            String t = GoText.trim(line);
            if (t.isEmpty() || t.startsWith("//go:build") || t.startsWith("// +build")) {
                continue;
            }
            List<String> words = GoText.fields(t.startsWith("//") ? t.substring(2) : "");
            return words.isEmpty() || !words.get(0).matches("[a-z]+") ? "-" : words.get(0);
        }
        return "-";
    }

    private List<String> names(String folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> list = Files.newDirectoryStream(root.resolve(folder))) {
            for (Path p : list) {
                String name = p.getFileName().toString();
                if (name.endsWith(".go") && !name.startsWith(".") && !Files.isDirectory(p)) {
                    names.add(name);
                }
            }
        } catch (NoSuchFileException e) {
            return names; // older and newer releases lack some of the folders
        }
        names.sort(BYTES);
        return names;
    }

    private List<String> allFolders() throws IOException {
        List<String> folders = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path dir, BasicFileAttributes attrs) {
                String relative = root.relativize(dir).toString();
                if (relative.isEmpty()) {
                    folders.add(".");
                    return FileVisitResult.CONTINUE;
                }
                String name = dir.getFileName().toString();
                if (name.startsWith(".") || name.equals("testdata")) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                folders.add(relative);
                return FileVisitResult.CONTINUE;
            }
        });
        folders.sort(BYTES);
        return folders;
    }
}
