package org.pclnlab.emulator.image.macho;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.image.macho.chained.ChainedFixups;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * A thin 64-bit Mach-O executable, perhaps a slice of a fat one. Reading it costs its load commands; symbols, fixups,
 * exports and signature are read on demand. Sections are called {@code SEGMENT,section}.
 */
public final class MachoImage extends Image {
    private final @Nullable SymtabCommand symtab;
    private final List<Section64> rawSections;
    private final List<LoadCommand> commands;
    private final boolean chainedFixups;

    private MachoImage(
            Bytes file,
            MachHeader64 header,
            List<Segment> segments,
            List<Section> sections,
            List<Section64> rawSections,
            @Nullable SymtabCommand symtab,
            List<LoadCommand> commands) {
        super(
                file,
                Format.MACHO,
                header.arch(),
                (header.flags() & MachHeader64.MH_PIE) != 0,
                List.copyOf(segments),
                List.copyOf(sections));
        this.symtab = symtab;
        this.rawSections = rawSections;
        this.commands = commands;
        this.chainedFixups = last(LoadCommand.LC_DYLD_CHAINED_FIXUPS) != null;
    }

    /** Whether the file starts like a Mach-O file of any kind, fat ones included. */
    public static boolean recognises(Bytes file) {
        return MachHeader64.recognises(file);
    }

    /**
     * Reads and checks all load commands of a thin file.
     *
     * @throws ImageException naming the first field that is wrong, or bytes that are missing
     */
    public static MachoImage read(Bytes file) throws ImageException {
        MachHeader64 header = MachHeader64.read(file);
        List<LoadCommand> commands = LoadCommand.readAll(file, header);
        List<Segment> segments = new ArrayList<>();
        List<Section> sections = new ArrayList<>();
        List<Section64> raw = new ArrayList<>();
        SymtabCommand symtab = null;
        for (int i = 0; i < commands.size(); i++) {
            LoadCommand c = commands.get(i);
            switch (c.cmd()) {
                case LoadCommand.LC_SEGMENT_64 ->
                    addSegment(SegmentCommand64.read(c, file.size()), file, segments, sections, raw);
                case LoadCommand.LC_SYMTAB -> symtab = SymtabCommand.read(c, file.size());
                default -> {
                    // everything else is read when somebody asks
                }
            }
        }
        return new MachoImage(file, header, segments, sections, raw, symtab, commands);
    }

    private static void addSegment(
            SegmentCommand64 s, Bytes file, List<Segment> segments, List<Section> sections, List<Section64> raw)
            throws ImageException {
        if (s.loaded()) {
            if (!segments.isEmpty()
                    && Unsigned.less(
                            s.vmaddr(), segments.get(segments.size() - 1).end())) {
                throw new Inconsistent(
                        s.bytes().where(SegmentCommand64.VMADDR_OFF, "vmaddr"),
                        Hex.of(s.vmaddr()) + " of segment " + s.segname(),
                        "at least " + Hex.of(segments.get(segments.size() - 1).end())
                                + ", the end of the segment before");
            }
            segments.add(new Segment(
                    s.segname(),
                    s.vmaddr(),
                    s.vmsize(),
                    s.fileoff(),
                    s.filesize(),
                    (s.initprot() & SegmentCommand64.VM_PROT_READ) != 0,
                    (s.initprot() & SegmentCommand64.VM_PROT_WRITE) != 0,
                    (s.initprot() & SegmentCommand64.VM_PROT_EXECUTE) != 0));
        }
        long end = s.vmaddr();
        for (int k = 0; k < (int) s.nsects(); k++) {
            Bytes b = s.bytes()
                    .slice(
                            SegmentCommand64.SIZE + (long) k * Section64.SIZE,
                            Section64.SIZE,
                            s.segname() + " section " + k);
            Section64 section = Section64.read(b, s, file.size());
            // Linkers write a segment's sections in address order; what lies below the end so far overlaps.
            if (s.loaded() && section.size() != 0) {
                if (Unsigned.less(section.addr(), end)) {
                    throw new Inconsistent(
                            b.where(Section64.ADDR_OFF, "addr"),
                            Hex.range(section.addr(), section.addr() + section.size()) + " of " + section.name(),
                            "at least " + Hex.of(end) + ", the end of the section before");
                }
                end = section.addr() + section.size();
            }
            raw.add(section);
            sections.add(new Section(
                    section.name(),
                    section.addr(),
                    section.size(),
                    section.zeroFilled() ? 0 : section.offset(),
                    section.zeroFilled() ? 0 : section.size(),
                    s.loaded(),
                    section.code(),
                    (s.initprot() & SegmentCommand64.VM_PROT_WRITE) != 0,
                    section.flags()));
        }
    }

    /**
     * Reads one slice of a fat file, and any thin file.
     *
     * @param arch the slice; null for the first one that can be read
     */
    public static MachoImage read(Bytes file, @Nullable Arch arch) throws ImageException {
        if (!FatHeader.recognises(file)) {
            return read(file);
        }
        return read(FatHeader.choose(file, arch));
    }

    /** The last command with a tag, as dyld and LLGo's rewriter take it; null when there is none. */
    private @Nullable LoadCommand last(int cmd) {
        for (int i = commands.size() - 1; i >= 0; i--) {
            if (commands.get(i).cmd() == cmd) {
                return commands.get(i);
            }
        }
        return null;
    }

    private @Nullable LoadCommand dyldInfo() {
        LoadCommand only = last(DyldInfo.LC_DYLD_INFO_ONLY);
        return only != null ? only : last(DyldInfo.LC_DYLD_INFO);
    }

    /** Every pointer that dyld changes. */
    public MachoFixups fixups() throws ImageException {
        List<SegmentCommand64> all = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            if (commands.get(i).cmd() == LoadCommand.LC_SEGMENT_64) {
                all.add(SegmentCommand64.read(commands.get(i), file().size()));
            }
        }
        SegmentSlots slots = new SegmentSlots(all, file());
        LoadCommand chains = last(LoadCommand.LC_DYLD_CHAINED_FIXUPS);
        if (chains != null) {
            List<ChainedFixups.Segment> segments = new ArrayList<>();
            for (int i = 0; i < slots.count(); i++) {
                segments.add(
                        new ChainedFixups.Segment(slots.name(i), slots.vmaddr(i), slots.vmsize(i), slots.contents(i)));
            }
            Bytes data = LinkeditCommand.data(chains, file(), "chained fixups");
            return new MachoFixups(slots, ChainedFixups.read(data, segments, base()), null);
        }
        LoadCommand info = dyldInfo();
        return new MachoFixups(
                slots,
                null,
                info == null ? null : DyldInfo.read(info.as(DyldInfo.SIZE, "dyld info command"), file(), slots));
    }

    /** The names that it exports; an empty trie when it has none. */
    public ExportsTrie exports() throws ImageException {
        LoadCommand trie = last(LoadCommand.LC_DYLD_EXPORTS_TRIE);
        if (trie != null) {
            return new ExportsTrie(LinkeditCommand.data(trie, file(), "exports trie"));
        }
        LoadCommand info = dyldInfo();
        if (info == null) {
            return new ExportsTrie(file().first(0, "exports trie"));
        }
        Bytes command = info.as(DyldInfo.SIZE, "dyld info command");
        return new ExportsTrie(
                LinkeditCommand.range(command, DyldInfo.EXPORT_OFF, file(), "export_off", "exports trie"));
    }

    /** Install names of the libraries, in the order in which binds count them from 1. */
    public List<String> libraries() throws ImageException {
        List<String> out = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            if (DylibCommand.is(commands.get(i).cmd())) {
                out.add(DylibCommand.name(commands.get(i)));
            }
        }
        return out;
    }

    /** The signature, null when the file is not signed. */
    public @Nullable CodeSignature signature() throws ImageException {
        LoadCommand c = last(LoadCommand.LC_CODE_SIGNATURE);
        return c == null ? null : CodeSignature.read(LinkeditCommand.data(c, file(), "code signature"));
    }

    /** Whether pointers in the file are nodes of fixup chains (spec 01 section 8.7); gc's own linker writes none. */
    public boolean chainedFixups() {
        return chainedFixups;
    }

    /** Link-time address of the image: where its header lies. */
    public long base() {
        for (int i = 0; i < segments().size(); i++) {
            if (segments().get(i).fileOff() == 0 && segments().get(i).fileSize() != 0) {
                return segments().get(i).vmaddr();
            }
        }
        return 0;
    }

    @Override
    public SymbolTable symbols() throws ImageException {
        return symtab == null ? SymbolTable.EMPTY : MachoSymbols.read(file(), symtab, rawSections);
    }
}
