package org.pclnlab.harness.goroot;

import java.util.List;

/**
 * One case.
 *
 * @param path relative to the root, separated by {@code /}; the case's id
 * @param args what follows the directive
 */
public record GorootCase(String path, Directive directive, List<String> args) {
    public GorootCase {
        args = List.copyOf(args);
    }

    /** Name of the file. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Its folder relative to the root, {@code .} for the root itself. */
    public String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "." : path.substring(0, slash);
    }

    /** The folder {@code X.dir} of a case {@code X.go}, relative to the root. */
    public String sourceFolder() {
        return path.substring(0, path.length() - ".go".length()) + ".dir";
    }
}
