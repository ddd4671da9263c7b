package org.pclnlab.emulator.rewrite;

/**
 * The pointer slots that a placement takes from the loader's fixup chains and gives to them (03 section 8). An ELF image has
 * no chains: its slots hold link-time addresses, relocated or not (03 section 7.3).
 */
class Chains {
    static Chains of(Input input) throws Refusal {
        return input.chains();
    }

    /** No chain may visit this section any more, but for inserted slots. */
    void range(Area area) {}

    /** The loader has to put the slid {@code target} into the slot at {@code fileOff}. */
    void insert(long fileOff, long target) {}

    /** Adds the changes of what stays in the chains; before the sections are written. */
    void unlink(Edits edits) throws Refusal {}

    /** Adds the inserted slots; after the sections were written. */
    void relink(Edits edits) {}
}
