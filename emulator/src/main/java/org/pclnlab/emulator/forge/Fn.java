package org.pclnlab.emulator.forge;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One piece of code of a forged program, in layout order, with what the compiler would say about it. Mutable builder:
 * every setter returns this object.
 */
public final class Fn {
    /** What the compiler and the linker leave behind for a function. */
    enum Kind {
        /** A Go function: function record, entry site. */
        GO(true, true),
        /** A function record but no entry site: translated assembly, or sites that were lost. */
        ROW_ONLY(true, false),
        /** An entry site for a record that is there anyway, such as the tail record {@code runtime.main}. */
        SITE_ONLY(false, true),
        /** A closure stub: a stub site with the id of its target. */
        STUB(false, false),
        /** C code, unknown to the tables. */
        C(false, false);
        final boolean row, entrySite;

        Kind(boolean row, boolean entrySite) {
            this.row = row;
            this.entrySite = entrySite;
        }
    }

    /** A statement label at an offset of the host; {@code owner} is the function that its pcline record names. */
    record Site(int offset, int line, @Nullable String file, String owner) {}

    /** An entry record of another function with a pc in this one, as inlining leaves it. */
    record Copy(int offset, String inlinee) {}

    static final String STUB_PREFIX = "__llgo_stub.";

    final Kind kind;
    final String symbol;
    /** Symbol whose id the entry or stub site carries. */
    final String target;

    String name;
    String file = "/src/main.go";
    int line = 1;
    int size = 32;
    int padding;
    int align = 16;
    int anchor;
    boolean exported;
    final List<Site> sites = new ArrayList<>();
    final List<Copy> copies = new ArrayList<>();

    private Fn(Kind kind, String symbol, String target) {
        this.kind = kind;
        this.symbol = symbol;
        this.target = target;
        this.name = symbol;
    }

    /** A Go function; its display name is the symbol unless {@link #name} says otherwise. */
    public static Fn go(String symbol) {
        return new Fn(Kind.GO, symbol, symbol);
    }

    /** A function with a record but without an entry site. */
    public static Fn rowOnly(String symbol) {
        return new Fn(Kind.ROW_ONLY, symbol, symbol);
    }

    /** A function with an entry site whose record, if any, stems from elsewhere. */
    public static Fn siteOnly(String symbol) {
        return new Fn(Kind.SITE_ONLY, symbol, symbol);
    }

    /** The closure stub of {@code target}; it has a site in the generations that have stub sites. */
    public static Fn stubOf(String target) {
        return new Fn(Kind.STUB, STUB_PREFIX + target, target).size(16).anchor(3);
    }

    /** Code without record. */
    public static Fn c(String symbol) {
        return new Fn(Kind.C, symbol, symbol);
    }

    /** Go display name. */
    public Fn name(String value) {
        name = value;
        return this;
    }

    public Fn file(String value) {
        file = value;
        return this;
    }

    /** Line of the first statement of the body. */
    public Fn line(int value) {
        line = value;
        return this;
    }

    /** Code bytes, the symbol's size. */
    public Fn size(int value) {
        size = value;
        return this;
    }

    /** Bytes behind the code that belong to no symbol. */
    public Fn padding(int value) {
        padding = value;
        return this;
    }

    /** Alignment of the start, a power of two; 1 packs functions. */
    public Fn align(int value) {
        align = value;
        return this;
    }

    /** Distance of the site's pc from the start: the length of the prologue. */
    public Fn anchor(int value) {
        anchor = value;
        return this;
    }

    /** Puts the symbol into the dynamic symbol table. */
    public Fn exported() {
        exported = true;
        return this;
    }

    /** A statement of this function. */
    public Fn site(int offset, int siteLine) {
        sites.add(new Site(offset, siteLine, null, symbol));
        return this;
    }

    /** A statement whose file differs from the function's. */
    public Fn site(int offset, int siteLine, String siteFile) {
        sites.add(new Site(offset, siteLine, siteFile, symbol));
        return this;
    }

    /** A statement of another function inside this one's code. */
    public Fn foreignSite(int offset, int siteLine, String owner) {
        sites.add(new Site(offset, siteLine, null, owner));
        return this;
    }

    /** An inlined copy of {@code inlinee}'s entry record. */
    public Fn copy(int offset, String inlinee) {
        copies.add(new Copy(offset, inlinee));
        return this;
    }

    /** Linker symbol. */
    public String symbol() {
        return symbol;
    }
}
