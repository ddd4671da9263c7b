package org.pclnlab.harness.stack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.pclnlab.emulator.functab.DynamicLoader;
import org.pclnlab.emulator.image.Arch;
import org.pclnlab.emulator.image.elf.ElfImage;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.memory.MappedFile;
import org.pclnlab.emulator.stack.CapturedTarget;
import org.pclnlab.emulator.stack.GcCollector;
import org.pclnlab.emulator.stack.GcProcess;
import org.pclnlab.emulator.stack.LlgoProcess;
import org.pclnlab.emulator.stack.Mapping;
import org.pclnlab.emulator.stack.Target;
import org.pclnlab.emulator.stack.TargetObjects;
import org.pclnlab.emulator.stack.core.CoreFile;
import org.pclnlab.emulator.stack.core.CoreWriter;
import org.pclnlab.emulator.stack.process.LiveProcess;
import org.pclnlab.emulator.stack.process.ProcessAccessException;
import org.pclnlab.emulator.symbolize.Runtimes;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;

/** Opens a process or a core file with its program, reads the stacks and lets it go. */
final class StackReader {
    private StackReader() {}

    /** What is made of a target that does not run, and of its program. */
    @FunctionalInterface
    interface Use<T> {
        T of(Target target, Opened program) throws IOException, ImageException;
    }

    /** The report of a process or a core file. */
    static StackReport read(StackRequest request) throws UsageException, EnvironmentException, ImageException {
        return with(request, (target, program) -> report(target, program, request.system()));
    }

    private static StackReport report(Target target, Opened program, boolean system)
            throws IOException, ImageException {
        TargetObjects objects = new TargetObjects(target, program.image());
        if (!Runtimes.isLlgo(program.loaded())) {
            return new GcStacks(new GcProcess(program.loaded()), objects, system).read(target);
        }
        return new LlgoStacks(new LlgoProcess(program.loaded(), objects.loader()), objects).read(target);
    }

    /** Opens what a request names and uses it; a process runs on before the use begins. */
    static <T> T with(StackRequest request, Use<T> use) throws UsageException, EnvironmentException, ImageException {
        return told(request.target(), () -> request.pid() >= 0 ? live(request, use) : core(request, use));
    }

    /** Something that opens a process or a core file. */
    @FunctionalInterface
    interface Attempt<T> {
        T run() throws IOException, ImageException, UsageException;
    }

    /** Says in words of the command line why it did not work. */
    static <T> T told(String target, Attempt<T> attempt) throws UsageException, EnvironmentException, ImageException {
        try {
            return attempt.run();
        } catch (ProcessAccessException e) {
            throw new EnvironmentException(e.getMessage() == null ? "no access" : e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new UsageException("no such process or file: " + e.getMessage());
        } catch (IOException e) {
            throw new UsageException(target + ": " + e.getMessage());
        }
    }

    private static <T> T live(StackRequest request, Use<T> use) throws IOException, ImageException {
        try (LiveProcess process = LiveProcess.open(request.pid())) {
            MappedFile file = process.executable();
            ElfImage image = ElfImage.read(file.bytes());
            Path sidecar = request.sidecar() != null ? request.sidecar() : Opened.besideProcess(request.pid());
            try (Opened program =
                    Opened.of(file, image, process.running(image.arch()), sidecar, request.sidecar() != null)) {
                return use.of(copy(process, program, request.together()), program);
            }
        }
    }

    private static Target copy(LiveProcess process, Opened program, boolean together)
            throws IOException, ImageException {
        Arch arch = program.image().arch();
        if (!Runtimes.isLlgo(program.loaded())) {
            GcProcess gc = new GcProcess(program.loaded());
            // What is known of a thread's goroutine holds for amd64; without symbols there is nothing but threads.
            return together || arch != Arch.AMD64 || !gc.blindness().isEmpty()
                    ? process.whileStopped(
                            arch,
                            true,
                            held -> CapturedTarget.of(held, !gc.blindness().isEmpty(), gc::capture))
                    : process.oneByOne(arch, running -> new GcCollector(gc, running));
        }
        LlgoProcess llgo = new LlgoProcess(program.loaded(), DynamicLoader.NONE);
        return together
                ? process.whileStopped(arch, true, held -> CapturedTarget.of(held, true, llgo::capture))
                : process.oneByOne(arch, running -> new CapturedTarget.Collector(running, llgo::capture));
    }

    private static <T> T core(StackRequest request, Use<T> use) throws IOException, ImageException, UsageException {
        Path file = Path.of(request.target());
        if (!Files.isRegularFile(file)) {
            throw new UsageException(request.target() + ": no process number and no core file");
        }
        try (CoreFile core = CoreFile.open(file)) {
            MappedFile mapped = MappedFile.open(program(core, request));
            ElfImage image = ElfImage.read(mapped.bytes());
            CoreCheck.check(core, image);
            try (Opened program = Opened.of(mapped, image, core, request.sidecar(), true)) {
                T result = use.of(core, program);
                mapped.checkUnchanged();
                return result;
            }
        }
    }

    /** The program that was given, else the one that the core names. */
    private static Path program(CoreFile core, StackRequest request) throws UsageException {
        Path given = request.executable();
        Mapping self = core.executable();
        Path named = given != null ? given : self == null || self.deleted() ? null : self.file("");
        if (named != null && Files.isRegularFile(named)) {
            return named;
        }
        String what = named != null || self == null
                ? (named == null ? "is not named in it" : named + " is not there")
                : self.path() + (self.deleted() ? " was removed or replaced while it ran" : " is not there");
        throw new UsageException(request.target() + ": its program " + what + "; give it with --exe");
    }

    /** Writes a process as a core file. */
    static void save(int pid, Path to) throws UsageException, EnvironmentException, ImageException {
        try (LiveProcess process = LiveProcess.open(pid)) {
            byte[] auxv = process.auxv();
            Arch arch = ElfImage.read(process.executable().bytes()).arch();
            process.whileStopped(arch, false, stopped -> {
                CoreWriter.write(stopped, auxv, to);
                return true;
            });
        } catch (ProcessAccessException e) {
            throw new EnvironmentException(e.getMessage() == null ? "no access" : e.getMessage(), e);
        } catch (NoSuchFileException e) {
            throw new UsageException("no such process or file: " + e.getMessage());
        } catch (IOException e) {
            throw new UsageException(to + ": " + e);
        }
    }
}
