package org.pclnlab.emulator.forge;

import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Arch;

/** GNU assembler for ELF. */
final class ElfDialect implements Dialect {
    @Override
    public String symbol(String name) {
        return "\"" + name + "\"";
    }

    @Override
    public String global(String name) {
        return name;
    }

    @Override
    public String[] functionType(String symbol) {
        return new String[] {"\t.type " + symbol + ", %function"};
    }

    @Override
    public String local(String name) {
        return ".L" + name;
    }

    @Override
    public String siteLabel(String name) {
        return name;
    }

    /** A plain name for the start of a function: GNU as 2.40 does not take a quoted one as a linked-to symbol. */
    @Override
    public String host(Fn f, int number) {
        return local("f" + number);
    }

    @Override
    public String textSection(String function) {
        return "\t.section .text.forged." + function + ",\"ax\",%progbits";
    }

    @Override
    public String[] functionHead(String symbol, boolean exported) {
        String globl = "\t.globl " + symbol;
        String type = "\t.type " + symbol + ", %function";
        return exported ? new String[] {globl, type} : new String[] {globl, "\t.hidden " + symbol, type};
    }

    @Override
    public String[] functionTail(String symbol, String size) {
        return new String[] {"\t.size " + symbol + ", " + size};
    }

    @Override
    public String siteSection(SectionKind kind, ForgeSpec spec, @Nullable String linkedTo) {
        boolean write = spec.generation.recordSize() == 28; // records became writable with the wide ones
        String flags = write ? "aw" : "a";
        boolean gnu = spec.metaOrder == ForgeSpec.MetaOrder.GNU;
        if (linkedTo == null) {
            return "\t.section " + kind.elf + ",\"" + flags + (gnu ? "R" : "") + "\",%progbits";
        }
        return gnu
                ? "\t.section " + kind.elf + ",\"" + flags + "o\",%progbits," + linkedTo
                : "\t.section " + kind.elf + ",\"" + flags + "\",%progbits";
    }

    @Override
    public String boundary(SectionKind kind, ForgeSpec spec, boolean end) {
        return (end ? "__stop_" : "__start_") + kind.elf;
    }

    @Override
    public String constSection() {
        return "\t.section .rodata,\"a\",%progbits";
    }

    @Override
    public String dataSection() {
        return "\t.section .data,\"aw\",%progbits";
    }

    @Override
    public String[] globalHead(String name) {
        return new String[] {"\t.globl " + name, "\t.type " + name + ", %object"};
    }

    @Override
    public String[] globalTail(String name, int size) {
        return new String[] {"\t.size " + name + ", " + size};
    }

    @Override
    public String[] mainBody(Arch arch) {
        return new String[] {(arch == Arch.AMD64 ? "\tjmp " : "\tb ") + Responder.ENTRY};
    }

    @Override
    public String[] end() {
        return new String[] {"\t.section .note.GNU-stack,\"\",%progbits"};
    }
}
