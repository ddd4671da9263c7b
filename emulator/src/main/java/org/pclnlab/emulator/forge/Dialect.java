package org.pclnlab.emulator.forge;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Arch;

/** What differs between assembler text for ELF and for Mach-O. Names that come in are linker symbols without underscore. */
interface Dialect {
    /** A symbol as the assembler wants it. */
    String symbol(String name);

    /** A symbol that needs no quotes: on ELF it has none, since GNU as 2.40 takes no others as linked-to symbols. */
    String global(String name);

    /** A label that does not reach the linker. */
    String local(String name);

    /** A label of a statement; on ELF the linker sees it (01 section 8.4). */
    String siteLabel(String name);

    /** How a site record refers to function {@code number}. */
    String host(Fn f, int number);

    /** Opens a section of code for one function. */
    String textSection(String function);

    /** Says that a symbol is a function. */
    String[] functionType(String symbol);

    /** Directives before the label of a function. */
    String[] functionHead(String symbol, boolean exported);

    /** Directives behind its code. */
    String[] functionTail(String symbol, String size);

    /** Opens a section of site records; {@code linkedTo} is a label of the code that they belong to, null for the rest. */
    String siteSection(SectionKind kind, ForgeSpec spec, @Nullable String linkedTo);

    /** The linker's name for the start or end of a section of site records. */
    String boundary(SectionKind kind, ForgeSpec spec, boolean end);

    String constSection();

    String dataSection();

    /** Directives before the label of a global of {@code size} bytes. */
    String[] globalHead(String name);

    /** Directives behind its contents. */
    String[] globalTail(String name, int size);

    /** How the C entry point ends: it starts the responder, or on Mach-O returns 0. */
    String[] mainBody(Arch arch);

    /** The last lines. */
    String[] end();

    /** Sections of site records. */
    enum SectionKind {
        ENTRY(AssemblerWriter.ENTRY, "__llgo_fie"),
        PCLINE(AssemblerWriter.PCLINE, "__llgo_pcl"),
        STUB(AssemblerWriter.STUB, "__llgo_stub");
        final String elf, macho;

        SectionKind(String elf, String macho) {
            this.elf = elf;
            this.macho = macho;
        }
    }
}
