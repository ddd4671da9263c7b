package org.pclnlab.emulator.image;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.memory.ImageException;

/** The static symbols of an executable, decoded one by one: nothing is built when a file is opened. */
public interface SymbolTable {
    /** Number of symbols, 0 for a stripped file. */
    int count();

    /** The symbol at {@code index}, in file order. */
    Symbol at(int index) throws ImageException;

    /** The symbol at {@code index}, perhaps with an empty name: for who looks at all of them and wants few. */
    default Symbol nameless(int index) throws ImageException {
        return at(index);
    }

    /**
     * The defined symbols called {@code names[i]}, by one pass over the table.
     *
     * @return one entry for each name, null where there is none
     */
    @Nullable Symbol[] find(String... names) throws ImageException;

    /** A table without symbols. */
    SymbolTable EMPTY = new SymbolTable() {
        @Override
        public int count() {
            return 0;
        }

        @Override
        public Symbol at(int index) {
            throw new IndexOutOfBoundsException(index);
        }

        @Override
        public @Nullable Symbol[] find(String... names) {
            return new @Nullable Symbol[names.length];
        }
    };
}
