package org.pclnlab.harness.ci;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of a job as a runner would, with what a test knows of its services: artifacts and the cache are folders.
 * Each {@code run:} is the text of the workflow, in the shell that GitHub uses. Expressions are names with alternatives.
 */
final class StepRunner {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{(.*?)}}");

    private final Path work;
    private final Path store;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, String> env = new LinkedHashMap<>();
    private final StringBuilder log = new StringBuilder();

    /**
     * A runner.
     *
     * @param work the folder of the checkout
     * @param store artifacts and caches of the run
     */
    StepRunner(Path work, Path store) {
        this.work = work;
        this.store = store;
    }

    StepRunner value(String name, String is) {
        values.put(name, is);
        return this;
    }

    StepRunner env(String name, String is) {
        env.put(name, is);
        return this;
    }

    String log() {
        return log.toString();
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** Runs a job; gives the exit code of the first step that failed, else 0. Steps that always run do. */
    int job(Map<?, ?> workflow, Map<?, ?> job) throws IOException, InterruptedException {
        Map<String, String> jobEnv = new LinkedHashMap<>();
        add(jobEnv, workflow.get("env"));
        add(jobEnv, job.get("env"));
        jobEnv.putAll(env);
        int failed = 0;
        for (Map<?, ?> step : Workflow.steps(job)) {
            String condition = Workflow.text(step.get("if"));
            boolean always = condition.equals("always()");
            if (failed != 0 && !always) {
                continue;
            }
            int code = step(step, jobEnv);
            failed = failed == 0 ? code : failed;
        }
        return failed;
    }

    private int step(Map<?, ?> step, Map<String, String> jobEnv) throws IOException, InterruptedException {
        String uses = Workflow.text(step.get("uses"));
        Map<?, ?> with = Workflow.map(step.get("with"));
        String id = Workflow.text(step.get("id"));
        if (uses.startsWith("./")) {
            return composite(Workflow.ROOT.resolve(uses).resolve("action.yml"), with, jobEnv);
        }
        if (uses.startsWith("actions/upload-artifact@")) {
            copy(work.resolve(given(with, "path")), store.resolve("artifacts").resolve(given(with, "name")));
        } else if (uses.startsWith("actions/download-artifact@")) {
            return download(with);
        } else if (uses.startsWith("actions/cache/restore@")) {
            copy(store.resolve("cache"), work.resolve(given(with, "path")));
        } else if (uses.startsWith("actions/cache/save@")) {
            copy(work.resolve(given(with, "path")), store.resolve("cache"));
        }
        return step.containsKey("run") ? shell(step, jobEnv, id) : 0;
    }

    private int composite(Path action, Map<?, ?> with, Map<String, String> jobEnv)
            throws IOException, InterruptedException {
        Map<?, ?> content = Workflow.map(Workflow.load(action));
        Map<String, String> before = new HashMap<>(values);
        Workflow.map(content.get("inputs")).forEach((k, v) -> {
            Object given = with.get(k);
            values.put(
                    "inputs." + k,
                    given != null
                            ? expand(Workflow.text(given))
                            : Workflow.text(Workflow.map(v).get("default")));
        });
        int code = 0;
        for (Map<?, ?> step : Workflow.steps(Workflow.map(content.get("runs")))) {
            boolean artifact = Workflow.text(step.get("if")).contains("inputs.artifact");
            if (code == 0 && !(artifact && value("inputs.artifact").isEmpty())) {
                code = step(step, jobEnv);
            }
        }
        values.keySet().removeIf(k -> k.startsWith("inputs."));
        before.forEach((k, v) -> values.put(k, v));
        return code;
    }

    private int download(Map<?, ?> with) throws IOException {
        Path artifacts = store.resolve("artifacts");
        Path to = work.resolve(given(with, "path"));
        if (with.containsKey("name")) {
            Path from = artifacts.resolve(given(with, "name"));
            if (!Files.isDirectory(from)) {
                log.append("no artifact ").append(from.getFileName()).append('\n');
                return 1;
            }
            copy(from, to);
            return 0;
        }
        String start = given(with, "pattern").replace("*", "");
        Files.createDirectories(artifacts);
        try (Stream<Path> all = Files.list(artifacts)) {
            for (Path a : all.sorted().toList()) {
                if (a.getFileName().toString().startsWith(start)) {
                    copy(a, to); // all of this repository's are merged
                }
            }
        }
        return 0;
    }

    private int shell(Map<?, ?> step, Map<String, String> jobEnv, String id) throws IOException, InterruptedException {
        Path files = Files.createDirectories(store.resolve("runner"));
        Path script = files.resolve("step.sh");
        Files.writeString(script, Workflow.text(step.get("run")));
        Path output = Files.writeString(files.resolve("output"), "");
        Path variables = Files.writeString(files.resolve("env"), "");
        Map<String, String> all = new LinkedHashMap<>(jobEnv);
        add(all, step.get("env"));
        ProcessBuilder b = new ProcessBuilder("bash", "--noprofile", "--norc", "-eo", "pipefail", script.toString())
                .directory(work.toFile())
                .redirectErrorStream(true);
        b.environment().putAll(all);
        b.environment().put("GITHUB_OUTPUT", output.toString());
        b.environment().put("GITHUB_ENV", variables.toString());
        b.environment().put("GITHUB_STEP_SUMMARY", store.resolve("summary.md").toString());
        b.environment().put("RUNNER_OS", value("runner.os"));
        Process p = b.start();
        String said = new String(p.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = p.waitFor();
        log.append("--- ")
                .append(Workflow.text(step.get("run")).lines().findFirst().orElse(""))
                .append('\n')
                .append(said)
                .append("exit ")
                .append(code)
                .append('\n');
        pairs(output, (k, v) -> values.put("steps." + id + ".outputs." + k, v));
        pairs(variables, jobEnv::put);
        return code;
    }

    private static void pairs(Path file, java.util.function.BiConsumer<String, String> to) throws IOException {
        for (String line : Files.readAllLines(file)) {
            int eq = line.indexOf('=');
            if (eq > 0) {
                to.accept(line.substring(0, eq), line.substring(eq + 1));
            }
        }
    }

    private void add(Map<String, String> to, @Nullable Object from) {
        Workflow.map(from).forEach((k, v) -> to.put(String.valueOf(k), expand(Workflow.text(v))));
    }

    private String given(Map<?, ?> with, String name) {
        return expand(Workflow.text(with.get(name)));
    }

    private String expand(String text) {
        return EXPRESSION.matcher(text).replaceAll(m -> Matcher.quoteReplacement(evaluate(m.group(1))));
    }

    /** {@code a || b || 'c'}: the first that is not empty. Anything else is not needed, and a mistake. */
    private String evaluate(String expression) {
        if (expression.contains("&&")) {
            return ""; // of an artifact that the tests do not give
        }
        for (String part : List.of(expression.split("\\|\\|"))) {
            String p = part.strip();
            if (!p.matches("[\\w.-]+|'[^']*'")) {
                throw new IllegalArgumentException("expression " + expression);
            }
            String v = p.startsWith("'") ? p.substring(1, p.length() - 1) : value(p);
            if (!v.isEmpty()) {
                return v;
            }
        }
        return "";
    }

    static void copy(Path from, Path to) throws IOException {
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> all = Files.walk(from)) {
            for (Path p : all.toList()) {
                Path target = to.resolve(from.relativize(p).toString());
                if (Files.isDirectory(p)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(p, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
