package org.pclnlab.emulator.stack.core;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.image.elf.CoreHeaders;
import org.pclnlab.emulator.image.elf.Phdr64;
import org.pclnlab.emulator.memory.Bytes;
import org.pclnlab.emulator.memory.Hex;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.ImageException.Inconsistent;
import org.pclnlab.emulator.memory.ImageException.Truncated;
import org.pclnlab.emulator.memory.ImageException.Where;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.memory.Memory;
import org.pclnlab.emulator.memory.Unsigned;
import org.pclnlab.emulator.stack.Mapping;
import org.pclnlab.emulator.stack.Target;
import org.pclnlab.emulator.stack.ThreadState;

/**
 * A process as an ELF core file has it (05 section 5.6). A core that was cut short is read as far as it goes; what is missing
 * is said in {@link #notes}. The file stays open, because it may be larger than memory.
 */
public final class CoreFile implements Target, AutoCloseable {
    private static final long MAX_NOTES = 256L << 20;

    private final String name;
    private final FileChannel channel;
    private final long size;
    private final CoreHeaders headers;
    private final CoreNotes noted;
    private final CoreMemory memory;
    private final List<String> remarks = new ArrayList<>();
    private final List<Mapping> mappings = new ArrayList<>();

    private CoreFile(String name, FileChannel channel) throws IOException, ImageException {
        this.name = name;
        this.channel = channel;
        this.size = channel.size();
        this.headers = CoreHeaders.read(this::read);
        this.noted = new CoreNotes(headers.arch());
        this.memory = new CoreMemory(name, this::read);
        readSegments();
        if (noted.threads.isEmpty()) {
            throw new Inconsistent(
                    new Where(name, 0, "core", "notes"), "no note NT_PRSTATUS", "one for each thread of the process");
        }
        readMappings();
    }

    /** Whether a file starts like an ELF core file. */
    public static boolean recognises(Bytes file) {
        return file.size() >= 18 && file.u32(0) == 0x464c457f && file.u16(16) == 4;
    }

    /** Opens a core file. */
    public static CoreFile open(Path path) throws IOException, ImageException {
        if (!Files.isRegularFile(path)) {
            throw new Truncated(new Where(path.toString(), 0, "file", ""), "no regular file", "a core file");
        }
        FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
        try {
            return new CoreFile(path.toString(), channel);
        } catch (IOException | ImageException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private Bytes read(long off, long length, String structure) throws ImageException {
        if (!Unsigned.fits(off, length, size)) {
            throw new Truncated(
                    new Where(name, off, structure, ""),
                    "a file of " + Hex.of(size) + " bytes",
                    Hex.of(length) + " bytes at that offset");
        }
        ByteBuffer out = ByteBuffer.allocate((int) Unsigned.min(length, Integer.MAX_VALUE - 8));
        try {
            while (out.hasRemaining()) {
                if (channel.read(out, off + out.position()) < 0) {
                    throw new ImageException.ChangedUnderneath(
                            new Where(name, off, structure, ""), "the file became shorter", Hex.of(size) + " bytes");
                }
            }
        } catch (IOException e) {
            throw new ImageException.ChangedUnderneath(
                    new Where(name, off, structure, ""), e.toString(), "a file that can be read");
        }
        return Bytes.of(out.flip(), name, off);
    }

    private void readSegments() throws ImageException {
        long lost = 0;
        long notes = 0;
        for (Phdr64 p : headers.programs()) {
            long there = Unsigned.less(p.offset(), size) ? Unsigned.min(p.filesz(), size - p.offset()) : 0;
            if (p.type() == Phdr64.PT_NOTE) {
                notes = Unsigned.sum(notes, p.filesz());
                if (Unsigned.less(Unsigned.min(MAX_NOTES, size), notes)) {
                    throw new Inconsistent(
                            new Where(name, p.offset(), "PT_NOTE", "p_filesz"),
                            Hex.of(p.filesz()) + ", with the notes before " + Hex.of(notes),
                            "at most " + Hex.of(Unsigned.min(MAX_NOTES, size)) + " of notes in this file");
                }
                noted.read(read(p.offset(), p.filesz(), "PT_NOTE"));
            } else if (p.type() == Phdr64.PT_LOAD) {
                if (Unsigned.less(p.memsz(), p.filesz())) {
                    throw new Inconsistent(
                            new Where(name, p.offset(), "PT_LOAD", "p_filesz"),
                            Hex.of(p.filesz()),
                            "at most p_memsz " + Hex.of(p.memsz()));
                }
                memory.add(p.vaddr(), there, p.offset());
                lost = Unsigned.sum(lost, p.filesz() - there);
            }
        }
        if (lost != 0) {
            remarks.add("the core file is truncated: " + Hex.of(lost) + " bytes of memory are missing");
        }
    }

    /** Files from NT_FILE, and what else has segments. */
    private void readMappings() {
        mappings.addAll(noted.files);
        mappings.sort(Comparator.comparing(Mapping::start, Long::compareUnsigned));
        if (noted.vdso != 0) {
            for (Phdr64 p : headers.programs()) {
                if (p.type() == Phdr64.PT_LOAD && p.vaddr() == noted.vdso) {
                    mappings.add(new Mapping(p.vaddr(), p.vaddr() + p.memsz(), false, 0, "[vdso]", false));
                }
            }
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Arch arch() {
        return headers.arch();
    }

    @Override
    public List<ThreadState> threads() {
        return List.copyOf(noted.threads);
    }

    @Override
    public Memory memory() {
        return memory;
    }

    @Override
    public List<Mapping> mappings() {
        return List.copyOf(mappings);
    }

    /** Signal that ended the process, 0 when it was dumped alive. */
    public int signal() {
        return noted.signal;
    }

    /** Name of the program as the kernel cut it, empty when unknown. */
    public String program() {
        return noted.program;
    }

    @Override
    public @Nullable Mapping executable() {
        Mapping inside = null;
        for (Mapping m : mappings) {
            if (m.contains(noted.programHeaders) || (noted.programHeaders == 0 && m.contains(noted.entry))) {
                inside = m;
                break;
            }
        }
        for (Mapping m : mappings) {
            if (inside != null && m.path().equals(inside.path())) {
                return m;
            }
        }
        return null;
    }

    @Override
    public @Nullable Bytes open(Mapping mapping) throws IOException, ImageException {
        Path file = mapping.deleted() ? null : mapping.file("");
        return file != null && Files.isRegularFile(file) ? MappedFile.open(file).bytes() : null;
    }

    @Override
    public List<String> notes() {
        return List.copyOf(remarks);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
