package org.pclnlab.harness.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Writes a manual page for each command, and the completion for bash and zsh, from what picocli knows; the build calls it.
 * In roff itself: picocli's own generator writes AsciiDoc, which takes another program of another language to read.
 */
public final class ManPages {
    private static final String DATE = "2026-11";

    private ManPages() {}

    /** {@code ManPages FOLDER}: fills {@code man/man1} and {@code bash-completion/completions} below it. */
    public static void main(String[] args) throws IOException {
        Path to = Path.of(args[0]);
        CommandLine line = CommandLines.create();
        Path man = Files.createDirectories(to.resolve("man/man1"));
        write(line, man);
        Path completions = Files.createDirectories(to.resolve("bash-completion/completions"));
        Files.writeString(completions.resolve("pclnlab"), AutoComplete.bash("pclnlab", line));
    }

    private static void write(CommandLine line, Path man) throws IOException {
        CommandSpec spec = line.getCommandSpec();
        if (spec.usageMessage().hidden()) {
            return;
        }
        Files.writeString(man.resolve(name(spec) + ".1"), page(line));
        for (CommandLine sub : distinct(line)) {
            write(sub, man);
        }
    }

    private static List<CommandLine> distinct(CommandLine line) {
        return line.getSubcommands().values().stream().distinct().toList();
    }

    private static String name(CommandSpec spec) {
        return spec.qualifiedName("-");
    }

    /** One page. */
    static String page(CommandLine line) {
        CommandSpec spec = line.getCommandSpec();
        UsageMessageSpec usage = spec.usageMessage();
        StringBuilder out = new StringBuilder();
        out.append(".TH \"")
                .append(name(spec).toUpperCase(java.util.Locale.ROOT))
                .append("\" 1 \"")
                .append(DATE);
        out.append("\" \"pclnlab\" \"pclnlab\"\n.nh\n.ad l\n");
        section(out, "NAME");
        String[] description = usage.description();
        out.append(text(name(spec) + " - " + (description.length == 0 ? "" : description[0])))
                .append('\n');
        section(out, "SYNOPSIS");
        String synopsis = new CommandLine.Help(spec, CommandLine.Help.defaultColorScheme(Ansi.OFF)).synopsis(0);
        out.append(".B ").append(text(spec.qualifiedName())).append('\n');
        String rest = synopsis.strip()
                .replaceAll("\\s+", " ")
                .substring(spec.qualifiedName().length());
        out.append(text(rest.strip())).append('\n');
        section(out, "DESCRIPTION");
        for (String d : description) {
            out.append(".PP\n").append(text(d)).append('\n');
        }
        arguments(out, spec);
        List<CommandLine> subs = distinct(line).stream()
                .filter(s -> !s.getCommandSpec().usageMessage().hidden())
                .toList();
        if (!subs.isEmpty()) {
            section(out, "COMMANDS");
            for (CommandLine s : subs) {
                String[] d = s.getCommandSpec().usageMessage().description();
                item(out, name(s.getCommandSpec()) + "(1)", d.length == 0 ? "" : d[0]);
            }
        }
        Map<String, String> exits = usage.exitCodeList();
        if (!exits.isEmpty()) {
            section(out, "EXIT STATUS");
            exits.forEach((code, meaning) -> item(out, code.strip(), meaning));
        }
        if (usage.footer().length > 0) {
            section(out, "EXAMPLES");
            out.append(".nf\n");
            for (String f : usage.footer()) {
                out.append(text(f)).append('\n');
            }
            out.append(".fi\n");
        }
        return out.toString();
    }

    private static void arguments(StringBuilder out, CommandSpec spec) {
        List<PositionalParamSpec> parameters =
                spec.positionalParameters().stream().filter(p -> !p.hidden()).toList();
        if (!parameters.isEmpty()) {
            section(out, "ARGUMENTS");
            parameters.forEach(p -> item(out, p.paramLabel(), described(p)));
        }
        List<OptionSpec> options =
                spec.options().stream().filter(o -> !o.hidden()).toList();
        if (!options.isEmpty()) {
            section(out, "OPTIONS");
            for (OptionSpec o : options) {
                boolean flag = o.arity().max() == 0;
                item(out, String.join(", ", o.names()) + (flag ? "" : " " + o.paramLabel()), described(o));
            }
        }
    }

    /** With variables such as {@code ${DEFAULT-VALUE}} replaced. */
    private static String described(ArgSpec a) {
        return String.join(" ", a.description());
    }

    private static void section(StringBuilder out, String title) {
        out.append(".SH ").append(title).append('\n');
    }

    private static void item(StringBuilder out, String name, String meaning) {
        out.append(".TP\n.B ")
                .append(text(name))
                .append('\n')
                .append(text(meaning))
                .append('\n');
    }

    /** Text that roff takes for text: no escapes, no requests at the start of a line, hyphens that can be copied. */
    static String text(String s) {
        String t = s.replace("%%", "%").replace("\\", "\\e").replace("-", "\\-").replaceAll("\\R", " ");
        return t.startsWith(".") || t.startsWith("'") ? "\\&" + t : t;
    }
}
