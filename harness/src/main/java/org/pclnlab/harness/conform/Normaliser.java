package org.pclnlab.harness.conform;

import java.util.List;

/**
 * Everything that is evened out before answers of different programs are compared, and nothing else; {@link #RULES} is
 * printed in every report. Answers about the same program are compared as they are.
 */
public final class Normaliser {
    public static final List<String> RULES = List.of(
            "package main may be called by its import path",
            "GOROOT of either toolchain reads $GOROOT",
            "LLGO_ROOT reads $LLGO_ROOT",
            "entries are compared by their position to the pc and to the known entry, never as numbers");

    private final String mainPath;
    private final String goroot;
    private final String llgoRoot;

    /**
     * For the program of one probe, built by one tool.
     *
     * @param mainPath import path of its package main
     * @param goroot empty if unknown
     * @param llgoRoot empty for gc
     */
    public Normaliser(String mainPath, String goroot, String llgoRoot) {
        this.mainPath = mainPath;
        this.goroot = goroot;
        this.llgoRoot = llgoRoot;
    }

    String name(String name) {
        return name.startsWith(mainPath + ".") ? "main" + name.substring(mainPath.length()) : name;
    }

    /** A text of the program's own may hold names and files, separated by blanks. */
    String text(String text) {
        StringBuilder out = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            out.append(out.isEmpty() ? "" : " ").append(file(name(word)));
        }
        return out.toString();
    }

    String file(String file) {
        if (!llgoRoot.isEmpty() && file.startsWith(llgoRoot + "/")) {
            return "$LLGO_ROOT" + file.substring(llgoRoot.length());
        }
        if (!goroot.isEmpty() && file.startsWith(goroot + "/")) {
            return "$GOROOT" + file.substring(goroot.length());
        }
        return file;
    }
}
