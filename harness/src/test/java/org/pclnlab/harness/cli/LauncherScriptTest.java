package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pclnlab.harness.toolchain.Command;
import org.pclnlab.harness.toolchain.Launcher;
import org.pclnlab.harness.toolchain.Result;

/**
 * The script {@code pclnlab} in a copy of the repository's shape, with scripts for {@code java} and {@code mvn} that tell
 * what they were asked.
 */
class LauncherScriptTest {
    @TempDir
    private Path dir = Path.of(".");

    private Path home = dir;
    private Path jar = dir;
    private final Map<String, String> env = new TreeMap<>();

    @BeforeEach
    void repository() throws IOException {
        home = Files.createDirectories(dir.resolve("re po"));
        Path sources = Files.createDirectories(home.resolve("harness/src/main/java/org/pclnlab/harness/cli"));
        Files.writeString(sources.resolve("A.java"), "class A {}");
        Files.createDirectories(home.resolve("benchmarks"));
        Files.writeString(home.resolve("pom.xml"), "<project/>");
        Files.copy(Path.of(System.getProperty("pclnlab.root", "..")).resolve("pclnlab"), home.resolve("pclnlab"));
        jar = home.resolve("benchmarks/target/pclnlab.jar");
        Path bin = Files.createDirectories(dir.resolve("bin"));
        script(bin.resolve("java"), "for a in \"$@\"; do echo \"<$a>\"; done");
        script(
                bin.resolve("mvn"),
                "echo \"mvn in $PWD: $*\"; [ -z \"$FAIL\" ] || exit 1; mkdir -p benchmarks/target;"
                        + " echo jar >benchmarks/target/pclnlab.jar");
        assertTrue(home.resolve("pclnlab").toFile().setExecutable(true));
        env.put("PATH", bin + ":/usr/bin:/bin");
    }

    private static void script(Path p, String body) throws IOException {
        Files.writeString(p, "#!/bin/sh\n" + body + "\n");
        assertTrue(p.toFile().setExecutable(true));
    }

    private Result start(Path cwd, String self, String... args) throws Exception {
        List<String> argv = new ArrayList<>(List.of(self));
        argv.addAll(List.of(args));
        return new Launcher().run(new Command(argv, env, cwd, Duration.ofSeconds(30)));
    }

    private void age(String file, int seconds) throws IOException {
        Files.setLastModifiedTime(
                home.resolve(file), FileTime.from(Instant.now().minusSeconds(seconds)));
    }

    private void everythingIsOld() throws IOException {
        try (var walk = Files.walk(home)) {
            for (Path p : walk.toList()) {
                Files.setLastModifiedTime(p, FileTime.from(Instant.now().minusSeconds(1000)));
            }
        }
    }

    private void haveJar() throws IOException {
        Files.createDirectories(jar.getParent());
        Files.writeString(jar, "jar");
        everythingIsOld();
        age("benchmarks/target/pclnlab.jar", 500);
    }

    @Test
    void buildsWhatIsMissingAndTellsOnStandardError() throws Exception {
        Result r = start(home, "./pclnlab", "a b", "--c");
        assertTrue(r.ok(), r::explain);
        assertTrue(r.stderr().text().contains("mvn in " + home.toRealPath() + ": -B -q -DskipTests"), r::explain);
        assertTrue(
                r.stdout()
                        .text()
                        .endsWith("/" + home.getFileName() + "/benchmarks/target/pclnlab.jar>\n<a b>\n<--c>\n"),
                r.stdout()::text);
        assertTrue(r.stdout().text().contains("<-jar>\n</"), "an absolute path, whatever the call looked like");
        assertTrue(r.stdout().text().contains("<--enable-native-access=ALL-UNNAMED>"), r.stdout()::text);
        assertTrue(!r.stdout().text().contains("mvn"), r.stdout()::text);
        assertTrue(Files.notExists(home.resolve(".pclnlab-build")));
        assertEquals("", start(home, "./pclnlab").stderr().text());
    }

    @Test
    void freshJarIsUsedAsItIs() throws Exception {
        haveJar();
        Result r = start(dir, home + "/pclnlab", "x");
        assertTrue(r.ok(), r::explain);
        assertEquals("", r.stderr().text());
    }

    @Test
    void changedSourceAndRemovedSourceRebuild() throws Exception {
        for (String changed : new String[] {
            "pom.xml",
            "harness/src/main/java/org/pclnlab/harness/cli/A.java",
            "harness/src/main/java/org/pclnlab/harness/cli"
        }) {
            haveJar();
            age(changed, 1);
            assertTrue(start(dir, home + "/pclnlab").stderr().text().contains("mvn in"), changed);
        }
    }

    @Test
    void listOfSourcesIsKeptAndNoticesWhatChanges() throws Exception {
        haveJar();
        assertEquals("", start(dir, home + "/pclnlab").stderr().text());
        Path list = jar.resolveSibling("pclnlab.jar.sources");
        assertTrue(Files.readString(list).contains("harness/src/main/java/org/pclnlab/harness/cli/A.java"));
        script(dir.resolve("bin/find"), "echo find >&2"); // with the list there is nothing to find
        assertEquals("", start(dir, home + "/pclnlab").stderr().text());
        Files.writeString(home.resolve("harness/src/main/java/org/pclnlab/harness/cli/B.java"), "class B {}");
        assertTrue(start(dir, home + "/pclnlab").stderr().text().contains("mvn in"));
    }

    /** A lookup needs to know the JDK; the links to it are followed once. */
    @Test
    void jdkBehindLinksIsRemembered() throws Exception {
        haveJar();
        Files.writeString(jar.resolveSibling("pclnlab-lookup.jar"), "jar");
        everythingIsOld();
        age("benchmarks/target/pclnlab.jar", 500);
        Path jdk = Files.createDirectories(dir.resolve("jdk/bin"));
        Files.move(dir.resolve("bin/java"), jdk.resolve("java"));
        Files.writeString(jdk.resolveSibling("release"), "JAVA_VERSION=\"25.0.1\"\nMODULES=\"java.base\"\n");
        Files.createSymbolicLink(dir.resolve("bin/java"), jdk.resolve("java"));
        env.put("XDG_CACHE_HOME", dir.resolve("cache").toString());
        for (int i = 0; i < 2; i++) {
            Result r = start(home, "./pclnlab", "lookup", "image");
            assertTrue(r.stdout().text().contains("<-XX:+UseSerialGC>"), r::explain);
            assertEquals(jdk.getParent() + "\n", Files.readString(dir.resolve("cache/pclnlab/jdk")));
            script(dir.resolve("bin/readlink"), "echo readlink >&2; exit 1");
            assertEquals("", r.stderr().text());
        }
    }

    /** A rewrite starts like a lookup, with a jar of few classes; other commands do not. */
    @Test
    void whatEndsSoonStartsWithFewClasses() throws Exception {
        haveJar();
        Files.writeString(jar.resolveSibling("pclnlab-lookup.jar"), "jar");
        everythingIsOld();
        age("benchmarks/target/pclnlab.jar", 500);
        for (String command : new String[] {"lookup", "rewrite", "check"}) {
            String said = start(home, "./pclnlab", command, "image").stdout().text();
            assertEquals(!command.equals("check"), said.contains("pclnlab-lookup.jar:"), said);
            assertEquals(command.equals("rewrite"), said.contains("org.pclnlab.emulator.rewrite.*::*"), said);
            assertTrue(said.endsWith("<" + command + ">\n<image>\n"), said);
        }
    }

    /** Commands that answer soon: the first run notes its classes, the next ones have the archive, until the jar changes. */
    @Test
    void archiveIsMadeOfTheFirstAnswer() throws Exception {
        haveJar();
        Path jdk = Files.createDirectories(dir.resolve("jdk/bin"));
        Files.delete(dir.resolve("bin/java"));
        Files.writeString(jdk.resolveSibling("release"), "JAVA_VERSION=\"17.0.9\"\n");
        script(
                jdk.resolve("java"),
                "for a in \"$@\"; do echo \"<$a>\"; case $a in -XX:SharedArchiveFile=*) f=${a#*=} ;; esac; done\n"
                        + "case \"$*\" in *-Xshare:dump*) echo classes >\"$f\" ;; *' fails'*) exit 2 ;; *) exit 1 ;; esac");
        env.put("JAVA_HOME", dir.resolve("jdk").toString());
        env.put("XDG_CACHE_HOME", dir.resolve("cache").toString());
        assertEquals(2, start(home, "./pclnlab", "triage", "fails").exit());
        assertEquals(List.of(), archives());
        Result first = start(home, "./pclnlab", "triage", "new");
        assertEquals(1, first.exit(), "an answer's exit code is kept");
        assertTrue(first.stdout().text().contains("<-XX:DumpLoadedClassList="), first.stdout()::text);
        assertTrue(
                first.stdout().text().contains("Rehearsal>\n<" + jar.toRealPath() + ">\n<triage>\n<new>\n"),
                first::explain);
        assertTrue(!first.stdout().text().contains("-Xshare:dump"), "what makes the archive is not heard");
        assertEquals(1, archives().size());
        String second = start(home, "./pclnlab", "triage", "new").stdout().text();
        assertTrue(second.contains("<-XX:SharedArchiveFile=" + archives().get(0) + ">"), second);
        assertTrue(second.endsWith("Main>\n<triage>\n<new>\n"), second);
        assertTrue(!start(home, "./pclnlab", "conform", "x").stdout().text().contains("SharedArchive"));
        assertTrue(
                !start(home, "./pclnlab", "check", "x")
                        .stdout()
                        .text()
                        .contains(archives().get(0)),
                "each its own");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(5)));
        String changed = start(home, "./pclnlab", "triage", "new").stdout().text();
        assertTrue(changed.contains("<-XX:DumpLoadedClassList="), changed);
        env.put("PCLNLAB_NO_ARCHIVE", "1");
        assertTrue(!start(home, "./pclnlab", "explain", "x").stdout().text().contains("DumpLoaded"));
    }

    private List<String> archives() throws IOException {
        try (var all = Files.walk(dir.resolve("cache"))) {
            return all.map(Path::toString)
                    .filter(f -> f.contains("triage-17.0.9-"))
                    .toList();
        }
    }

    @Test
    void linksAreFollowed() throws Exception {
        haveJar();
        Path link = dir.resolve("l1");
        Files.createSymbolicLink(link, Path.of("l2"));
        Files.createSymbolicLink(dir.resolve("l2"), home.resolve("pclnlab"));
        Result r = start(Path.of("/"), link.toString());
        assertTrue(r.stdout().text().contains("<-Dpclnlab.home=" + home + ">"), r.stdout()::text);
        env.put("PATH", dir + ":" + env.get("PATH"));
        Result byName = start(Path.of("/"), "/bin/sh", "-c", "l1 y");
        assertTrue(byName.stdout().text().endsWith("<y>\n"), byName::explain);
    }

    @Test
    void failedBuildIsThree() throws Exception {
        env.put("FAIL", "1");
        Result r = start(home, "./pclnlab");
        assertEquals(3, r.exit());
        assertTrue(r.stderr().text().contains("the build failed"), r::explain);
        assertTrue(Files.notExists(home.resolve(".pclnlab-build")));
    }

    @Test
    void abandonedLockIsTakenOver() throws Exception {
        Path lock = Files.createDirectories(home.resolve(".pclnlab-build"));
        Files.writeString(lock.resolve("pid"), "999999999\n");
        assertTrue(start(home, "./pclnlab").ok());
    }

    @Test
    void installationWithoutSourcesNeedsNoMaven() throws Exception {
        Path lib = Files.createDirectories(dir.resolve("inst/lib"));
        Files.writeString(lib.resolve("pclnlab.jar"), "jar");
        Files.copy(home.resolve("pclnlab"), dir.resolve("inst/pclnlab"));
        assertTrue(dir.resolve("inst/pclnlab").toFile().setExecutable(true));
        Files.delete(dir.resolve("bin/mvn"));
        Result r = start(Path.of("/"), dir.resolve("inst/pclnlab").toString(), "x");
        assertTrue(r.ok(), r::explain);
        assertTrue(r.stdout().text().contains("inst/lib/pclnlab.jar>\n<x>"), r.stdout()::text);
    }

    /** As the archive of a release is laid out: bin beside lib. */
    @Test
    void installedInBinItFindsLibBesideIt() throws Exception {
        Path bin = Files.createDirectories(dir.resolve("opt/bin"));
        Path lib = Files.createDirectories(dir.resolve("opt/lib"));
        Files.writeString(lib.resolve("pclnlab.jar"), "jar");
        Files.copy(home.resolve("pclnlab"), bin.resolve("pclnlab"));
        assertTrue(bin.resolve("pclnlab").toFile().setExecutable(true));
        Result r = start(dir, bin.resolve("pclnlab").toString(), "x");
        assertTrue(r.stdout().text().contains("opt/lib/pclnlab.jar>\n<x>"), r.stdout()::text);
        assertTrue(r.stdout().text().contains("pclnlab.home=" + dir.resolve("opt") + ">"), r.stdout()::text);
    }

    @Test
    void withoutJavaIsThree() throws Exception {
        haveJar();
        env.put("JAVA_HOME", "/nonexistent");
        Result r = start(home, "./pclnlab");
        assertEquals(3, r.exit());
        assertTrue(r.stderr().text().contains("no java"), r::explain);
    }
}
