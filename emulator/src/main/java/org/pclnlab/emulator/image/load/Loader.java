package org.pclnlab.emulator.image.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.image.elf.ElfRelocations;
import org.pclnlab.emulator.image.macho.MachoImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.Host;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Unsupported;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.memory.SegmentedMemory;
import org.pclnlab.emulator.memory.SpaceBuilder;
import org.pclnlab.emulator.memory.SpaceDraft;
import org.pclnlab.emulator.memory.Unsigned;

/** Puts images into memory as the kernel and the dynamic loader would. */
public final class Loader {
    private Loader() {}

    /**
     * The image at its link-time addresses, read straight from the mapped file; nothing is copied, whatever its size.
     * Of a position-independent ELF image and of a Mach-O image with fixup chains the writable segments are copied and
     * relocated. Opcodes of {@code LC_DYLD_INFO} are not run: their pointers hold link-time addresses in the file.
     */
    public static LoadedImage view(Image image) throws ImageException {
        return view(image, 0);
    }

    /** The same at a slide, which must be 0 but for position-independent ELF images. */
    public static LoadedImage view(Image image, long slide) throws ImageException {
        // The cold path of every lookup: plain loops only, nothing of JNA, and of an ELF image no class of Mach-O.
        if (image.format() == Image.Format.MACHO && image instanceof MachoImage macho && macho.chainedFixups()) {
            return viewChained(macho);
        }
        SegmentedMemory.Builder memory = new SegmentedMemory.Builder(image.name());
        List<Segment> segments = image.segments();
        ElfImage movable = image.positionIndependent() && image instanceof ElfImage elf ? elf : null;
        HeapSlots slots = movable == null ? null : new HeapSlots(segments);
        for (int i = 0; i < segments.size(); i++) {
            Segment s = segments.get(i);
            Bytes contents = image.file().slice(s.fileOff(), s.fileSize(), s.name());
            if (slots != null && s.writable()) {
                contents = slots.copy(i, contents);
            }
            memory.add(s.vmaddr() + slide, contents, s.memSize());
        }
        ElfRelocations.Counts counts = ElfRelocations.Counts.NONE;
        if (movable != null && slots != null) {
            counts = ElfRelocations.apply(movable, slide, slots);
            slots.check(image.name());
        }
        return new LoadedImage(image, memory.build(), slide, counts);
    }

    private static LoadedImage viewChained(MachoImage image) throws ImageException {
        SegmentedMemory.Builder memory = new SegmentedMemory.Builder(image.name());
        List<Segment> segments = image.segments();
        HeapSlots slots = new HeapSlots(segments);
        for (int i = 0; i < segments.size(); i++) {
            Segment s = segments.get(i);
            Bytes contents = image.file().slice(s.fileOff(), s.fileSize(), s.name());
            memory.add(s.vmaddr(), s.writable() ? slots.copy(i, contents) : contents, s.memSize());
        }
        EmulatedDyld.Result result = EmulatedDyld.apply(image, 0, slots, null);
        return new LoadedImage(image, memory.build(), 0, result.counts(), result.placeholders());
    }

    /** Copies of the writable segments. */
    private static final class HeapSlots implements ElfRelocations.Slots {
        private final List<Segment> segments;
        private final @Nullable ByteBuffer[] copies;
        private long refused;
        private boolean anyRefused;

        HeapSlots(List<Segment> segments) {
            this.segments = segments;
            this.copies = new @Nullable ByteBuffer[segments.size()];
        }

        Bytes copy(int index, Bytes contents) {
            ByteBuffer copy = ByteBuffer.wrap(contents.copy(0, contents.size())).order(ByteOrder.LITTLE_ENDIAN);
            copies[index] = copy;
            return Bytes.of(copy, contents.file(), contents.origin(0));
        }

        @Override
        public long get(long vmaddr) {
            int i = find(vmaddr);
            ByteBuffer copy = i < 0 ? null : copies[i];
            return copy == null
                    ? 0
                    : copy.getLong((int) (vmaddr - segments.get(i).vmaddr()));
        }

        @Override
        public void put(long vmaddr, long value) {
            int i = find(vmaddr);
            ByteBuffer copy = i < 0 ? null : copies[i];
            if (copy != null) {
                copy.putLong((int) (vmaddr - segments.get(i).vmaddr()), value);
            } else if (value != 0 && !anyRefused) {
                anyRefused = true;
                refused = vmaddr;
            }
        }

        /** Segment whose file bytes hold the word, or -1. */
        private int find(long vmaddr) {
            for (int i = 0; i < copies.length; i++) {
                Segment s = segments.get(i);
                if (Unsigned.fits(vmaddr - s.vmaddr(), 8, s.fileSize())) {
                    return i;
                }
            }
            return -1;
        }

        void check(String name) throws Unsupported {
            if (anyRefused) {
                throw new Unsupported(
                        new Where(name, refused, "relocated word", "address"),
                        Hex.of(refused) + " in code or in zero-filled memory",
                        "the file bytes of a writable segment; a loaded image has no such limit");
            }
        }
    }

    /**
     * The image in an address space of its own, with this machine's page size.
     *
     * @param file where {@code image} was read from
     * @param slide runtime address minus link-time address
     */
    public static LoadedImage load(Image image, MappedFile file, long slide) throws IOException, ImageException {
        return load(image, file, slide, Host.pageSize());
    }

    /**
     * The image in an address space of its own: as its process would see it before {@code main}. ELF symbols of libraries
     * are not bound, those of Mach-O get labelled placeholder addresses.
     *
     * @param file where {@code image} was read from; null for an image in the heap, which is copied
     * @param slide runtime address minus link-time address, a multiple of the page size; 0 unless the image is position
     *     independent
     * @param pageSize a power of two, at least this machine's page size
     * @throws ImageException.ChangedUnderneath when the file is not the one that was read any more
     */
    public static LoadedImage load(Image image, @Nullable MappedFile file, long slide, int pageSize)
            throws IOException, ImageException {
        return load(image, file, slide, pageSize, null);
    }

    /** The same; {@code trace} sees every fixup of a Mach-O image. */
    public static LoadedImage load(
            Image image, @Nullable MappedFile file, long slide, int pageSize, Fixup.@Nullable Trace trace)
            throws IOException, ImageException {
        if (slide != 0 && !image.positionIndependent()) {
            throw new Unsupported(
                    new Where(image.name(), 0, "image", "slide"),
                    Hex.of(slide),
                    "0 for an image that is not position-independent");
        }
        if (file == null) {
            return place(image, null, slide, pageSize, trace);
        }
        return file.read(bytes -> place(image, file, slide, pageSize, trace));
    }

    private static LoadedImage place(
            Image image, @Nullable MappedFile file, long slide, int pageSize, Fixup.@Nullable Trace trace)
            throws IOException, ImageException {
        SpaceBuilder builder = new SpaceBuilder(image.name(), pageSize, file);
        for (Segment s : image.segments()) {
            // A segment without any permission (__PAGEZERO) only keeps addresses free.
            if (s.readable() || s.writable() || s.executable()) {
                builder.add(s.vmaddr(), image.file().slice(s.fileOff(), s.fileSize(), s.name()), s.memSize());
            }
        }
        SpaceDraft draft = builder.map(slide);
        ElfRelocations.Slots slots = new ElfRelocations.Slots() {
            @Override
            public long get(long vmaddr) {
                return draft.get(vmaddr);
            }

            @Override
            public void put(long vmaddr, long value) {
                draft.put(vmaddr, value);
            }
        };
        if (image instanceof MachoImage macho) {
            EmulatedDyld.Result result = EmulatedDyld.apply(macho, slide, slots, trace);
            return new LoadedImage(image, draft.finish(), slide, result.counts(), result.placeholders());
        }
        ElfRelocations.Counts counts = ElfRelocations.Counts.NONE;
        if (image instanceof ElfImage elf) {
            counts = ElfRelocations.apply(elf, slide, slots);
        }
        return new LoadedImage(image, draft.finish(), slide, counts);
    }
}
