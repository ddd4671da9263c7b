package org.pclnlab.harness.matrix.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.pclnlab.harness.outcome.UsageException;

/** Which scenarios a run has: kinds, and a size or several for each of them (spec 09 sections 1 and 2). */
public final class Scenarios {
    /** More would be no Go program that anybody builds. */
    private static final int MOST = 1_000_000;

    private Scenarios() {}

    /**
     * Sizes as they were given; an empty list means the default.
     *
     * @param scales {@code PxM} of multipkg, cold and fresh-pc
     * @param depths of deep
     * @param bigSizes {@code FxS} of bigfunc
     */
    public record Sizes(List<String> scales, List<String> depths, List<String> bigSizes) {}

    /** Scenarios in the order of the kinds, and sizes in theirs. */
    public static List<Scenario> of(List<String> kinds, Sizes sizes) throws UsageException {
        List<Scenario> out = new ArrayList<>();
        for (String word : parts(kinds)) {
            ProbeKind kind = ProbeKind.parse(word);
            switch (kind) {
                case DEEP -> {
                    List<String> depths = parts(sizes.depths());
                    for (String d : depths.isEmpty() ? List.of("32") : depths) {
                        int depth = number("--depths " + d, d);
                        String name = depths.size() > 1 ? "deep_" + depth : "deep";
                        out.add(new Scenario(kind, name, 0, 0, depth));
                    }
                }
                case MULTIPKG, COLD, FRESH -> pairs(out, kind, "--scales", sizes.scales(), "12x12");
                case BIGFUNC -> pairs(out, kind, "--bigsizes", sizes.bigSizes(), "32x200");
                default -> out.add(new Scenario(kind, kind.word(), 0, 0, 0));
            }
        }
        for (int i = 0; i < out.size(); i++) {
            for (Scenario earlier : out.subList(0, i)) {
                if (earlier.name().equals(out.get(i).name())) {
                    throw new UsageException("scenario " + earlier.name() + " is named twice");
                }
            }
        }
        if (out.isEmpty()) {
            throw new UsageException("--scenario: none is named");
        }
        return List.copyOf(out);
    }

    private static void pairs(List<Scenario> out, ProbeKind kind, String option, List<String> given, String usual)
            throws UsageException {
        List<String> sizes = parts(given);
        BiFunction<Integer, Integer, String> name =
                (a, b) -> sizes.size() > 1 ? kind.word() + "_" + a + "x" + b : kind.word();
        for (String s : sizes.isEmpty() ? List.of(usual) : sizes) {
            int x = s.indexOf('x') >= 0 ? s.indexOf('x') : s.indexOf('X');
            if (x < 0) {
                throw new UsageException(option + " " + s + ": expected two numbers, such as " + usual);
            }
            int a = number(option + " " + s, s.substring(0, x).strip());
            int b = number(option + " " + s, s.substring(x + 1).strip());
            if ((long) a * b > MOST) {
                throw new UsageException(option + " " + s + ": more than " + MOST);
            }
            out.add(new Scenario(kind, name.apply(a, b), a, b, 0));
        }
    }

    private static List<String> parts(List<String> given) {
        List<String> out = new ArrayList<>();
        for (String g : given) {
            for (String part : g.split(",", -1)) {
                if (!part.isBlank()) {
                    out.add(part.strip());
                }
            }
        }
        return out;
    }

    private static int number(String what, String text) throws UsageException {
        try {
            int n = Integer.parseInt(text);
            if (n > 0 && n <= MOST) {
                return n;
            }
        } catch (NumberFormatException e) {
            // told below
        }
        throw new UsageException(what + ": expected numbers from 1 to " + MOST);
    }
}
