package org.pclnlab.harness.goroot.find;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Vectors of spec 08 section 3.3 and 3.2. */
class HeaderTest {
    private static final BuildContext LINUX =
            BuildContext.of("linux", "amd64", true, "go1.26.8", List.of("amd64.v1", "goexperiment.dwarf5"));
    private static final String LONG = "// " + "x".repeat(70_000) + "\n";

    static List<Arguments> vectors() {
        return List.of(
                Arguments.of("D1", "x.go", "// run\n", "run[]"),
                Arguments.of("D2", "x.go", "//run\n", "run[]"),
                Arguments.of("D3", "x.go", "// skip\n\n// run this by hand\n", "run[this, by, hand]"),
                Arguments.of("D4", "x.go", "//go:build linux\n\n// run\n", "run[]"),
                Arguments.of("D5", "x.go", "// don't\n// run\n", "none"),
                Arguments.of("D6", "x.go", "package main\n// run\n", "none"),
                Arguments.of("D7", "x.go", "// errorcheckdir\n", "none"),
                Arguments.of("D8", "x.go", "/*\n// run\n*/\n", "run[]"),
                Arguments.of("D9", "x.go", "\uFEFF// run\n", "none"),
                Arguments.of("D10", "x.go", "// +build !js,gc\n// run -race\n", "run[-race]"),
                Arguments.of("D11", "x.go", "// Run\n", "none"),
                Arguments.of("D12", "x.go", "// asmcheck\n\n// compile with care\n", "compile[with, care]"),
                Arguments.of("D13", "x_windows.go", "// run\n", "none"),
                Arguments.of("D13", "x_linux_amd64.go", "// run\n", "run[]"),
                Arguments.of("D13", "x_test.go", "// run\n", "run[]"),
                Arguments.of("D14", "x.go", "//go:build test_run\n\n// run\n", "none"),
                Arguments.of("D14", "x.go", "//go:build gcflags_noopt\n\n// run\n", "none"),
                Arguments.of("D15", "x.go", "//go:build go1.26 && gc && unix && cgo\n\n// run\n", "run[]"),
                Arguments.of("D16", "x.go", "// run\n" + LONG, "run[]"),
                Arguments.of("D17", "x.go", LONG + "// run\n", "none"),
                Arguments.of("D18", "x.go", "#!/bin/sh\n// run\n", "run[]"),
                Arguments.of("D19", "x.go", "// run\npackage\tmain\n", "run[]"),
                Arguments.of("D20", "x.go", "//\n// \"run\" x\n", "run[x]"),
                Arguments.of("D21", "x.go", "// +build windows\n// run\n\npackage main\n", "none"),
                Arguments.of("D22", "x.go", "// +build windows\n\n// run\n\npackage main\n", "none"),
                Arguments.of("D23", "x.go", "// run -t\n", "run[-t]"),
                Arguments.of("D24", "_x.go", "// run\n", "none"),
                Arguments.of("two lines", "x.go", "//go:build linux\n//go:build gc\n\n// run\n", "none"),
                Arguments.of("bad expression", "x.go", "//go:build linux &&\n\n// run\n", "none"),
                Arguments.of("double not", "x.go", "//go:build !!linux\n\n// run\n", "none"),
                Arguments.of("parentheses", "x.go", "//go:build !(windows || js) && amd64.v1\n\n// run\n", "run[]"),
                Arguments.of("below the package", "x.go", "// run\npackage main\n//go:build windows\n", "run[]"),
                Arguments.of("or", "x.go", "// +build windows linux\n\n// run\n", "run[]"),
                Arguments.of("and of lines", "x.go", "// +build linux\n// +build arm64\n\n// run\n", "none"),
                Arguments.of("not applied", "x.go", "// +build windows\npackage main\n", "none"),
                Arguments.of("next release", "x.go", "//go:build go1.27\n\n// run\n", "none"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void directiveOf(String id, String name, String source, String expected) {
        Constraint constraint = new Constraint(LINUX);
        boolean taken = constraint.nameHolds(name)
                && constraint.sourceHolds(source.startsWith("\uFEFF") ? source.substring(1) : source);
        Header h = taken ? Header.of(source) : null;
        assertEquals(expected, h == null ? "none" : h.directive().word() + h.args(), id);
    }

    static List<Arguments> quoted() {
        return List.of(
                Arguments.of("run -gcflags -l=4", List.of("run", "-gcflags", "-l=4")),
                Arguments.of(
                        "runindir -gomodversion \"1.23\" -gcflags='all=-N -l'",
                        List.of("runindir", "-gomodversion", "1.23", "-gcflags=all=-N -l")),
                Arguments.of("a b:\"c d\" 'e''f'  \"g\\\"\"", List.of("a", "b:c d", "ef", "g\"")),
                Arguments.of("run \"\"", List.of("run", "")),
                Arguments.of("run a\\ b", List.of("run", "a b")),
                Arguments.of("run foo\\", List.of("run", "foo")),
                Arguments.of("", List.of()));
    }

    @ParameterizedTest
    @MethodSource("quoted")
    void fieldsWithQuotes(String text, List<String> expected) {
        assertEquals(expected, GoText.splitQuoted(text));
    }

    @Test
    void quoteThatIsNotClosedIsAnError() {
        assertNull(GoText.splitQuoted("don't"));
    }

    @Test
    void releaseTags() {
        assertEquals(26, BuildContext.minor("go1.26.8"));
        assertEquals(27, BuildContext.minor("go1.27rc1"));
        assertEquals(0, BuildContext.minor("devel go1.27-abc"));
        assertEquals(0, BuildContext.minor("go2"));
        Set<String> tags =
                BuildContext.of("darwin", "arm64", false, "go1.2", List.of()).tags();
        assertEquals(Set.of("gc", "unix", "go1.1", "go1.2"), tags);
    }
}
