package org.pclnlab.emulator.forge;

import java.util.List;
import org.pclnlab.emulator.image.Arch;

/** How forged Mach-O programs are assembled and linked. The same flags every time: committed images are rebuilt from them. */
public final class MachoLink {
    private static final String MACOS = "13.0";

    private MachoLink() {}

    /** Architecture as Apple's tools call it. */
    static String archName(Arch arch) {
        return arch == Arch.AMD64 ? "x86_64" : "arm64";
    }

    /** Target of {@code clang -c}. */
    public static String target(Arch arch) {
        return archName(arch) + "-apple-macos" + MACOS;
    }

    /** For a linker that is called as {@code ld64.lld}; object file, output and libSystem come behind them. */
    static List<String> flags(ForgeSpec spec, Arch arch) {
        return List.of(
                "-arch",
                archName(arch),
                "-platform_version",
                "macos",
                MACOS,
                MACOS,
                "-e",
                "_main",
                "-no_uuid",
                spec.signed ? "-adhoc_codesign" : "-no_adhoc_codesign",
                spec.chainedFixups ? "-fixup_chains" : "-no_fixup_chains");
    }

    /** A text stub that stands for the C library of macOS: the few names that forged programs import. */
    public static String libSystem() {
        return """
                --- !tapi-tbd
                tbd-version:     4
                targets:         [ x86_64-macos, arm64-macos ]
                install-name:    '/usr/lib/libSystem.B.dylib'
                exports:
                  - targets:         [ x86_64-macos, arm64-macos ]
                    symbols:         [ _abort, _getpid, _memcpy, _write, dyld_stub_binder ]
                ...
                """;
    }
}
