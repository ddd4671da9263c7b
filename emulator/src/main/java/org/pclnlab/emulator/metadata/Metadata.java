package org.pclnlab.emulator.metadata;

import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.Unsigned;

/**
 * Everything an LLGo program knows about its functions and statements, read lazily from its memory. Opening it reads the
 * globals and nothing else.
 */
public final class Metadata {
    private final LoadedImage loaded;
    private final Generation generation;
    private final Globals globals;
    private final StringTable strings;
    private final FuncRecords functions;
    private final SymbolIndex symbolIndex;
    private final SymbolHash symbolHash;
    private final PclineRecords pclines;

    private Metadata(LoadedImage loaded, Generation generation, Globals globals) throws ImageException {
        Memory memory = loaded.memory();
        this.loaded = loaded;
        this.generation = generation;
        this.globals = globals;
        this.strings = new StringTable(memory, globals);
        this.functions = new FuncRecords(memory, globals.table(), globals.count(), generation, strings);
        this.symbolIndex = new SymbolIndex(memory, globals, functions.count());
        this.symbolHash = new SymbolHash(memory, globals, generation, functions);
        this.pclines = new PclineRecords(memory, globals, generation);
    }

    /** Metadata of a known generation with known globals. */
    public static Metadata of(LoadedImage loaded, Generation generation, Globals globals) throws ImageException {
        return new Metadata(loaded, generation, globals);
    }

    /** Finds the globals, by name or by content, and the generation, and reads on from there. */
    public static Metadata open(LoadedImage loaded) throws ImageException {
        Globals globals = loaded.memory() instanceof InstalledTables tables ? tables.installed() : null;
        if (globals == null) {
            globals = Globals.read(loaded);
            if (!globals.named() && SiteKind.ENTRY.section(loaded.image()) != null && !external(loaded)) {
                globals = ContentSearch.search(loaded, globals);
            }
        }
        Generation generation = GenerationDetector.detect(loaded, globals);
        return of(loaded, generation, globals);
    }

    /**
     * Reads what a process with a table reads before anybody asks (02 section 10, step 3), so that what would crash it there is
     * an error here.
     */
    public void touch() throws ImageException {
        functions.touch();
        strings.touch();
    }

    /**
     * Reads the strings that the builder of the statement table reads: the names of all functions and the files of the
     * statements (02 section 13.1). Where all strings lie in the pool, that cannot fail and is not done.
     */
    public void readStatementStrings() throws ImageException {
        if (strings.inside()) {
            return;
        }
        NameBytes scratch = new NameBytes();
        for (long k = 1; Unsigned.lessOrEqual(k, functions.count()); k++) {
            functions.name(k, scratch);
        }
        for (long i = 0; Unsigned.less(i, pclines.count()); i++) {
            strings.copy(pclines.fileRoot(i), false, pclines.fileName(i), scratch);
        }
    }

    /** Built with {@code -pclntab=external}: there is nothing to search for in the image. */
    private static boolean external(LoadedImage loaded) {
        return SiteKind.IDENTITY.section(loaded.image()) != null;
    }

    /** Whether the tables came from a sidecar, whose loader has built all that is built from them (07 section 11). */
    public boolean installed() {
        return loaded.memory() instanceof InstalledTables tables && tables.installed() != null;
    }

    public LoadedImage loaded() {
        return loaded;
    }

    public Generation generation() {
        return generation;
    }

    public Globals globals() {
        return globals;
    }

    public StringTable strings() {
        return strings;
    }

    public FuncRecords functions() {
        return functions;
    }

    public SymbolIndex symbolIndex() {
        return symbolIndex;
    }

    public SymbolHash symbolHash() {
        return symbolHash;
    }

    public PclineRecords pclines() {
        return pclines;
    }

    /**
     * Whether statement lines refine a function's line and {@code Frames.Next} looks up return addresses minus one: all
     * trees but #1906 and #2016 (04 section 9.1, eras E2 to E4). #2024 shares #2016's formats and is told apart by
     * {@code __llgo_fp_chain}.
     */
    public boolean refinesLines() {
        return !generation.narrowIds() || globals.hasFpChain();
    }

    /** File of the statement record at a position: its own, or its function's when it has none (02 section 13.1). */
    public String statementFile(long position) throws ImageException {
        String file = strings.joinFile(pclines.fileRoot(position), pclines.fileName(position));
        return file.isEmpty() ? functions.file(pclines.funcIndex(position)) : file;
    }

    /** {@link #statementFile} without a string. */
    public void statementFile(long position, NameBytes out) throws ImageException {
        strings.copy(pclines.fileRoot(position), false, pclines.fileName(position), out);
        out.makeUtf8();
        if (out.length() == 0) {
            functions.file(pclines.funcIndex(position), out);
        }
    }

    /** Line of the statement record at a position: its own, or its function's when it has none. */
    public long statementLine(long position) throws ImageException {
        long line = pclines.line(position);
        return line != 0 ? line : functions.line(pclines.funcIndex(position));
    }
}
