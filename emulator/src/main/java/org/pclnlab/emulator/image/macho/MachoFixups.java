package org.pclnlab.emulator.image.macho;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.macho.chained.ChainedFixups;
import org.pclnlab.emulator.image.macho.chained.ChainedImport;
import org.pclnlab.emulator.image.macho.chained.ImportTable;
import org.pclnlab.emulator.image.macho.chained.PointerFormat;
import org.pclnlab.emulator.memory.ImageException;

/** Every pointer that dyld changes, in either encoding: chained fixups, or the opcodes of {@code LC_DYLD_INFO}. */
public final class MachoFixups {
    /** Sees every fixup, with its place and what the file holds there. */
    public interface Sink {
        /**
         * A pointer into the image itself.
         *
         * @param segment index among all segment commands
         * @param target link-time address it points to, with the byte that may be on top of it
         * @param kind what the encoding calls it
         */
        void rebase(int segment, long vmaddr, long raw, long target, String kind) throws ImageException;

        /**
         * The address of a symbol.
         *
         * @param addend added to it, the import's own included
         */
        void bind(int segment, long vmaddr, long raw, ChainedImport symbol, long addend, String kind)
                throws ImageException;
    }

    private final SegmentSlots slots;
    private final @Nullable ChainedFixups chained;
    private final @Nullable DyldInfo info;

    MachoFixups(SegmentSlots slots, @Nullable ChainedFixups chained, @Nullable DyldInfo info) {
        this.slots = slots;
        this.chained = chained;
        this.info = info;
    }

    /** The chains, null when the image has none. */
    public @Nullable ChainedFixups chained() {
        return chained;
    }

    /** Name of a segment by its index among the commands. */
    public String segment(int index) {
        return slots.name(index);
    }

    /** How fixups are encoded, in words. */
    public String encoding() {
        ChainedFixups c = chained;
        if (c != null) {
            PointerFormat f = c.format();
            List<String> words = new ArrayList<>(List.of("chained fixups"));
            if (f != null) {
                words.add("pointer format " + f.code() + " (" + f + ")");
            }
            words.add(c.imports().count() + " imports of format "
                    + c.imports().format().code());
            return String.join(", ", words);
        }
        return info != null ? "LC_DYLD_INFO opcodes" : "none";
    }

    /** Hands every fixup to {@code sink}, which may overwrite the place at once. */
    public void forEach(Sink sink) throws ImageException {
        ChainedFixups c = chained;
        if (c != null) {
            new Chains(c, sink).run();
        } else if (info != null) {
            info.forEach(sink);
        }
    }

    /** Nodes of chains, decoded; imports are decoded once each. */
    private static final class Chains implements ChainedFixups.Visitor {
        private final ChainedFixups chained;
        private final ImportTable imports;
        private final @Nullable ChainedImport[] known;
        private final Sink sink;

        Chains(ChainedFixups chained, Sink sink) {
            this.chained = chained;
            this.imports = chained.imports();
            this.known = new @Nullable ChainedImport[imports.count()];
            this.sink = sink;
        }

        void run() throws ImageException {
            chained.forEach(this);
        }

        @Override
        public void node(int segment, long vmaddr, long raw, PointerFormat format) throws ImageException {
            boolean signed = format.signed(raw);
            if (format.bind(raw)) {
                int ordinal = format.importIndex(raw);
                ChainedImport symbol = known[ordinal];
                if (symbol == null) {
                    symbol = imports.at(ordinal);
                    known[ordinal] = symbol;
                }
                long addend = symbol.addend() + format.addend(raw);
                sink.bind(segment, vmaddr, raw, symbol, addend, signed ? "signed bind" : "bind");
            } else {
                long target = format.target(raw, chained.base()) | format.high8(raw);
                sink.rebase(segment, vmaddr, raw, target, signed ? "signed rebase" : "rebase");
            }
        }
    }
}
