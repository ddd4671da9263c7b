package org.pclnlab.harness.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/**
 * Every command line that the documentation shows is one that pclnlab takes, {@code bench} included, whose commands the
 * harness does not know. Nothing is run: picocli reads the words.
 */
class GuideCommandsTest {
    private static final Path ROOT = Path.of(System.getProperty("pclnlab.root", ".."));

    /** A word, with its quotes. */
    private static final Pattern WORD = Pattern.compile("(?:[^\\s'\"]|'[^']*'|\"[^\"]*\")+");

    /** Words of the documentation that stand for something of the reader's. */
    private static final Map<String, String> STANDS_FOR = Map.of("TOOLS", "--tool go=go", "MIN", "20", "N", "2");

    private static List<Path> documents() throws IOException {
        List<Path> out = new ArrayList<>(List.of(
                ROOT.resolve("README.md"),
                ROOT.resolve("CONTRIBUTING.md"),
                ROOT.resolve("examples/kubernetes/goroot.yaml")));
        for (String folder : List.of("docs", "goroot-cases")) {
            try (Stream<Path> files = Files.walk(ROOT.resolve(folder))) {
                files.filter(f -> f.toString().endsWith(".md")).sorted().forEach(out::add);
            }
        }
        return out;
    }

    /** The arguments of a line that starts pclnlab, or null. What a shell does with the rest of the line is left out. */
    static List<String> arguments(String line) {
        Matcher start = Pattern.compile("(?:^|\\| |\\$ )\\s*(?:[A-Z_]+=\\S+ )*\\./pclnlab (.*)$")
                .matcher(line.strip());
        List<String> out = new ArrayList<>();
        if (!start.find()) {
            return out;
        }
        String rest = start.group(1).replaceAll("\\$\\([^)]*\\)", "DIR");
        Matcher words = WORD.matcher(rest);
        while (words.find()) {
            String word = words.group();
            if (word.startsWith("#") || word.equals("|") || word.equals("&&") || word.startsWith("<")) {
                break;
            }
            if (word.startsWith(">") || word.equals("...")) {
                continue;
            }
            if (STANDS_FOR.containsKey(word)) {
                out.addAll(List.of(STANDS_FOR.getOrDefault(word, "").split(" ", -1)));
            } else {
                out.add(word.replaceAll("['\"]", ""));
            }
        }
        return out;
    }

    private static Map<String, List<String>> shown() throws IOException {
        Map<String, List<String>> out = new LinkedHashMap<>();
        for (Path document : documents()) {
            boolean code = false;
            int number = 0;
            for (String line : Files.readAllLines(document)) {
                number++;
                code ^= line.strip().startsWith("```");
                if (code && !arguments(line).isEmpty()) {
                    out.put(ROOT.relativize(document) + ":" + number + ": " + line.strip(), arguments(line));
                }
                // In the text: `./pclnlab ...`, unless it is the synopsis of a command.
                Matcher inline = Pattern.compile("`(\\./pclnlab [^`]*)`").matcher(line);
                while (!code && inline.find()) {
                    if (!inline.group(1).matches(".*[\\[\\]{}|].*|.*\\.\\.\\..*")) {
                        out.put(
                                ROOT.relativize(document) + ":" + number + ": " + inline.group(),
                                arguments(inline.group(1)));
                    }
                }
            }
        }
        return out;
    }

    private static String parse(List<String> arguments) {
        try {
            CommandLines.create().parseArgs(arguments.toArray(new String[0]));
            return "";
        } catch (CommandLine.ParameterException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void everyCommandThatIsShownIsTaken() throws IOException {
        Map<String, List<String>> shown = shown();
        assertTrue(shown.size() > 60, shown.keySet()::toString);
        for (String guide :
                List.of("nightly", "matrix", "triage", "what-does-this-pc-mean", "debugging-a-table", "heap")) {
            assertTrue(shown.keySet().stream().anyMatch(k -> k.startsWith("docs/" + guide + ".md")), guide);
        }
        List<String> wrong = new ArrayList<>();
        shown.forEach((line, arguments) -> {
            String said = parse(arguments);
            // A row of the README's table names commands whose arguments come behind.
            boolean row = line.startsWith("README.md") && line.endsWith("`") && said.startsWith("Missing required");
            if (!said.isEmpty() && !row) {
                wrong.add(line + ": " + said);
            }
        });
        assertEquals(List.of(), wrong);
    }

    @Test
    void whatIsNoCommandIsNotTaken() {
        assertNotEquals("", parse(arguments("$ ./pclnlab conform --no-such-option")));
        assertNotEquals("", parse(arguments("LLGO=/a ./pclnlab conformity")));
        assertNotEquals("", parse(arguments("$ cat pcs | ./pclnlab lookup --output-stile=llvm a.out")));
        assertEquals(
                List.of("lookup", "DIR/bin/gofmt", "0x1", "it is"),
                arguments("$ ./pclnlab lookup $(go env GOROOT)/bin/gofmt 0x1 'it is' <in | less # see"));
    }

    /** Each {@code --option} in a row of the README's table of commands is an option of that command or of one below it. */
    @Test
    void everyOptionInTheTableOfCommandsExists() throws IOException {
        int seen = 0;
        List<String> wrong = new ArrayList<>();
        for (String line : Files.readAllLines(ROOT.resolve("README.md"))) {
            Matcher row =
                    Pattern.compile("^\\| `\\./pclnlab ([a-z]+)(?: ([a-z]+))?").matcher(line);
            if (!row.find()) {
                continue;
            }
            CommandLine command = named(CommandLines.create(), row.group(1));
            String second = row.group(2);
            TreeSet<String> known = new TreeSet<>();
            collect(second == null || command.getSubcommands().isEmpty() ? command : named(command, second), known);
            Matcher options = Pattern.compile("(?<![\\w-])--[a-z][a-z0-9-]+").matcher(line);
            while (options.find()) {
                seen++;
                // What goes to another program stands behind a -- of its own.
                if (!known.contains(options.group())) {
                    wrong.add(row.group() + ": " + options.group());
                }
            }
        }
        assertTrue(seen > 60, seen + " options");
        assertEquals(List.of(), wrong);
    }

    private static CommandLine named(CommandLine above, String name) {
        return Objects.requireNonNull(above.getSubcommands().get(name), name);
    }

    private static void collect(CommandLine command, Set<String> into) {
        command.getCommandSpec().optionsMap().keySet().forEach(into::add);
        command.getSubcommands().values().forEach(c -> collect(c, into));
    }
}
