package org.pclnlab.emulator.forge;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Arch;

/**
 * Clang's assembler for Mach-O. Exported functions are weak definitions: those the linker leaves to dyld, so that site
 * records which name them are binds (01 section 8.7).
 */
final class MachoDialect implements Dialect {
    private final boolean ownSegment;

    /** Whether entry sites lie in {@code __LLGO}, as main's LTO executables have them. */
    MachoDialect(boolean ownSegment) {
        this.ownSegment = ownSegment;
    }

    @Override
    public String symbol(String name) {
        return "\"_" + name + "\"";
    }

    @Override
    public String global(String name) {
        return symbol(name);
    }

    @Override
    public String[] functionType(String symbol) {
        return new String[0];
    }

    @Override
    public String local(String name) {
        return "L" + name;
    }

    @Override
    public String siteLabel(String name) {
        return "L" + name;
    }

    @Override
    public String host(Fn f, int number) {
        return symbol(f.symbol);
    }

    @Override
    public String textSection(String function) {
        return "\t.section __TEXT,__text,regular,pure_instructions";
    }

    @Override
    public String[] functionHead(String symbol, boolean exported) {
        return new String[] {"\t.globl " + symbol, (exported ? "\t.weak_definition " : "\t.private_extern ") + symbol};
    }

    @Override
    public String[] functionTail(String symbol, String size) {
        return new String[0];
    }

    private String segment(SectionKind kind) {
        return ownSegment && kind == SectionKind.ENTRY ? "__LLGO" : "__DATA";
    }

    @Override
    public String siteSection(SectionKind kind, ForgeSpec spec, @Nullable String linkedTo) {
        return "\t.section " + segment(kind) + "," + kind.macho + ",regular,live_support";
    }

    @Override
    public String boundary(SectionKind kind, ForgeSpec spec, boolean end) {
        return "\"section$" + (end ? "end" : "start") + "$" + segment(kind) + "$" + kind.macho + "\"";
    }

    @Override
    public String constSection() {
        return "\t.section __TEXT,__const";
    }

    @Override
    public String dataSection() {
        return "\t.section __DATA,__data";
    }

    @Override
    public String[] globalHead(String name) {
        return new String[] {"\t.globl " + name};
    }

    @Override
    public String[] globalTail(String name, int size) {
        return new String[0];
    }

    @Override
    public String[] mainBody(Arch arch) {
        return arch == Arch.AMD64
                ? new String[] {"\txorl %eax, %eax", "\tretq"}
                : new String[] {"\tmov w0, #0", "\tret"};
    }

    @Override
    public String[] end() {
        return new String[0];
    }
}
