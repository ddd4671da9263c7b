package org.pclnlab.harness.matrix.probe;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The Go sources of a scenario: templates of this package's resources, filled in. */
public final class ProbeSource {
    private static final String MODULE = "example.com/llgo-bench/";

    private ProbeSource() {}

    /**
     * All files of the module, by path.
     *
     * @param extraEvery compiles one operation more into every loop after so many; 0 for none. It slows a program down by a
     *     known share
     */
    public static Map<String, String> of(Scenario s, int extraEvery) {
        Map<String, String> files = new TreeMap<>();
        // A path without a dot would be the standard library's to LLGo before #2026, which tracks no callers there.
        String module =
                MODULE + (s.kind() == ProbeKind.FRESH ? "fresh" : s.kind().word());
        files.put("go.mod", "module " + module + "\n\ngo 1.24\n");
        String plant = extraEvery == 0 ? "" : "if i%" + extraEvery + " == 0 {\n\t\t\tf()\n\t\t}";
        files.put("helper.go", template("helper").replace("//plant//", plant));
        String main = template(s.kind() == ProbeKind.FRESH ? "fresh" : s.kind().word());
        switch (s.kind()) {
            case DEEP ->
                main = main.replace("/*depth*/", Integer.toString(s.depth()))
                        .replace("/*frames*/", frames(s.depth()))
                        .replace("/*last*/", "frame" + s.depth());
            case BIGFUNC -> main = main.replace("/*functions*/", bigFunctions(s.packages(), s.methods()));
            case MULTIPKG, COLD, FRESH -> {
                StringBuilder imports = new StringBuilder();
                StringBuilder collect = new StringBuilder();
                for (int i = 0; i < s.packages(); i++) {
                    String p = two("p", i);
                    imports.append("\t\"").append(module).append('/').append(p).append("\"\n");
                    collect.append("\ttargets = append(targets, ").append(p).append(".Targets()...)\n");
                    boolean full = s.kind() == ProbeKind.MULTIPKG;
                    files.put(p + "/" + p + ".go", Packages.source(module, i, s.packages(), s.methods(), full));
                }
                main = main.replace("/*imports*/", imports)
                        .replace("/*collect*/", collect.toString().stripTrailing());
            }
            default -> {}
        }
        files.put("main.go", main);
        List<String> inlinable = NoInlineLint.missing(files);
        if (!inlinable.isEmpty()) {
            throw new IllegalStateException("may be inlined: " + inlinable);
        }
        return files;
    }

    /** {@code p07}, {@code p100}. */
    static String two(String prefix, int n) {
        return prefix + (n < 10 ? "0" : "") + n;
    }

    private static String frames(int depth) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            out.append("//go:noinline\nfunc frame")
                    .append(i)
                    .append("() { frame")
                    .append(i + 1)
                    .append("() }\n\n");
        }
        return out.toString();
    }

    private static String bigFunctions(int functions, int statements) {
        StringBuilder out = new StringBuilder();
        StringBuilder all = new StringBuilder("//go:noinline\nfunc runAll(x int) int {\n");
        for (int i = 0; i < functions; i++) {
            String name = "big" + (i < 10 ? "00" : i < 100 ? "0" : "") + i;
            out.append("//go:noinline\nfunc ").append(name).append("(x int) int {\n");
            out.append("\tx = leaf(x)\n".repeat(statements));
            out.append("\tif captureBig {\n\t\tpc, _, line, ok := runtime.Caller(0)\n\t\tcapture(pc, ok, line)\n\t}\n");
            out.append("\treturn x\n}\n\n");
            all.append("\tx = ").append(name).append("(x)\n");
        }
        return out.append(all).append("\treturn x\n}\n").toString();
    }

    private static String template(String name) {
        try (InputStream in = ProbeSource.class.getResourceAsStream(name + ".go")) {
            if (in == null) {
                throw new IllegalStateException("no template " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
