package org.pclnlab.harness.forge;

import java.util.ArrayList;
import java.util.List;
import org.pclnlab.emulator.functab.FtabHeader;
import org.pclnlab.emulator.gopclntab.GcTable;
import org.pclnlab.emulator.gopclntab.ModuleData;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.load.Images;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.image.load.Loader;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.metadata.Globals;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.emulator.metadata.SiteKind;

/**
 * The fields of an image, structure by structure. Layouts are those of specs 01 and 02, written down here once more and
 * apart from the readers.
 */
public final class Fields {
    /** Elements of a table that are changed: its first ones and its last one. */
    private static final int FIRST = 3;

    private final byte[] file;
    private final Image image;
    private final List<Field> out = new ArrayList<>();

    private Fields(byte[] file, Image image) {
        this.file = file;
        this.image = image;
    }

    /** The fields of an ELF program of LLGo's. */
    public static List<Field> ofLlgo(byte[] file) throws ImageException {
        Image image = Images.read(Bytes.of(file, "base"));
        Fields f = new Fields(file, image);
        f.elf();
        LoadedImage loaded = Loader.view(image);
        f.llgo(Globals.read(loaded), Metadata.open(loaded).generation());
        return f.out;
    }

    /** The fields of an ELF program of gc's. */
    public static List<Field> ofGc(byte[] file) throws ImageException {
        Image image = Images.read(Bytes.of(file, "base"));
        Fields f = new Fields(file, image);
        f.elf();
        f.gc(GcTable.open(Loader.view(image)).module());
        return f.out;
    }

    private int u16(int at) {
        return (file[at] & 0xff) | ((file[at + 1] & 0xff) << 8);
    }

    private long u64(int at) {
        long v = 0;
        for (int i = 7; i >= 0; i--) {
            v = (v << 8) | (file[at + i] & 0xff);
        }
        return v;
    }

    private int u32(int at) {
        return u16(at) | (u16(at + 2) << 16);
    }

    /**
     * Fields of the elements of a table.
     *
     * @param layout name and size alternating, such as {@code "entryOff:4 funcIndex:4"}; {@code -} is padding
     */
    private void table(String structure, long off, int elementSize, long count, String layout) {
        for (long i = 0; i < count; i++) {
            if (i >= FIRST && i != count - 1) {
                continue;
            }
            long at = off + i * elementSize;
            for (String part : layout.split(" ", -1)) {
                String[] f = part.split(":", -1);
                int size = Integer.parseInt(f[1]);
                if (!f[0].equals("-") && at >= 0 && at + size <= file.length) {
                    int next = i + 1 < count ? elementSize : 0;
                    out.add(new Field(structure, f[0] + (count == 1 ? "" : "[" + i + "]"), (int) at, size, next));
                }
                at += size;
            }
        }
    }

    private void elf() {
        table(
                "ELF header",
                0,
                64,
                1,
                "magic:4 class:1 data:1 version:1 abi:1 -:8 type:2 machine:2 version:4 entry:8 phoff:8 shoff:8 flags:4"
                        + " ehsize:2 phentsize:2 phnum:2 shentsize:2 shnum:2 shstrndx:2");
        table(
                "program header",
                u64(32),
                56,
                u16(56),
                "type:4 flags:4 offset:8 vaddr:8 paddr:8 filesz:8 memsz:8 align:8");
        List<Section> wanted = image.sections().stream()
                .filter(s -> s.name().startsWith("llgo_")
                        || s.name().contains("pclntab")
                        || s.name().equals(".text"))
                .toList();
        int shoff = (int) u64(40);
        for (int i = 0; i < u16(60); i++) {
            int at = shoff + 64 * i;
            long addr = u64(at + 16);
            boolean symbols = u32(at + 4) == 2 || i == u16(62);
            if (symbols || wanted.stream().anyMatch(s -> s.vmaddr() == addr && addr != 0)) {
                table(
                        "section header",
                        at,
                        64,
                        1,
                        "name:4 type:4 flags:8 addr:8 offset:8 size:8 link:4 info:4 addralign:8 entsize:8");
            }
        }
    }

    private void llgo(Globals g, Generation generation) throws ImageException {
        for (SiteKind kind : SiteKind.values()) {
            Section s = kind.section(image);
            if (s != null && s.fileSize() >= 32) {
                site(kind, (int) s.fileOff(), s.fileSize());
            }
        }
        boolean narrow = generation.narrowIds();
        int id = narrow ? 2 : 4;
        String ids = "symbolPkg:N symbolName:N namePkg:N nameName:N fileRoot:N fileName:N line:4"
                .replace("N", Integer.toString(id));
        table("function record", image.toFileOff(g.table()), 6 * id + 4, g.count(), ids);
        table("string offset", image.toFileOff(g.stringOffsets()), 4, g.stringCount(), "off:4");
        table(
                "symbol index",
                image.toFileOff(g.symbolIndex()),
                16,
                g.symbolIndexCount(),
                "symbolID:8 funcIndex:4 padding:4");
        table("symbol hash", image.toFileOff(g.hash()), 2, g.hashMask() + 1, "slot:2");
        table(
                "statement record",
                image.toFileOff(g.pclineTable()),
                24,
                g.pclineCount(),
                narrow ? "id:8 funcIndex:4 file:4 line:4 padding:4" : "id:8 funcIndex:4 fileRoot:4 fileName:4 line:4");
        globals();
    }

    private void site(SiteKind kind, int off, long size) {
        String name = kind.name().toLowerCase(java.util.Locale.ROOT);
        long magic = u64(off);
        if (magic == FtabHeader.MAGIC) {
            table("table header", off, 32, 1, "magic:8 linkSectAddr:8 base:8 count:4 bucketCount:4");
            int count = u32(off + 24);
            table("table row", off + 32L, 8, count, "entryOff:4 funcIndex:4");
            table("table bucket", off + 32L + 8L * count, 36, u32(off + 28), "idx:4 delta0:2 delta1:2 -:26 delta15:2");
        } else if (magic == FtabHeader.REDIRECT_MAGIC) {
            table("redirect", off, 32, 1, "magic:8 linkSectAddr:8 target:8 reserved:8");
        } else {
            table(name + " site", off, 16, size / 16, "pc:8 id:8");
        }
    }

    private void globals() throws ImageException {
        for (String name : new String[] {
            "__llgo_funcinfo_table",
            "__llgo_funcinfo_count",
            "__llgo_funcinfo_strings",
            "__llgo_funcinfo_string_offsets",
            "__llgo_funcinfo_string_count",
            "__llgo_funcinfo_hash",
            "__llgo_funcinfo_hash_mask",
            "__llgo_funcinfo_symbol_index",
            "__llgo_funcinfo_symbol_index_count",
            "__llgo_funcinfo_entry_start",
            "__llgo_funcinfo_entry_end",
            "__llgo_pcline_table",
            "__llgo_pcline_count",
            "__llgo_pcsite_start",
            "__llgo_pcsite_end"
        }) {
            var symbol = image.symbols().find(name)[0];
            if (symbol != null) {
                table("global", image.toFileOff(symbol.value()), 8, 1, name.substring(7) + ":8");
            }
        }
    }

    private void gc(ModuleData m) {
        int header = (int) image.toFileOff(m.pcHeader());
        table(
                "pcHeader",
                header,
                72,
                1,
                "magic:4 pad1:1 pad2:1 minLC:1 ptrSize:1 nfunc:8 nfiles:8 textStart:8 funcnameOffset:8 cuOffset:8"
                        + " filetabOffset:8 pctabOffset:8 pclnOffset:8");
        table("moduledata", image.toFileOff(m.addr()), 8, ModuleData.SIZE / 8, "word:8");
        int module = (int) image.toFileOff(m.addr());
        for (int i = FIRST; i < ModuleData.SIZE / 8; i++) {
            table("moduledata", module + 8L * i, 8, 1, "word" + i + ":8");
        }
        int functab = (int) image.toFileOff(m.ftab().addr());
        table("functab", functab, 8, m.ftab().length(), "entryOff:4 funcOff:4");
        int pcln = (int) image.toFileOff(m.pclntable().addr());
        for (int i = 0; i < 40; i += 8) {
            table(
                    "func record",
                    pcln + (long) u32(functab + 8 * i + 4),
                    44,
                    1,
                    "entryOff:4 nameOff:4 args:4 deferreturn:4 pcsp:4 pcfile:4 pcln:4 npcdata:4 cuOffset:4 startLine:4"
                            + " funcID:1 flag:1 -:1 nfuncdata:1");
        }
        table("findfunctab", image.toFileOff(m.findfunctab()), 20, 8, "idx:4 delta0:1 delta1:1 -:13 delta15:1");
    }
}
