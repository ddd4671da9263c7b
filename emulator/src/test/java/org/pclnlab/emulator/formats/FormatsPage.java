package org.pclnlab.emulator.formats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Draws layouts: sixteen bytes on a line. */
final class FormatsPage {
    private static final int LINE = 16, WIDTH = 6;

    private FormatsPage() {}

    /** Titles by package, in the order of the page. */
    private static final Map<String, String> CHAPTERS = new LinkedHashMap<>();

    static {
        CHAPTERS.put("functab", "LLGo: function table");
        CHAPTERS.put("rewrite", "LLGo: site records");
        CHAPTERS.put("metadata", "LLGo: records");
        CHAPTERS.put("sidecar", "LLGo: external metadata");
        CHAPTERS.put("stack", "LLGo: panic snapshots");
        CHAPTERS.put("gopclntab", "gc: module data and function tables");
        CHAPTERS.put("image.elf", "ELF");
        CHAPTERS.put("image.macho", "Mach-O");
        CHAPTERS.put("image.macho.chained", "Mach-O: chained fixups");
    }

    /** The generated part of the page. */
    static String of(List<Layout> layouts) {
        StringBuilder out = new StringBuilder();
        Map<String, String> chapters = new LinkedHashMap<>(CHAPTERS);
        layouts.forEach(l -> chapters.putIfAbsent(l.pkg(), l.pkg()));
        chapters.forEach((pkg, title) -> {
            List<Layout> some =
                    layouts.stream().filter(l -> l.pkg().equals(pkg)).toList();
            if (!some.isEmpty()) {
                out.append("\n## ").append(title).append('\n');
                some.forEach(l -> one(l, out));
            }
        });
        return out.toString();
    }

    private static void one(Layout l, StringBuilder out) {
        out.append("\n### ").append(l.name()).append("\n\n");
        out.append(l.summary())
                .append(" Class `")
                .append(l.pkg())
                .append('.')
                .append(l.name())
                .append("`");
        out.append(l.size() < 0 ? "." : ", " + l.size() + " bytes.")
                .append("\n\n```\n")
                .append(picture(l));
        l.tail().forEach(t -> out.append(t).append('\n'));
        out.append("```\n\n| off | size | field | |\n|---:|---:|---|---|\n");
        for (Layout.Field f : l.fields()) {
            out.append("| ")
                    .append(f.off())
                    .append(" | ")
                    .append(f.size())
                    .append(" | `")
                    .append(f.name());
            out.append("` | ")
                    .append(f.meaning().replace("|", "\\|").replace("<", "&lt;"))
                    .append(" |\n");
        }
    }

    /** A piece of a field on one line; an empty name is a gap. */
    private record Piece(int from, int to, String name) {}

    static String picture(Layout l) {
        List<Piece> pieces = new ArrayList<>();
        int at = l.fields().get(0).off() / LINE * LINE;
        int first = at;
        for (Layout.Field f : l.fields()) {
            if (f.off() > at) {
                pieces.add(new Piece(at, f.off(), ""));
            }
            pieces.add(new Piece(f.off(), f.off() + f.size(), f.name()));
            at = f.off() + f.size();
        }
        if (l.size() > at) {
            pieces.add(new Piece(at, l.size(), ""));
            at = l.size();
        }
        StringBuilder out = new StringBuilder("       ");
        for (int i = 0; i < LINE; i++) {
            out.append(pad(" +" + i, WIDTH));
        }
        out.setLength(out.toString().stripTrailing().length());
        out.append('\n');
        for (int row = first; row < at; row += LINE) {
            StringBuilder line = new StringBuilder(String.format(java.util.Locale.ROOT, "%5d  ", row));
            for (Piece p : pieces) {
                int from = Math.max(p.from, row);
                int to = Math.min(p.to, row + LINE);
                if (from < to) {
                    String name = p.name.isEmpty() ? "" : from > p.from ? "..." : p.name;
                    line.append('|').append(pad(" " + name, (to - from) * WIDTH - 1));
                }
            }
            // Rows that are only the middle of one long field say nothing new.
            boolean middle = line.toString().endsWith("| ..." + " ".repeat(LINE * WIDTH - 5)) && row + LINE < at;
            if (!middle) {
                out.append(line).append("|\n");
            }
        }
        return out.toString();
    }

    private static String pad(String s, int width) {
        return s.length() > width ? s.substring(0, width) : s + " ".repeat(width - s.length());
    }
}
