package org.pclnlab.emulator.rewrite;

/**
 * The records that survive de-duplication: of each function the first one that names it (03 section 4.3). A record's pc is
 * replaced by the start of its function, so a kept record is just the id it gave that function.
 */
final class Kept {
    private final FunctionSymbols functions;
    /** For each function the id of its record, or 0. */
    private final long[] idOf;

    private int count;
    private int inlineCopies;
    private int noSymbol;

    Kept(FunctionSymbols functions) {
        this.functions = functions;
        this.idOf = new long[functions.count()];
    }

    /** Takes the records of one section in their order. Entry sites come before stub sites. */
    void add(SiteList sites) throws Refusal {
        for (int i = 0; i < sites.count(); i++) {
            int owner = functions.owner(sites.pc(i));
            if (owner < 0) {
                noSymbol++;
            } else if (!functions.canonical(owner, sites.id(i))) {
                inlineCopies++;
            } else if (idOf[owner] == 0) {
                idOf[owner] = sites.id(i);
                count++;
            }
        }
    }

    /** The id that was kept for a function, 0 for none. */
    long id(int function) {
        return idOf[function];
    }

    int count() {
        return count;
    }

    int inlineCopies() {
        return inlineCopies;
    }

    int noSymbol() {
        return noSymbol;
    }
}
