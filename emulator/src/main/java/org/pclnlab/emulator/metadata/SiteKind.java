package org.pclnlab.emulator.metadata;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;

/** The kinds of site sections and where each format keeps them (01 section 8.2). */
public enum SiteKind {
    ENTRY("llgo_funcinfo_entry", "__llgo_fie"),
    PCLINE("llgo_pcline", "__llgo_pcl"),
    STUB("llgo_funcinfo_stubsite", "__llgo_stub"),
    IDENTITY("llgo_pclntab_id", "__llgo_pid");

    private final String elf;
    private final String macho;

    SiteKind(String elf, String macho) {
        this.elf = elf;
        this.macho = macho;
    }

    /** The section of this kind, or null; main's LTO executables keep entry sites in a Mach-O segment of their own. */
    public @Nullable Section section(Image image) {
        if (image.format() == Image.Format.ELF) {
            return image.section(elf);
        }
        Section section = image.section("__DATA," + macho);
        return section != null ? section : image.section("__LLGO," + macho);
    }
}
