package org.pclnlab.emulator.image;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;

/** An executable file as its linker wrote it; all addresses are link-time addresses. Immutable. */
public abstract class Image {
    /** The container format. */
    public enum Format {
        ELF,
        MACHO
    }

    private final Bytes file;
    private final Format format;
    private final Arch arch;
    private final boolean positionIndependent;
    private final List<Segment> segments;
    private final List<Section> sections;

    protected Image(
            Bytes file,
            Format format,
            Arch arch,
            boolean positionIndependent,
            List<Segment> segments,
            List<Section> sections) {
        this.file = file;
        this.format = format;
        this.arch = arch;
        this.positionIndependent = positionIndependent;
        this.segments = segments;
        this.sections = sections;
    }

    /** The whole file. */
    public final Bytes file() {
        return file;
    }

    /** What to call the image in messages. */
    public final String name() {
        return file.file();
    }

    public final Format format() {
        return format;
    }

    public final Arch arch() {
        return arch;
    }

    /** Whether the loader may move it, so that pointers in the file are not what a process sees. */
    public final boolean positionIndependent() {
        return positionIndependent;
    }

    /** Loadable segments in ascending address order. */
    public final List<Segment> segments() {
        return segments;
    }

    /** Sections in file order. */
    public final List<Section> sections() {
        return sections;
    }

    /** The first section called {@code name}: an ELF name, or {@code SEGMENT,section}. */
    public final @Nullable Section section(String name) {
        for (int i = 0; i < sections.size(); i++) {
            if (sections.get(i).name().equals(name)) {
                return sections.get(i);
            }
        }
        return null;
    }

    /** The section that holds the program's code: {@code .text} or {@code __TEXT,__text}. */
    public final Section text() throws ImageException {
        String name = format == Format.ELF ? ".text" : "__TEXT,__text";
        Section text = section(name);
        if (text == null) {
            throw new Unsupported(new Where(name(), 0, "section table", ""), "no section " + name, "one");
        }
        return text;
    }

    /** The file bytes of a section; empty for zero-filled ones. */
    public final Bytes contents(Section section) throws ImageException {
        return file.slice(section.fileOff(), section.fileSize(), section.name());
    }

    /** File offset of a link-time address, or -1 when it has no bytes in the file. */
    public final long toFileOff(long vmaddr) {
        for (int i = 0; i < segments.size(); i++) {
            Segment s = segments.get(i);
            if (Long.compareUnsigned(vmaddr - s.vmaddr(), s.fileSize()) < 0) {
                return s.fileOff() + (vmaddr - s.vmaddr());
            }
        }
        return -1;
    }

    /** The static symbol table. */
    public abstract SymbolTable symbols() throws ImageException;
}
