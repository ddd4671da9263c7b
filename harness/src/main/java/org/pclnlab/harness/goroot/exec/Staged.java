package org.pclnlab.harness.goroot.exec;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.goroot.Directive;
import org.pclnlab.harness.goroot.GorootCase;

/**
 * A case whose program can be built now (spec 08 sections 4.5 and 4.6).
 *
 * @param dir where it is built
 * @param target what is built
 * @param flags of the build
 * @param env variables of build and program
 * @param runDir where the program runs
 * @param restore whether the program sees the caller's module mode
 * @param args of the program
 */
record Staged(
        Path dir,
        String target,
        List<String> flags,
        Map<String, String> env,
        Path runDir,
        boolean restore,
        List<String> args) {

    /** Puts the sources of a case into the workspace. */
    static Staged of(Setup setup, Workspace ws, GorootCase c, Recipe recipe) throws CaseFailure, IOException {
        return c.directive().hasFolder() ? folder(setup, ws, c, recipe) : file(setup, ws, c, recipe);
    }

    private static Staged file(Setup setup, Workspace ws, GorootCase c, Recipe recipe) throws CaseFailure, IOException {
        Path work = ws.empty("work");
        Map<String, String> env = new HashMap<>(recipe.env());
        String target = ".";
        if (CaseSource.inDotDir(c)) {
            Path from = setup.root().resolve(c.folder());
            String module = "test";
            if (hasFolders(from)) {
                Layout.copyTree(from, work);
                module = from.getFileName().toString();
            } else {
                Layout.rundir(from, false, work);
            }
            goMod(setup, work, module);
            env.put("GO111MODULE", "on");
        } else {
            List<String> sources = recipe.sources(c.name());
            copySelected(setup, c, sources, work);
            if (sources.size() == 1) {
                target = c.name();
            }
        }
        Path runDir = c.directive() == Directive.RUN ? ws.mirror(setup) : work;
        return new Staged(work, target, recipe.build(), env, runDir, true, recipe.programArguments());
    }

    /** Copies a case's files from its folder. */
    static void copySelected(Setup setup, GorootCase c, List<String> sources, Path to) throws CaseFailure, IOException {
        Path folder = setup.root().resolve(c.folder());
        for (String s : sources) {
            if (s.isEmpty() || s.equals(".") || s.equals("..") || s.startsWith("../") || s.startsWith("/")) {
                throw CaseFailure.harness(
                        c.directive().word() + ": source file " + s + " is outside of the case's folder");
            }
            Path file = folder.resolve(s);
            if (!Files.isRegularFile(file)) {
                throw CaseFailure.harness(c.directive().word() + ": no source file " + s);
            }
            Layout.copy(file, to.resolve(s));
        }
    }

    private static Staged folder(Setup setup, Workspace ws, GorootCase c, Recipe recipe)
            throws CaseFailure, IOException {
        Path from = setup.root().resolve(c.sourceFolder());
        if (!Files.isDirectory(from)) {
            throw CaseFailure.harness(c.directive().word() + ": no folder " + c.sourceFolder());
        }
        Path work = ws.empty("work");
        List<String> flags = new ArrayList<>(recipe.build());
        boolean checked = c.directive() == Directive.ERRORCHECKANDRUNDIR;
        if (c.directive() == Directive.RUNDIR || checked) {
            Layout.rundir(from, recipe.single(), work);
            if (!recipe.compile().isEmpty()) {
                flags.add("-gcflags=" + String.join(" ", recipe.compile()));
            }
            if (!recipe.link().isEmpty()) {
                flags.add("-ldflags=" + String.join(" ", recipe.link()));
            }
        } else {
            Layout.copyTree(from, work);
        }
        if (c.directive() == Directive.RUNINDIR) {
            String version = recipe.goMod().isEmpty() ? "1.14" : recipe.goMod();
            Layout.write(work.resolve("go.mod"), Layout.goMod(from.getFileName().toString(), version));
        } else {
            goMod(setup, work, "test");
        }
        Map<String, String> env = new HashMap<>(recipe.env());
        env.put("GO111MODULE", "on");
        List<String> ownFlags = checked ? List.of() : flags; // the program of errorcheckandrundir is built without
        return new Staged(work, ".", ownFlags, env, work, false, recipe.program());
    }

    private static void goMod(Setup setup, Path work, String module) throws CaseFailure, IOException {
        Path file = work.resolve("go.mod");
        if (!Files.exists(file)) {
            Layout.write(
                    file, Layout.goMod(module, GoVersion.of(Path.of(setup.go().goroot()))));
        }
    }

    private static boolean hasFolders(Path dir) throws IOException {
        try (DirectoryStream<Path> list = Files.newDirectoryStream(dir)) {
            for (Path p : list) {
                if (Files.isDirectory(p) && !p.getFileName().toString().startsWith(".")) {
                    return true;
                }
            }
        }
        return false;
    }
}
