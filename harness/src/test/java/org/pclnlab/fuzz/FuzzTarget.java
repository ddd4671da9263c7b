package org.pclnlab.fuzz;

import java.util.Locale;

/**
 * A way in for bytes that somebody else made. A target takes any bytes and throws nothing: what readers promise to throw is
 * caught in it, and everything else is a defect.
 */
public enum FuzzTarget {
    /** A whole ELF file: headers, sections, segments, symbols, relocations. */
    ELF(ImageTargets::image),
    /** A whole thin Mach-O file. */
    MACHO(ImageTargets::image),
    /** A fat Mach-O file. */
    FAT(ImageTargets::image),
    /** Changes in chained fixups: headers, imports, page starts, and the pointers themselves. */
    CHAINS(ImageTargets::chains),
    /** Changes in strings, records, symbol index, hash and statements of LLGo programs. */
    METADATA(ImageTargets::metadata),
    /** Changes in prebuilt tables, {@code LLGOFTB1} and behind a redirect {@code LLGOFTB2}. */
    TABLE(ImageTargets::table),
    /** Changes in gc's function tables. */
    GC(ImageTargets::gc),
    /** A file for the rewriter, ELF or Mach-O. */
    REWRITE(ImageTargets::rewrite),
    /** Changes in what the rewriter reads. */
    RECORDS(ImageTargets::records),
    /** A sidecar of a program with external tables; past its hash, too. */
    SIDECAR(ImageTargets::sidecar),
    /** A core file. */
    CORE(StackTargets::core),
    /** Changes in {@code .eh_frame}. */
    UNWIND(StackTargets::unwind),
    /** A stack recorded as text. */
    RECORDED(StackTargets::recorded),
    /** Lists of expected failures, ours and LLGo's. */
    XFAIL(TextTargets::xfail),
    /** Result files and logs, for {@code goroot merge} and {@code triage import}. */
    RESULTS(TextTargets::results),
    /** Allocation traces and recorded profiles of {@code heap}. */
    HEAP(TextTargets::heap),
    /** What probes print, and lines with pcs inside, for {@code conform} and {@code lookup}. */
    LINES(TextTargets::lines);

    /** What is done with the bytes. */
    @FunctionalInterface
    interface Body {
        void run(byte[] data) throws Exception;
    }

    @SuppressWarnings("ImmutableEnumChecker") // a method of one of the classes above, without state of its own
    private final Body body;

    FuzzTarget(Body body) {
        this.body = body;
    }

    /** Runs the target once. */
    public void run(byte[] data) throws Exception {
        body.run(data);
    }

    /** Its name on the command line and of its folder of findings. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static FuzzTarget of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
