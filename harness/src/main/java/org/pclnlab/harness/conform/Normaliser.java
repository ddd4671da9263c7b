package org.pclnlab.harness.conform;

import java.util.ArrayList;
import java.util.List;

/**
 * Everything that is evened out before answers of different programs are compared, and nothing else; {@link #RULES} is
 * printed in every report. Answers about the same program are compared as they are.
 */
public final class Normaliser {
    public static final List<String> RULES = rules(
            "package main may be called by its import path",
            "GOROOT of either toolchain reads $GOROOT",
            "LLGO_ROOT reads $LLGO_ROOT",
            "entries are compared by their position to the pc and to the known entry, never as numbers");

    private static List<String> rules(String... ofPcs) {
        List<String> all = new ArrayList<>(List.of(ofPcs));
        all.addAll(FrameLists.RULES);
        return List.copyOf(all);
    }

    private final String mainPath;
    private final String goroot;
    private final String llgoRoot;
    private final String module;

    /**
     * For the program of one probe, built by one tool.
     *
     * @param mainPath import path of its package main
     * @param goroot empty if unknown
     * @param llgoRoot empty for gc
     * @param module folder of the module that the probe belongs to
     */
    public Normaliser(String mainPath, String goroot, String llgoRoot, String module) {
        this.module = module;
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

    /** A file in a list of frames, which would be long with the folder of the probes in each; both toolchains see one folder. */
    String place(String file) {
        return file.startsWith(module + "/") ? file.substring(module.length() + 1) : file(file);
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
