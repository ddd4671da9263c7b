package org.pclnlab.harness.matrix.probe;

import static org.pclnlab.harness.matrix.probe.ProbeSource.two;

/** The packages of multipkg, cold and fresh-pc (spec 09 sections 3.5 and 3.6). */
final class Packages {
    private Packages() {}

    /**
     * One package.
     *
     * @param full with methods and a chain of calls through all packages, as multipkg has
     */
    static String source(String module, int i, int packages, int methods, boolean full) {
        boolean last = i == packages - 1;
        String id = two("", i);
        StringBuilder out = new StringBuilder("package p" + id + "\n\nimport (\n\t\"reflect\"\n");
        if (full) {
            out.append("\t\"runtime\"\n");
            if (!last) {
                out.append("\n\tnext \"")
                        .append(module)
                        .append('/')
                        .append(two("p", i + 1))
                        .append("\"\n");
            }
        }
        out.append(")\n\n");
        if (full) {
            out.append("type T").append(id).append(" struct{ V int }\n\n");
            out.append("type Worker interface{ M00(int) int }\n\n");
        }
        for (int j = 0; j < methods; j++) {
            out.append("//go:noinline\nfunc ").append(function(id, j)).append("(x int) int { return x + ");
            out.append(i * 100 + j).append(" }\n\n");
            if (full) {
                out.append("//go:noinline\nfunc (t T").append(id).append(") ").append(two("M", j));
                out.append("(x int) int { return t.V + x + ").append(j).append(" }\n\n");
            }
        }
        out.append("//go:noinline\nfunc Targets() []uintptr {\n\treturn []uintptr{\n");
        for (int j = 0; j < methods; j++) {
            out.append("\t\treflect.ValueOf(").append(function(id, j)).append(").Pointer(),\n");
        }
        out.append("\t}\n}\n");
        if (full) {
            out.append("\n//go:noinline\nfunc Run(x int) int {\n");
            out.append("\tpc, _, line, ok := runtime.Caller(0)\n\tif !ok || pc == 0 || line == 0 {\n");
            out.append("\t\tpanic(\"Caller(0)\")\n\t}\n");
            out.append("\tvar w Worker = T").append(id).append("{V: x}\n\ttotal := w.M00(x)\n");
            for (int j = 0; j < methods; j++) {
                out.append("\ttotal += ").append(function(id, j)).append("(x)\n");
                out.append("\ttotal += (T")
                        .append(id)
                        .append("{V: total}).")
                        .append(two("M", j))
                        .append("(x)\n");
            }
            if (!last) {
                out.append("\ttotal += next.Run(x + 1)\n");
            }
            out.append("\treturn total + line\n}\n");
        }
        return out.toString();
    }

    private static String function(String id, int j) {
        return "F" + id + two("_", j);
    }
}
