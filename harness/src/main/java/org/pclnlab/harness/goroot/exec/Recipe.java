package org.pclnlab.harness.goroot.exec;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pclnlab.harness.goroot.Directive;

/**
 * The arguments of a directive, taken apart (spec 08 section 3.7).
 *
 * @param build flags of {@code build}
 * @param compile flags of the compiler
 * @param link flags of the linker
 * @param program arguments of the program
 * @param env variables that the directive sets
 * @param timeout of the program, null where the directive says nothing
 * @param wantError whether the compiler must refuse the case
 * @param single whether every file is a package of its own
 * @param goMod the {@code go} line of a {@code runindir} module, empty for the usual one
 */
public record Recipe(
        List<String> build,
        List<String> compile,
        List<String> link,
        List<String> program,
        Map<String, String> env,
        @Nullable Duration timeout,
        boolean wantError,
        boolean single,
        String goMod) {
    private static final Set<String> KNOWN = Set.of(
            "-1", "-0", "-s", "-t", "-goexperiment", "-godebug", "-gomodversion", "-gcflags", "-tags", "-ldflags");

    public Recipe {
        build = List.copyOf(build);
        compile = List.copyOf(compile);
        link = List.copyOf(link);
        program = List.copyOf(program);
        env = Map.copyOf(env);
    }

    /** Reads the arguments; a value that is missing or no number fails the case. */
    static Recipe of(Directive directive, List<String> args) throws CaseFailure {
        return new Parser(directive, args).parse();
    }

    /** The case's source files: its own and those that the first program arguments name. */
    List<String> sources(String own) {
        List<String> files = new ArrayList<>(List.of(own));
        for (String a : program) {
            if (!isSource(a)) {
                break;
            }
            files.add(java.nio.file.Path.of(a).normalize().toString());
        }
        return files;
    }

    /** What is left of the program's arguments behind those that are source files. */
    List<String> programArguments() {
        int n = 0;
        while (n < program.size() && isSource(program.get(n))) {
            n++;
        }
        return program.subList(n, program.size());
    }

    private static boolean isSource(String arg) {
        return arg.endsWith(".go") && !arg.startsWith("/");
    }

    private static final class Parser {
        private final Directive directive;
        private final List<String> args;
        private final List<String> build = new ArrayList<>();
        private final List<String> compile = new ArrayList<>();
        private List<String> link = new ArrayList<>();
        private final Map<String, String> env = new LinkedHashMap<>();
        private @Nullable Duration timeout;
        private boolean wantError;
        private boolean single;
        private String goMod = "";
        private int at;

        Parser(Directive directive, List<String> args) {
            this.directive = directive;
            this.args = args;
            this.wantError = directive == Directive.ERRORCHECK || directive == Directive.ERRORCHECKANDRUNDIR;
        }

        Recipe parse() throws CaseFailure {
            while (at < args.size() && args.get(at).startsWith("-")) {
                option(args.get(at++));
            }
            List<String> program = args.subList(at, args.size());
            return new Recipe(build, compile, link, program, env, timeout, wantError, single, goMod);
        }

        private void option(String name) throws CaseFailure {
            switch (name) {
                case "-1" -> wantError = true;
                case "-0" -> wantError = false;
                case "-s" -> single = true;
                case "-t" -> timeout = seconds(value(name));
                case "-goexperiment" -> env.merge("GOEXPERIMENT", value(name), (a, b) -> a + "," + b);
                case "-godebug" -> env.merge("GODEBUG", value(name), (a, b) -> a + "," + b);
                case "-gomodversion" -> goMod = value(name);
                case "-gcflags", "-tags" -> build.addAll(List.of(name, value(name)));
                case "-ldflags" -> linkFlags(name);
                default -> (directive.isCompileFamily() ? compile : build).add(name);
            }
        }

        /** In the compile family everything that follows; elsewhere one value and the unknown flags behind it. */
        private void linkFlags(String name) throws CaseFailure {
            if (directive.isCompileFamily()) {
                value(name);
                link = new ArrayList<>(args.subList(at - 1, args.size()));
                at = args.size();
                return;
            }
            StringBuilder joined = new StringBuilder(value(name));
            while (at < args.size() && args.get(at).startsWith("-") && !KNOWN.contains(args.get(at))) {
                joined.append(' ').append(args.get(at++));
            }
            build.addAll(List.of(name, joined.toString()));
        }

        private String value(String name) throws CaseFailure {
            if (at == args.size()) {
                throw CaseFailure.harness(directive.word() + ": missing value for " + name);
            }
            return args.get(at++);
        }

        private Duration seconds(String text) throws CaseFailure {
            try {
                return Duration.ofSeconds(Integer.parseInt(text));
            } catch (NumberFormatException e) {
                throw CaseFailure.harness(directive.word() + ": -t " + text + " is no number of seconds");
            }
        }
    }
}
