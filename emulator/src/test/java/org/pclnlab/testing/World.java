package org.pclnlab.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.forge.EncodedMetadata;
import org.pclnlab.emulator.forge.FuncRow;
import org.pclnlab.emulator.forge.MetadataEncoder;
import org.pclnlab.emulator.forge.PclineRow;
import org.pclnlab.emulator.forge.TableEncoder;
import org.pclnlab.emulator.functab.DynamicLoader;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Section;
import org.pclnlab.emulator.image.SymbolTable;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.SegmentedMemory;
import org.pclnlab.emulator.metadata.Generation;
import org.pclnlab.emulator.metadata.Globals;
import org.pclnlab.emulator.metadata.Metadata;
import org.pclnlab.emulator.symbolize.LlgoRuntime;

/**
 * A small LLGo program in memory, field by field: function records, rows or anchors, statement sites, and what the
 * loader knows. Built by the forge's encoders, which were written apart from the readers under test.
 */
public final class World {
    static final long ARRAYS = 0x100000, ENTRY = 0x410040, STUBS = 0x430000, SITES = 0x440000;

    /** One symbol that the loader sees. */
    public record Native(String name, long addr, long size) {}

    private record Site(long pc, int function, int line) {}

    private final Generation generation;
    private final List<FuncRow> functions = new ArrayList<>();
    private final List<Site> sites = new ArrayList<>();
    private final List<TableEncoder.Row> rows = new ArrayList<>();
    private final List<long[]> anchors = new ArrayList<>();
    private final List<long[]> stubAnchors = new ArrayList<>();
    private final List<Native> natives = new ArrayList<>();
    private final List<long[]> objects = new ArrayList<>();
    private boolean fpChain = true;
    private long textStart = 0x401000;
    private long textEnd = 0x40a800;
    private byte @Nullable [] entryBytes;
    private byte @Nullable [] stubBytes;
    private GlobalsEdit edit = g -> g;

    /** Changes globals before the program starts. */
    public interface GlobalsEdit {
        Globals apply(Globals g);
    }

    public World(Generation generation) {
        this.generation = generation;
        this.fpChain = generation.recordSize() == 28;
    }

    /** Adds the next function record; the first one has funcIndex 1. */
    public World func(String symbol, String name, String file, int line) {
        functions.add(new FuncRow(symbol, name, file, line));
        return this;
    }

    /** Adds a statement site of a function, in section order. */
    public World site(long pc, int function, int line) {
        sites.add(new Site(pc, function, line));
        return this;
    }

    /** Adds a row of a prebuilt table. */
    public World row(long addr, int funcIndex) {
        rows.add(new TableEncoder.Row(addr, funcIndex));
        return this;
    }

    /** Adds a raw entry site, in section order; funcIndex 0 gives an id that nothing has. */
    public World anchor(long pc, int funcIndex) {
        anchors.add(new long[] {pc, funcIndex});
        return this;
    }

    /** Adds a raw stub site, in section order. */
    public World stubAnchor(long pc, int funcIndex) {
        stubAnchors.add(new long[] {pc, funcIndex});
        return this;
    }

    /** Adds a symbol that {@code dladdr} and {@code dlsym} know. */
    public World loaderSymbol(String name, long addr, long size) {
        natives.add(new Native(name, addr, size));
        return this;
    }

    /** Adds an address range that belongs to a loaded object. */
    public World object(long start, long end) {
        objects.add(new long[] {start, end});
        return this;
    }

    public World text(long start, long end) {
        textStart = start;
        textEnd = end;
        return this;
    }

    /** Uses these bytes as the entry section. */
    public World entrySection(byte[] bytes) {
        entryBytes = bytes;
        return this;
    }

    /** Uses these bytes as the stub section. */
    public World stubSection(byte[] bytes) {
        stubBytes = bytes;
        return this;
    }

    /** The program has {@code __llgo_fp_chain}: with 16-byte records it is #2024. */
    public World framePointerGlobal() {
        fpChain = true;
        return this;
    }

    public World noFramePointerGlobal() {
        fpChain = false;
        return this;
    }

    public World globals(GlobalsEdit more) {
        GlobalsEdit before = edit;
        edit = g -> more.apply(before.apply(g));
        return this;
    }

    /** The bytes of the prebuilt table over the added rows. */
    public byte[] table() {
        return TableEncoder.table(rows, textEnd, ENTRY);
    }

    private long symbolId(int funcIndex) {
        return funcIndex == 0
                ? 0xdddd
                : org.pclnlab.emulator.metadata.Names.symbolId(
                        functions.get(funcIndex - 1).symbol());
    }

    private byte[] records(List<long[]> list) {
        ByteBuffer out = ByteBuffer.allocate(list.size() * 16).order(ByteOrder.LITTLE_ENDIAN);
        for (long[] r : list) {
            out.putLong(r[0]).putLong(symbolId((int) r[1]));
        }
        return out.array();
    }

    public Metadata metadata() throws ImageException {
        List<PclineRow> pclines = new ArrayList<>();
        ByteBuffer siteBytes = ByteBuffer.allocate(16 * sites.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < sites.size(); i++) {
            Site s = sites.get(i);
            FuncRow f = functions.get(s.function - 1);
            long id = 0x1000L + i;
            pclines.add(new PclineRow(id, f.symbol(), f.file(), s.line));
            siteBytes.putLong(s.pc).putLong(id);
        }
        EncodedMetadata m = MetadataEncoder.encode(generation, functions, pclines, List.of());
        byte[][] arrays = {m.functions(), m.pool(), m.offsets(), m.hash(), m.symbolIndex(), m.pclines()};
        long[] at = new long[arrays.length];
        SegmentedMemory.Builder memory = new SegmentedMemory.Builder("world");
        long next = ARRAYS;
        for (int i = 0; i < arrays.length; i++) {
            at[i] = arrays[i].length == 0 ? 0 : next;
            if (arrays[i].length != 0) {
                memory.add(next, Bytes.of(arrays[i], "world"), arrays[i].length);
                next += arrays[i].length + 63 & ~63L;
            }
        }
        byte[] entry = entryBytes != null ? entryBytes : !rows.isEmpty() ? table() : records(anchors);
        byte[] stub = stubBytes != null ? stubBytes : records(stubAnchors);
        memory.add(ENTRY, Bytes.of(entry, "world"), entry.length);
        memory.add(STUBS, Bytes.of(stub, "world"), stub.length);
        memory.add(SITES, Bytes.of(siteBytes.array(), "world"), siteBytes.capacity());
        Globals g = new Globals(
                true,
                at[0],
                m.functionCount(),
                at[1],
                at[2],
                m.stringCount(),
                at[3],
                m.hashMask(),
                at[4],
                m.symbolIndexCount(),
                ENTRY,
                ENTRY + entry.length,
                at[5],
                m.pclineCount(),
                SITES,
                SITES + siteBytes.capacity(),
                fpChain,
                1,
                0,
                0,
                stub.length == 0 ? 0 : STUBS,
                stub.length == 0 ? 0 : STUBS + stub.length,
                generation.hasStubSites());
        return Metadata.of(
                new LoadedImage(new TextImage(textStart, textEnd), memory.build(), 0), generation, edit.apply(g));
    }

    /** A process that has just started. */
    public LlgoRuntime start() throws ImageException {
        return new LlgoRuntime(metadata(), loader());
    }

    /** The loader: among symbols that cover a pc the one with the highest address, the first of equals. */
    public DynamicLoader loader() {
        return new DynamicLoader() {
            @Override
            public long dlsym(String name) {
                for (Native n : natives) {
                    if (n.name().equals(name)) {
                        return n.addr();
                    }
                }
                return 0;
            }

            @Override
            public @Nullable Found dladdr(long pc) {
                Native best = null;
                for (Native n : natives) {
                    if (Long.compareUnsigned(pc - n.addr(), n.size()) < 0
                            && (best == null || Long.compareUnsigned(n.addr(), best.addr()) > 0)) {
                        best = n;
                    }
                }
                if (best != null) {
                    return new Found(best.name(), best.addr());
                }
                for (long[] o : objects) {
                    if (Long.compareUnsigned(o[0], pc) <= 0 && Long.compareUnsigned(pc, o[1]) < 0) {
                        return Found.NAMELESS;
                    }
                }
                return null;
            }
        };
    }

    /** An image that has nothing but a text section. */
    private static final class TextImage extends Image {
        TextImage(long start, long end) {
            super(
                    Bytes.of(new byte[1], "world"),
                    Format.ELF,
                    Arch.AMD64,
                    false,
                    List.of(),
                    List.of(new Section(".text", start, end - start, 0, 0, true, true, false, 6)));
        }

        @Override
        public SymbolTable symbols() {
            return SymbolTable.EMPTY;
        }
    }
}
