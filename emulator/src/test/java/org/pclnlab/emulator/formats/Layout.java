package org.pclnlab.emulator.formats;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A layout as a class of the emulator declares it: the table {@code off size field} of its javadoc, and the constants that
 * its code reads with.
 *
 * @param name of the class
 * @param pkg its package below the emulator's
 * @param summary first sentence of the javadoc
 * @param fields in order
 * @param tail what follows the fields; empty when nothing does
 * @param offsets value of each constant {@code X_OFF}
 * @param size value of {@code SIZE}, -1 where the class has none
 */
record Layout(
        String name,
        String pkg,
        String summary,
        List<Field> fields,
        List<String> tail,
        Map<String, Integer> offsets,
        int size) {
    private static final Pattern ROW = Pattern.compile(" *(\\d+) +(\\d+) (\\S+(?: \\S+)*?)(?:  +(.*))?");
    private static final Pattern CONSTANT = Pattern.compile("\\b([A-Z][A-Z0-9_]*)_OFF = (\\d+)");
    private static final Pattern SIZE = Pattern.compile("(?:\\bint |, )SIZE = (\\d+)");

    /** One field. */
    record Field(int off, int size, String name, String meaning) {}

    /** All of a source tree, by package and name. */
    static List<Layout> all(Path sources) throws IOException {
        Map<String, Layout> out = new TreeMap<>();
        try (Stream<Path> files = Files.walk(sources)) {
            for (Path f : files.filter(p -> p.toString().endsWith(".java")).toList()) {
                String text = Files.readString(f);
                if (text.contains(" *  off size field")) {
                    Layout l = parse(f, text);
                    out.put(l.pkg + "." + l.name, l);
                }
            }
        }
        return new ArrayList<>(out.values());
    }

    private static Layout parse(Path file, String text) {
        String name = file.getFileName().toString().replace(".java", "");
        Matcher p =
                Pattern.compile("package org\\.pclnlab\\.emulator\\.([\\w.]+);").matcher(text);
        String pkg = p.find() ? p.group(1) : "";
        int table = text.indexOf(" *  off size field");
        int start = text.lastIndexOf("/**", table);
        String summary =
                plain(text.substring(start + 3, text.indexOf("<pre>", start)).replaceAll("\\s*\n? \\* ?", " "));
        int dot = summary.indexOf(". ");
        List<Field> fields = new ArrayList<>();
        List<String> tail = new ArrayList<>();
        String body = text.substring(table, text.indexOf("</pre>", table));
        for (String line :
                body.lines().skip(1).map(l -> l.replaceFirst("^ \\* ?", "")).toList()) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && tail.isEmpty()) {
                String meaning = row.group(4) == null ? "" : plain(row.group(4));
                fields.add(new Field(
                        Integer.parseInt(row.group(1)), Integer.parseInt(row.group(2)), row.group(3), meaning));
            } else if (!line.isBlank()) {
                tail.add(plain(line.stripTrailing()));
            }
        }
        Map<String, Integer> offsets = new TreeMap<>();
        String own = text.substring(start);
        CONSTANT.matcher(own).results().forEach(m -> offsets.putIfAbsent(m.group(1), Integer.valueOf(m.group(2))));
        Matcher size = SIZE.matcher(own);
        return new Layout(
                name,
                pkg,
                dot < 0 ? summary : summary.substring(0, dot + 1),
                fields,
                tail,
                offsets,
                size.find() ? Integer.parseInt(size.group(1)) : -1);
    }

    private static String plain(String javadoc) {
        return javadoc.replaceAll("\\{@\\w+ ([^}]*)}", "$1")
                .replaceAll("</?[a-z]+>", "")
                .strip();
    }
}
