package org.pclnlab.emulator.image.macho;

import org.pclnlab.emulator.image.macho.chained.ChainedImport;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.BadValue;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * {@code LC_DYLD_INFO} and {@code LC_DYLD_INFO_ONLY}: fixups as programs of a small machine, as gc's linker and system
 * linkers for old targets write them.
 * <pre>
 *  off size field
 *    8    8 rebase: offset and size         one opcode is one byte: what to do above, an immediate below;
 *   16    8 bind                            its operands follow as ulebs and names
 *   24    8 weak bind
 *   32    8 lazy bind
 *   40    8 exports trie
 * </pre>
 */
public final class DyldInfo {
    /** {@link MachoFixups.Sink} kind of a symbol that any image may define. */
    public static final String WEAK_BIND = "weak bind";

    static final int LC_DYLD_INFO = 0x22, LC_DYLD_INFO_ONLY = 0x80000022;
    static final int REBASE_OFF = 8, BIND_OFF = 16, WEAK_BIND_OFF = 24, LAZY_BIND_OFF = 32, EXPORT_OFF = 40, SIZE = 48;
    private static final int POINTER = 1;
    private static final int WEAK_IMPORT = 1;

    private final SegmentSlots slots;
    private final Bytes rebase, bind, weakBind, lazyBind;
    /** Fixups that may still come: every pointer of the file can be the subject of one in each of the four programs. */
    private long budget;

    private DyldInfo(SegmentSlots slots, Bytes rebase, Bytes bind, Bytes weakBind, Bytes lazyBind) {
        this.slots = slots;
        this.rebase = rebase;
        this.bind = bind;
        this.weakBind = weakBind;
        this.lazyBind = lazyBind;
    }

    static DyldInfo read(Bytes command, Bytes file, SegmentSlots slots) throws ImageException {
        return new DyldInfo(
                slots,
                LinkeditCommand.range(command, REBASE_OFF, file, "rebase_off", "rebase opcodes"),
                LinkeditCommand.range(command, BIND_OFF, file, "bind_off", "bind opcodes"),
                LinkeditCommand.range(command, WEAK_BIND_OFF, file, "weak_bind_off", "weak bind opcodes"),
                LinkeditCommand.range(command, LAZY_BIND_OFF, file, "lazy_bind_off", "lazy bind opcodes"));
    }

    /** Runs all four programs, in dyld's order. */
    void forEach(MachoFixups.Sink sink) throws ImageException {
        budget = slots.fileBytes() / 2;
        rebase(sink);
        bind(bind, "bind", sink, false, 0);
        bind(weakBind, WEAK_BIND, sink, false, -3);
        bind(lazyBind, "lazy bind", sink, true, 0);
    }

    /** Registers of the machine. */
    private static final class State {
        int segment = -1;
        /** Offset in the segment; wraps as a 64-bit register does. */
        long offset;

        int type;
        int library;
        String name = "";
        boolean weak;
        long addend;
    }

    private void rebase(MachoFixups.Sink sink) throws ImageException {
        Leb in = new Leb(rebase, 0);
        State s = new State();
        while (!in.atEnd()) {
            int start = in.at;
            int op = in.u8("opcode");
            int imm = op & 15;
            switch (op & 0xf0) {
                case 0x00 -> { // DONE; padding follows
                    return;
                }
                case 0x10 -> s.type = imm;
                case 0x20 -> setSegment(in, s, imm);
                case 0x30 -> s.offset += in.uleb("opcode");
                case 0x40 -> s.offset += 8L * imm;
                case 0x50 -> rebases(s, imm, 8, sink, start);
                case 0x60 -> rebases(s, in.uleb("count"), 8, sink, start);
                case 0x70 -> rebases(s, 1, 8 + in.uleb("skip"), sink, start);
                case 0x80 -> {
                    long count = in.uleb("count");
                    rebases(s, count, 8 + in.uleb("skip"), sink, start);
                }
                default -> throw unknown(rebase, start, op);
            }
        }
    }

    private void rebases(State s, long count, long step, MachoFixups.Sink sink, int start) throws ImageException {
        for (long i = 0; Unsigned.less(i, count); i++) {
            if (s.type != POINTER) {
                throw new Unsupported(rebase.where(start, "type"), Integer.toString(s.type), "1, a pointer");
            }
            long raw = slot(rebase, start, s);
            sink.rebase(s.segment, slots.vmaddr(s.segment) + s.offset, raw, raw, "rebase");
            s.offset += step;
        }
    }

    private void bind(Bytes program, String kind, MachoFixups.Sink sink, boolean lazy, int library)
            throws ImageException {
        Leb in = new Leb(program, 0);
        State s = new State();
        s.type = lazy ? POINTER : 0;
        s.library = library;
        while (!in.atEnd()) {
            int start = in.at;
            int op = in.u8("opcode");
            int imm = op & 15;
            switch (op & 0xf0) {
                case 0x00 -> { // DONE: of a lazy program it only ends one entry
                    if (!lazy) {
                        return;
                    }
                }
                case 0x10 -> s.library = imm;
                case 0x20 -> s.library = library(program, start, in.uleb("library"));
                case 0x30 -> s.library = imm == 0 ? 0 : imm - 16;
                case 0x40 -> {
                    s.weak = (imm & WEAK_IMPORT) != 0;
                    s.name = in.name("name");
                }
                case 0x50 -> s.type = imm;
                case 0x60 -> s.addend = in.sleb("addend");
                case 0x70 -> setSegment(in, s, imm);
                case 0x80 -> s.offset += in.uleb("opcode");
                case 0x90 -> binds(program, s, 1, 8, kind, sink, start);
                case 0xa0 -> binds(program, s, 1, 8 + in.uleb("skip"), kind, sink, start);
                case 0xb0 -> binds(program, s, 1, 8 + 8L * imm, kind, sink, start);
                case 0xc0 -> {
                    long count = in.uleb("count");
                    binds(program, s, count, 8 + in.uleb("skip"), kind, sink, start);
                }
                default -> throw unknown(program, start, op);
            }
        }
    }

    private static int library(Bytes program, int start, long value) throws BadValue {
        if (Unsigned.less(0xffff, value)) {
            throw new BadValue(program.where(start, "library"), Long.toUnsignedString(value), "at most 65535");
        }
        return (int) value;
    }

    private void binds(Bytes program, State s, long count, long step, String kind, MachoFixups.Sink sink, int start)
            throws ImageException {
        ChainedImport target = new ChainedImport(s.library, s.weak, s.name, 0);
        for (long i = 0; Unsigned.less(i, count); i++) {
            if (s.type != POINTER) {
                throw new Unsupported(program.where(start, "type"), Integer.toString(s.type), "1, a pointer");
            }
            if (s.name.isEmpty()) {
                throw new BadValue(program.where(start, "opcode"), "a bind without a symbol", "a name before it");
            }
            long raw = slot(program, start, s);
            sink.bind(s.segment, slots.vmaddr(s.segment) + s.offset, raw, target, s.addend, kind);
            s.offset += step;
        }
    }

    private void setSegment(Leb in, State s, int segment) throws ImageException {
        if (segment >= slots.count()) {
            throw new Inconsistent(
                    in.bytes.where(in.at - 1, "segment"),
                    Integer.toString(segment),
                    "below " + slots.count() + ", the number of segments");
        }
        s.segment = segment;
        s.offset = in.uleb("offset");
    }

    private long slot(Bytes program, int start, State s) throws ImageException {
        if (s.segment < 0) {
            throw new BadValue(
                    program.where(start, "opcode"), "a fixup without a place", "a segment and offset before");
        }
        Bytes contents = slots.contents(s.segment);
        if (!Unsigned.fits(s.offset, 8, contents.size())) {
            throw new Inconsistent(
                    program.where(start, "opcode"),
                    "a fixup at offset " + Hex.of(s.offset) + " of " + slots.name(s.segment),
                    "8 bytes inside its " + Hex.of(contents.size()) + " bytes in the file");
        }
        if (--budget < 0) {
            throw new BadValue(
                    program.where(start, "opcode"),
                    "more fixups than the file has room for",
                    "at most " + slots.fileBytes() / 2);
        }
        return contents.u64((int) s.offset);
    }

    private static Unsupported unknown(Bytes program, int start, int op) {
        return new Unsupported(program.where(start, "opcode"), Hex.of(op), "an opcode of dyld without threads");
    }
}
