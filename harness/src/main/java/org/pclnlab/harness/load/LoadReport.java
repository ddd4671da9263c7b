package org.pclnlab.harness.load;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.elf.ElfRelocations;
import org.pclnlab.emulator.image.load.Fixup;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.image.load.Placeholders;
import org.pclnlab.emulator.image.macho.CodeSignature;
import org.pclnlab.emulator.image.macho.MachoImage;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.Host;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.harness.outcome.UsageException;

/** Loads one image and says what was done. */
public final class LoadReport {
    private static final int APPLE_SILICON_PAGE = 0x4000;

    private LoadReport() {}

    /**
     * Loads and prints.
     *
     * @param arch which slice of a fat file, null for the first
     * @param trace whether to print every fixup of a Mach-O image
     */
    public static void print(Path file, @Nullable Arch arch, long slide, boolean trace, PrintWriter out)
            throws IOException, ImageException, UsageException {
        MappedFile mapped = MappedFile.open(file);
        Image image = Images.read(mapped.bytes(), arch);
        boolean wide = image.format() == Image.Format.MACHO && image.arch() == Arch.ARM64;
        int page = Math.max(Host.pageSize(), wide ? APPLE_SILICON_PAGE : 0);
        if (slide % page != 0) {
            throw new UsageException(
                    "--slide " + Hex.of(slide) + ": expected a multiple of the page size, " + Hex.of(page));
        }
        out.println("image    " + file + " (" + (image.format() == Image.Format.ELF ? "ELF " : "Mach-O ")
                + image.arch().goName() + ")");
        if (image instanceof MachoImage macho) {
            out.println("fixups   " + macho.fixups().encoding());
            out.println("signed   " + signature(macho.signature()));
        }
        try (LoadedImage loaded = Loader.load(image, mapped, slide, page, trace ? f -> print(f, out) : null)) {
            ElfRelocations.Counts c = loaded.relocations();
            out.println("loaded   at slide " + Hex.of(slide) + ": " + c.relative() + " rebased, " + c.bound()
                    + " bound in the image, " + c.left()
                    + (loaded.placeholders() == null ? " left to libraries" : " given a placeholder"));
            placeholders(loaded.placeholders(), out);
        }
        mapped.checkUnchanged();
    }

    private static String signature(@Nullable CodeSignature s) {
        if (s == null) {
            return "no";
        }
        return s.size() + " bytes" + (s.adHoc() ? ", ad hoc" : "") + (s.byLinker() ? ", by the linker" : "");
    }

    /** Segment, link-time address and contents of the slot in the file, what it is, and what a process finds there. */
    private static void print(Fixup f, PrintWriter out) {
        String what = f.symbol().isEmpty() ? Hex.of(f.target()) : f.symbol();
        String addend = f.addend() == 0 ? "" : f.addend() < 0 ? "-" + Hex.of(-f.addend()) : "+" + Hex.of(f.addend());
        out.println(f.segment() + " " + Hex.of(f.vmaddr()) + " " + Hex.of(f.raw()) + " " + f.kind() + " " + what
                + addend + " = " + Hex.of(f.value()));
    }

    private static void placeholders(@Nullable Placeholders placeholders, PrintWriter out) {
        if (placeholders != null) {
            for (Map.Entry<String, Long> e : placeholders.all().entrySet()) {
                out.println("         " + Hex.of(e.getValue()) + " stands for " + e.getKey());
            }
        }
    }
}
