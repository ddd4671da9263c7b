package org.pclnlab.emulator.symbolize;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.functab.DynamicLoader;
import org.pclnlab.emulator.memory.ImageException;

/** Passes questions on to a loader and can look at answers without asking as the process would. */
final class LoaderWitness implements DynamicLoader {
    private final DynamicLoader loader;

    LoaderWitness(DynamicLoader loader) {
        this.loader = loader;
    }

    /** The answer about an address, for who explains it. */
    @Nullable Found peek(long pc) throws ImageException {
        return loader.dladdr(pc);
    }

    @Override
    public long dlsym(String name) throws ImageException {
        return loader.dlsym(name);
    }

    @Override
    public @Nullable Found dladdr(long pc) throws ImageException {
        return loader.dladdr(pc);
    }
}
