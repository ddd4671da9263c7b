package org.pclnlab.harness.stack;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.pclnlab.emulator.memory.ImageException;
import org.pclnlab.emulator.stack.LlgoProcess;
import org.pclnlab.emulator.stack.LlgoThread;
import org.pclnlab.emulator.stack.TargetObjects;
import org.pclnlab.emulator.stack.ThreadState;
import org.pclnlab.emulator.symbolize.Frame;
import org.pclnlab.harness.outcome.EnvironmentException;
import org.pclnlab.harness.outcome.UsageException;

/**
 * One call of the command.
 *
 * @param raw whether both halves are wanted
 */
public record StackCall(StackRequest request, boolean raw) {
    private static final int SLOTS = 4096;

    /** Prints the stacks. */
    public void text(PrintWriter out) throws UsageException, EnvironmentException, ImageException {
        StackText.print(StackReader.read(request), raw, out);
    }

    /** Writes them as JSON. */
    public void json(OutputStream to, StackReport report) throws IOException {
        StackJson.write(report, to);
    }

    /** Reads the stacks. */
    public StackReport read() throws UsageException, EnvironmentException, ImageException {
        return StackReader.read(request);
    }

    /** Writes the process as a core file. */
    public void save(Path to) throws UsageException, EnvironmentException, ImageException {
        if (request.pid() < 0) {
            throw new UsageException("--save: found " + request.target() + ", expected a process number");
        }
        StackReader.save(request.pid(), to);
    }

    /** Prints what package runtime would say to one function. */
    public void callers(String function, PrintWriter out) throws UsageException, EnvironmentException, ImageException {
        boolean found = StackReader.with(request, (target, program) -> {
            TargetObjects objects = new TargetObjects(target, program.image());
            LlgoProcess process = new LlgoProcess(program.loaded(), objects.loader());
            boolean any = false;
            for (ThreadState t : target.threads()) {
                LlgoThread.View view = new LlgoThread(process, objects, target, t).calledFrom(function);
                if (view != null) {
                    any = true;
                    print(t, view, out);
                }
            }
            return any;
        });
        if (!found) {
            throw new UsageException("--callers: found " + function + ", expected a function that is on a stack");
        }
    }

    private static void print(ThreadState t, LlgoThread.View view, PrintWriter out) throws ImageException {
        out.println(
                "thread " + t.tid() + ": runtime.Callers(0), snapshot " + (view.visible() ? "visible" : "not visible"));
        for (Frame f : view.frames(0, SLOTS)) {
            out.println("0x" + Long.toHexString(f.pc()) + " " + f.function() + " "
                    + (f.file().isEmpty() ? "???" : f.file()) + ":" + f.line());
        }
        out.println("runtime.Stack:");
        out.print(view.stackText());
    }
}
