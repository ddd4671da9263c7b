package org.pclnlab.harness.goroot.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workspaces of several workers and several processes, and what is put into them. */
class WorkspaceTest {
    @TempDir
    private Path dir = Path.of("");

    /** Prints which workspace another process gets. */
    static final class Other {
        private Other() {}

        public static void main(String[] args) throws Exception {
            try (Workspace w = Workspace.open(Path.of(args[0]))) {
                System.out.print(w.root().getFileName());
            }
        }
    }

    private String other() throws Exception {
        Process p = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Other.class.getName(),
                        dir.toString())
                .start();
        String out = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, p.waitFor());
        return out;
    }

    @Test
    void noTwoWorkersAndNoTwoProcessesShareOne() throws Exception {
        try (Workspace a = Workspace.open(dir);
                Workspace b = Workspace.open(dir)) {
            assertNotEquals(a.root(), b.root());
            assertEquals("llgo-goroot-2", other());
        }
        assertEquals("llgo-goroot-0", other());
    }

    @Test
    void timeOfACopyIsThatOfItsContent() throws Exception {
        Path a = dir.resolve("a");
        Layout.write(a, "package a\n");
        Object first = Files.getLastModifiedTime(a);
        Layout.write(a, "package b\n");
        assertNotEquals(first, Files.getLastModifiedTime(a));
        Layout.write(a, "package a\n");
        assertEquals(first, Files.getLastModifiedTime(a));
    }

    @Test
    void layoutOfRundir() throws Exception {
        Path from = Files.createDirectories(dir.resolve("x.dir"));
        Files.writeString(from.resolve("a.go"), "package a\n\nfunc F() int\n");
        Files.writeString(from.resolve("b_test.go"), "package b\n\nimport \"./a\"\n");
        Files.writeString(
                from.resolve("main.go"), "package main\n\nimport (\n\t\"./b\"\n\t\"fmt\"\n)\n\nfunc main() {}\n");
        Files.write(
                from.resolve("z.go"),
                new byte[] {'p', 'a', 'c', 'k', 'a', 'g', 'e', ' ', 'z', '\n', '/', '/', (byte) 0xff});
        Files.writeString(from.resolve(".hidden.go"), "package c\n");
        Path work = dir.resolve("work");
        Layout.rundir(from, false, work);
        try (var files = Files.walk(work)) {
            List<String> all = files.filter(Files::isRegularFile)
                    .map(f -> work.relativize(f).toString())
                    .sorted()
                    .toList();
            assertEquals(List.of("a/a.go", "b_test/b_testdir.go", "main.go", "testdir_empty.s", "z/z.go"), all);
        }
        assertEquals("package b\n\nimport \"test/a\"\n", Files.readString(work.resolve("b_test/b_testdir.go")));
        assertEquals((byte) 0xff, Files.readAllBytes(work.resolve("z/z.go"))[12]);
    }
}
