package org.pclnlab.emulator.functab;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;

/**
 * glibc's view of a whole process: the executable and the objects loaded with it, the vdso included. A pc belongs to the
 * object whose addresses hold it; names are searched in the order given, the executable first.
 */
public final class LoadedObjects implements DynamicLoader {
    private final List<ElfDynamicLoader> objects;

    public LoadedObjects(List<ElfDynamicLoader> objects) {
        this.objects = List.copyOf(objects);
    }

    @Override
    public long dlsym(String name) throws ImageException {
        for (ElfDynamicLoader o : objects) {
            long address = o.dlsym(name);
            if (address != 0) {
                return address;
            }
        }
        return 0;
    }

    @Override
    public @Nullable Found dladdr(long pc) throws ImageException {
        for (ElfDynamicLoader o : objects) {
            Found f = o.dladdr(pc);
            if (f != null) {
                return f;
            }
        }
        return null;
    }
}
