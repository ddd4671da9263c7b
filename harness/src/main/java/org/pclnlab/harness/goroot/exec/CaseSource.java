package org.pclnlab.harness.goroot.exec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.pclnlab.harness.goroot.GorootCase;
import org.pclnlab.harness.toolchain.BuildCache;

/** The files that a case consists of. */
public final class CaseSource {
    private CaseSource() {}

    /** A digest over the contents of the case's own files. */
    public static String hash(Path root, GorootCase c) {
        BuildCache.Key key = new BuildCache.Key();
        try {
            key.add("case 1").add(Files.readAllBytes(root.resolve(c.path())));
            for (String file : Recipe.of(c.directive(), c.args()).sources(c.name())) {
                Path p = root.resolve(c.folder()).resolve(file).normalize();
                if (!file.equals(c.name()) && p.startsWith(root) && Files.isRegularFile(p)) {
                    key.add(file).add(Files.readAllBytes(p));
                }
            }
            Path folder = root.resolve(c.sourceFolder());
            if (c.directive().hasFolder() && Files.isDirectory(folder)) {
                key.addTree(folder);
            } else if (inDotDir(c)) {
                key.addTree(root.resolve(c.folder()));
            }
        } catch (IOException | CaseFailure e) {
            key.add(String.valueOf(e.getMessage()));
        }
        return key.hex();
    }

    /** Whether the case is a file inside the folder of another one; only coverage finds such. */
    static boolean inDotDir(GorootCase c) {
        return c.folder().endsWith(".dir");
    }
}
