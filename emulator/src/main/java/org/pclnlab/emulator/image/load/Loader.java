package org.pclnlab.emulator.image.load;

import java.util.List;
import org.pclnlab.emulator.image.Image;
import org.pclnlab.emulator.image.Segment;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.SegmentedMemory;

/** Puts images into memory as the kernel and the dynamic loader would. */
public final class Loader {
    private Loader() {}

    /**
     * The image at its link-time addresses, read straight from the mapped file; nothing is copied, whatever its size.
     * Of a position-independent image the writable segments are copied and relocated.
     */
    public static LoadedImage view(Image image) throws ImageException {
        SegmentedMemory.Builder memory = new SegmentedMemory.Builder(image.name());
        List<Segment> segments = image.segments();
        for (int i = 0; i < segments.size(); i++) {
            Segment s = segments.get(i);
            memory.add(s.vmaddr(), image.file().slice(s.fileOff(), s.fileSize(), s.name()), s.memSize());
        }
        return new LoadedImage(image, memory.build(), 0);
    }
}
