package org.pclnlab.harness.forge;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.pclnlab.emulator.image.load.LoadedImage;
import org.pclnlab.emulator.symbolize.LlgoRuntime;

/**
 * A second copy of the emulator in this JVM, with some of its sources changed. Images are shared with the first one:
 * packages {@code memory} and {@code image} are not copied.
 */
final class EmulatorCopy extends ClassLoader {
    private static final String EMULATOR = "org.pclnlab.emulator.";

    private static final JavaCompiler JAVAC = ToolProvider.getSystemJavaCompiler();

    /** Opening the JDK's classes costs more than compiling one; each thread does it once. */
    private static final ThreadLocal<StandardJavaFileManager> FILES =
            ThreadLocal.withInitial(() -> JAVAC.getStandardFileManager(null, null, null));

    private final Map<String, byte[]> changed;

    /** Compiles the changed sources, by their path below {@code org/pclnlab/emulator}. */
    EmulatorCopy(Map<String, String> sources) throws IOException {
        super(EmulatorCopy.class.getClassLoader());
        this.changed = sources.isEmpty() ? Map.of() : compile(sources);
    }

    private static Map<String, byte[]> compile(Map<String, String> sources) throws IOException {
        List<JavaFileObject> units = new ArrayList<>();
        sources.forEach((file, text) -> units.add(new Source(file, text)));
        Map<String, ByteArrayOutputStream> classes = new HashMap<>();
        String path = folder(LlgoRuntime.class) + java.io.File.pathSeparator + folder(NullMarked.class);
        java.io.StringWriter says = new java.io.StringWriter();
        JavaFileManager memory = new ForwardingJavaFileManager<>(FILES.get()) {
            @Override
            public JavaFileObject getJavaFileForOutput(
                    Location location, String name, JavaFileObject.Kind kind, FileObject sibling) {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                classes.put(name, bytes);
                return new SimpleJavaFileObject(URI.create("memory:///" + name), kind) {
                    @Override
                    public OutputStream openOutputStream() {
                        return bytes;
                    }
                };
            }
        };
        List<String> options = List.of("-proc:none", "-Xlint:none", "-nowarn", "-g:none", "-classpath", path);
        if (!JAVAC.getTask(says, memory, null, options, null, units).call()) {
            throw new IOException(says.toString());
        }
        Map<String, byte[]> out = new HashMap<>();
        classes.forEach((name, bytes) -> out.put(name, bytes.toByteArray()));
        return out;
    }

    private static Path folder(Class<?> of) throws IOException {
        try {
            return Path.of(
                    of.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String file, String text) {
            super(URI.create("memory:///org/pclnlab/emulator/" + file), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static boolean copied(String name) {
        return (name.startsWith(EMULATOR)
                        && !name.startsWith("memory.", EMULATOR.length())
                        && !name.startsWith("image.", EMULATOR.length()))
                || name.equals(EmulatedAnswers.class.getName())
                || name.startsWith("org.pclnlab.testing.World");
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!copied(name)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> known = findLoadedClass(name);
            if (known != null) {
                return known;
            }
            byte[] bytes = changed.get(name);
            if (bytes == null) {
                try (InputStream in = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
                    if (in == null) {
                        throw new ClassNotFoundException(name);
                    }
                    bytes = in.readAllBytes();
                } catch (IOException e) {
                    throw new ClassNotFoundException(name, e);
                }
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }

    /** What this copy answers; as far as it comes, when it fails on the way. */
    List<String> answers(LoadedImage image, List<ForgedProcess.Query> queries) throws ReflectiveOperationException {
        Method of =
                loadClass(EmulatedAnswers.class.getName(), true).getDeclaredMethod("of", LoadedImage.class, List.class);
        of.setAccessible(true);
        try {
            @SuppressWarnings("unchecked") // what the method is declared to return
            List<String> out = (List<String>) of.invoke(null, image, queries);
            return out;
        } catch (InvocationTargetException e) {
            return List.of("fails: " + e.getCause());
        }
    }

    /** Runs test classes of the emulator against this copy: how many tests failed. */
    long failures(List<String> tests) throws ReflectiveOperationException {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (String test : tests) {
            request.selectors(DiscoverySelectors.selectClass(loadClass(EMULATOR + test, true)));
        }
        LauncherConfig config = LauncherConfig.builder()
                .enableTestExecutionListenerAutoRegistration(false)
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create(config).execute(request.build(), summary);
        if (summary.getSummary().getTestsFoundCount() == 0) {
            throw new ClassNotFoundException("no tests in " + tests);
        }
        return summary.getSummary().getTotalFailureCount();
    }
}
