package org.pclnlab.emulator.image.load;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.elf.ElfRelocations;
import org.pclnlab.emulator.image.macho.DyldInfo;
import org.pclnlab.emulator.image.macho.ExportsTrie;
import org.pclnlab.emulator.image.macho.MachoFixups;
import org.pclnlab.emulator.image.macho.MachoImage;
import org.pclnlab.emulator.image.macho.chained.ChainedImport;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * Rebases and binds, as dyld applies them to a main executable.
 * <pre>
 *  rebase   slide + link-time address                       a byte on top of the pointer is kept
 *  bind     address of the symbol + addend
 *             library 0, -1        this image's export
 *             library -2, -3       this image's export, it comes first in every search; otherwise
 *             library 1...         a labelled placeholder: libraries are not emulated
 * </pre>
 * Signed pointers of arm64e get their plain address. Used once, by one thread.
 */
final class EmulatedDyld implements MachoFixups.Sink {
    private final MachoImage image;
    private final MachoFixups fixups;
    private final List<String> libraries;
    private final long slide;
    private final ElfRelocations.Slots slots;
    private final Placeholders placeholders;
    private final Fixup.@Nullable Trace trace;
    private final Map<ChainedImport, Long> resolved = new HashMap<>();
    private @Nullable Map<String, ExportsTrie.Export> exports;
    private @Nullable Segment last;
    private long rebased;
    private int bound;
    private int left;

    private EmulatedDyld(MachoImage image, long slide, ElfRelocations.Slots slots, Fixup.@Nullable Trace trace)
            throws ImageException {
        this.image = image;
        this.fixups = image.fixups();
        this.libraries = image.libraries();
        this.slide = slide;
        this.slots = slots;
        List<Segment> segments = image.segments();
        this.placeholders = segments.isEmpty()
                ? new Placeholders(0, 0)
                : new Placeholders(
                        segments.get(0).vmaddr() + slide,
                        segments.get(segments.size() - 1).end() + slide);
        this.trace = trace;
    }

    /** What was done: slots rebased, bound inside the image, and given a placeholder. */
    record Result(ElfRelocations.Counts counts, Placeholders placeholders) {}

    /**
     * Applies all fixups.
     *
     * @throws ImageException when they are damaged; some slots may have changed
     */
    static Result apply(MachoImage image, long slide, ElfRelocations.Slots slots, Fixup.@Nullable Trace trace)
            throws ImageException {
        EmulatedDyld dyld = new EmulatedDyld(image, slide, slots, trace);
        dyld.fixups.forEach(dyld);
        return new Result(new ElfRelocations.Counts(dyld.rebased, dyld.bound, dyld.left), dyld.placeholders);
    }

    @Override
    public void rebase(int segment, long vmaddr, long raw, long target, String kind) throws ImageException {
        checkWritable(segment, vmaddr);
        long value = target + slide;
        slots.put(vmaddr, value);
        rebased++;
        if (trace != null) {
            trace.fixup(new Fixup(fixups.segment(segment), vmaddr, raw, kind, "", target, 0, value));
        }
    }

    @Override
    public void bind(int segment, long vmaddr, long raw, ChainedImport symbol, long addend, String kind)
            throws ImageException {
        checkWritable(segment, vmaddr);
        Long own = resolved.get(symbol);
        if (own == null) {
            own = resolve(symbol, vmaddr);
            resolved.put(symbol, own);
        }
        long value = own + addend;
        if (placeholders.label(own) == null) {
            bound++;
        } else {
            left++;
            if (kind.equals(DyldInfo.WEAK_BIND)) {
                return; // a weak bind replaces what was written before only where somebody defines the symbol
            }
        }
        slots.put(vmaddr, value);
        if (trace != null) {
            trace.fixup(new Fixup(fixups.segment(segment), vmaddr, raw, kind, label(symbol), 0, addend, value));
        }
    }

    private long resolve(ChainedImport symbol, long vmaddr) throws ImageException {
        if (symbol.library() <= 0) {
            ExportsTrie.Export e = exports().get(symbol.name());
            if (e != null && !e.reexported()) {
                return e.absolute() ? e.address() : image.base() + e.address() + slide;
            }
        } else if (symbol.library() > libraries.size()) {
            throw new Inconsistent(
                    new Where(image.name(), vmaddr, "bind of " + symbol.name() + " at", "library"),
                    Integer.toString(symbol.library()),
                    "at most " + libraries.size() + ", the number of libraries");
        }
        return placeholders.of(label(symbol));
    }

    private Map<String, ExportsTrie.Export> exports() throws ImageException {
        Map<String, ExportsTrie.Export> known = exports;
        if (known == null) {
            known = new HashMap<>();
            for (ExportsTrie.Export e : image.exports().all()) {
                known.putIfAbsent(e.name(), e);
            }
            exports = known;
        }
        return known;
    }

    private String label(ChainedImport symbol) {
        String library = switch (symbol.library()) {
            case 0 -> "this image";
            case -1 -> "main executable";
            case -2 -> "flat lookup";
            case -3 -> "weak lookup";
            default ->
                symbol.library() > 0 && symbol.library() <= libraries.size()
                        ? leaf(libraries.get(symbol.library() - 1))
                        : "library " + symbol.library();
        };
        return library + ": " + symbol.name();
    }

    private static String leaf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** dyld writes before it takes the right to write away, so what is constant later is writable here too. */
    private void checkWritable(int segment, long vmaddr) throws ImageException {
        Segment s = last;
        if (s == null || !Unsigned.fits(vmaddr - s.vmaddr(), 8, s.fileSize())) {
            s = null;
            for (Segment t : image.segments()) {
                if (Unsigned.fits(vmaddr - t.vmaddr(), 8, t.fileSize())) {
                    s = t;
                }
            }
            if (s == null || !s.writable()) {
                throw new Inconsistent(
                        new Where(image.name(), vmaddr, "fixup in " + fixups.segment(segment) + " at", "address"),
                        Hex.of(vmaddr),
                        "8 bytes of a segment that a process may write");
            }
            last = s;
        }
    }
}
