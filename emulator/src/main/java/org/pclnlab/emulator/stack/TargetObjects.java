package org.pclnlab.emulator.stack;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.DynamicLoader;
import org.pclnlab.emulator.functab.ElfDynamicLoader;
import org.pclnlab.emulator.functab.LoadedObjects;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * The objects of a process: the executable first, then libraries and the vdso in the order of the map. A library that cannot
 * be read is left out, with a note: frames in it then have no names.
 */
public final class TargetObjects {
    private static final String VDSO = "[vdso]";
    private static final long PAGE = 4096;

    private final TargetObject executable;
    private final List<TargetObject> all = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /**
     * Reads the headers of everything that is mapped.
     *
     * @param image the executable
     */
    public TargetObjects(Target target, ElfImage image) throws IOException {
        Mapping self = target.executable();
        Set<String> seen = new HashSet<>();
        long slide = self == null || !image.positionIndependent() ? 0 : self.start() - first(image);
        long end = image.segments().isEmpty()
                ? 0
                : image.segments().get(image.segments().size() - 1).end();
        this.executable = new TargetObject(
                self == null ? image.name() : self.path(), image, slide, first(image) + slide, end + slide);
        all.add(executable);
        if (self != null) {
            seen.add(self.path());
        }
        for (Mapping m : target.mappings()) {
            if (m.fileOff() == 0 && seen.add(m.path())) {
                add(target, m);
            }
        }
    }

    private static long first(ElfImage image) {
        return image.segments().isEmpty() ? 0 : image.segments().get(0).vmaddr() & -PAGE;
    }

    private void add(Target target, Mapping m) throws IOException {
        try {
            Bytes bytes =
                    m.path().equals(VDSO) ? target.memory().at(m.start(), m.end() - m.start(), VDSO) : target.open(m);
            if (bytes == null || !ElfImage.recognises(bytes)) {
                return;
            }
            ElfImage image = ElfImage.read(bytes);
            long end = m.end();
            for (Mapping other : target.mappings()) {
                boolean same = other.path().equals(m.path());
                end = same && Unsigned.less(end, other.end()) ? other.end() : end;
            }
            if (!image.segments().isEmpty()) {
                all.add(new TargetObject(m.path(), image, m.start() - first(image), m.start(), end));
            }
        } catch (ImageException unreadable) {
            if (!m.path().equals(VDSO)) {
                notes.add(unreadable.getMessage());
            }
        }
    }

    public TargetObject executable() {
        return executable;
    }

    /** The object that holds a pc, null for none. */
    public @Nullable TargetObject find(long pc) {
        for (TargetObject o : all) {
            if (o.contains(pc)) {
                return o;
            }
        }
        return null;
    }

    /** What the process's dynamic loader answers. */
    public DynamicLoader loader() {
        List<ElfDynamicLoader> loaders = new ArrayList<>();
        for (TargetObject o : all) {
            loaders.add(o.loader());
        }
        return new LoadedObjects(loaders);
    }

    /** Libraries that could not be read, as sentences. */
    public List<String> notes() {
        return List.copyOf(notes);
    }
}
