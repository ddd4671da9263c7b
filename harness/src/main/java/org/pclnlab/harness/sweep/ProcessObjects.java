package org.pclnlab.harness.sweep;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
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
import org.pclnlab.emulator.memory.MappedFile;

/**
 * The objects of a process, read off its {@code /proc/self/maps}: shared libraries from their files, and the vdso from
 * this process's own memory, which the kernel fills with the same bytes. The executable itself is given.
 */
final class ProcessObjects {
    private static final String VDSO = "[vdso]";
    private static final long PAGE = 4096;

    private final List<String> names = new ArrayList<>();
    private final List<ElfDynamicLoader> libraries = new ArrayList<>();

    private ProcessObjects() {}

    /**
     * Reads the objects of a map.
     *
     * @param map lines of {@code /proc/PID/maps}
     * @param image the executable, left out here
     * @param slide of the process; the objects are placed relative to it
     */
    static ProcessObjects of(List<String> map, Path image, long slide) throws IOException, ImageException {
        ProcessObjects out = new ProcessObjects();
        Set<String> seen = new HashSet<>();
        String self = image.toRealPath().toString();
        for (String line : map) {
            String[] f = line.trim().split("\\s+", 6);
            if (f.length < 6 || f[5].equals(self) || !f[2].matches("0+") || !seen.add(f[5])) {
                continue;
            }
            long start = Long.parseUnsignedLong(f[0].substring(0, f[0].indexOf('-')), 16);
            ElfImage elf = f[5].equals(VDSO) ? ownVdso() : library(Path.of(f[5]));
            if (elf != null && !elf.segments().isEmpty()) {
                out.names.add(f[5]);
                long first = elf.segments().get(0).vmaddr() & -PAGE;
                out.libraries.add(new ElfDynamicLoader(elf, start - first - slide));
            }
        }
        return out;
    }

    /** What was found, in the order of the map. */
    List<String> names() {
        return names;
    }

    /** The loader of the whole process. */
    DynamicLoader with(ElfDynamicLoader executable) {
        List<ElfDynamicLoader> all = new ArrayList<>();
        all.add(executable);
        all.addAll(libraries);
        return new LoadedObjects(all);
    }

    private static @Nullable ElfImage library(Path file) throws IOException, ImageException {
        if (!file.isAbsolute() || !Files.isRegularFile(file)) {
            return null;
        }
        Bytes bytes = MappedFile.open(file).bytes();
        return ElfImage.recognises(bytes) ? ElfImage.read(bytes) : null;
    }

    private static @Nullable ElfImage ownVdso() throws IOException, ImageException {
        for (String line : Files.readAllLines(Path.of("/proc/self/maps"))) {
            if (line.endsWith(VDSO)) {
                String range = line.substring(0, line.indexOf(' '));
                int dash = range.indexOf('-');
                long start = Long.parseUnsignedLong(range.substring(0, dash), 16);
                long end = Long.parseUnsignedLong(range.substring(dash + 1), 16);
                try (RandomAccessFile memory = new RandomAccessFile("/proc/self/mem", "r")) {
                    byte[] image = new byte[(int) (end - start)];
                    memory.seek(start);
                    memory.readFully(image);
                    return ElfImage.read(Bytes.of(image, VDSO));
                }
            }
        }
        return null;
    }
}
