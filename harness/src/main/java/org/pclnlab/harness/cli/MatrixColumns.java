package org.pclnlab.harness.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pclnlab.harness.matrix.measure.Column;
import org.pclnlab.harness.outcome.UsageException;
import org.pclnlab.harness.toolchain.Tool;
import org.pclnlab.harness.toolchain.Toolchains;

/** The columns of a matrix: toolchains as they were named, those with flags, and the control. */
final class MatrixColumns {
    private static final String CONTROL = "#2";

    private MatrixColumns() {}

    /**
     * All columns, the control last.
     *
     * @param named names of {@code --tool}; empty takes every toolchain that was found
     * @param lto whether each llgo comes a second time, with link-time optimisation
     * @param variants {@code NAME=TOOL,FLAG...}
     * @param plants percent of work to compile in, by column
     */
    static List<Column> of(
            Toolchains found, List<String> named, boolean lto, List<String> variants, Map<String, Integer> plants)
            throws UsageException {
        Map<String, Column> columns = new LinkedHashMap<>();
        List<Tool> tools = new ArrayList<>(found.tools());
        if (!named.isEmpty()) {
            tools.removeIf(t -> !named.contains(t.name()));
        }
        for (Tool t : tools) {
            add(columns, new Column(t.name(), t, List.of(), Map.of(), 0, ""));
            if (lto && !t.isGc()) {
                add(columns, new Column(t.name() + "+lto", t, List.of("-lto=full"), Map.of(), 0, ""));
            }
        }
        for (String v : variants) {
            add(columns, variant(v, tools));
        }
        for (Map.Entry<String, Integer> p : plants.entrySet()) {
            Column c = columns.get(p.getKey());
            if (c == null || p.getValue() < 1 || p.getValue() > 100) {
                throw new UsageException(
                        "--plant " + p.getKey() + "=" + p.getValue() + ": expected a column and 1 to 100 percent");
            }
            columns.put(p.getKey(), new Column(c.name(), c.tool(), c.flags(), c.env(), p.getValue(), ""));
        }
        if (columns.isEmpty()) {
            throw new UsageException("no toolchain to measure");
        }
        Column first = columns.values().iterator().next();
        add(
                columns,
                new Column(
                        first.name() + CONTROL, first.tool(), first.flags(), first.env(), first.plant(), first.name()));
        return List.copyOf(columns.values());
    }

    private static Column variant(String text, List<Tool> tools) throws UsageException {
        int eq = text.indexOf('=');
        String[] parts = text.substring(eq + 1).split(",", -1);
        if (eq <= 0 || parts[0].isEmpty()) {
            throw new UsageException("--variant " + text + ": expected NAME=TOOL[,FLAG...]");
        }
        Tool tool = null;
        for (Tool t : tools) {
            tool = t.name().equals(parts[0]) ? t : tool;
        }
        if (tool == null) {
            throw new UsageException("--variant " + text + ": no toolchain " + parts[0]);
        }
        List<String> flags = new ArrayList<>();
        Map<String, String> env = new LinkedHashMap<>();
        for (String p : List.of(parts).subList(1, parts.length)) {
            int cut = p.indexOf('=');
            if (p.startsWith("-")) {
                flags.add(p);
            } else if (cut > 0 && p.substring(0, cut).matches("[A-Z][A-Z0-9_]*") && !tool.isGc()) {
                env.put(p.substring(0, cut), p.substring(cut + 1));
            } else {
                throw new UsageException(
                        "--variant " + text + ": " + p + " is neither a flag nor, for llgo, NAME=VALUE");
            }
        }
        return new Column(text.substring(0, eq), tool, flags, env, 0, "");
    }

    private static void add(Map<String, Column> columns, Column c) throws UsageException {
        if (columns.putIfAbsent(c.name(), c) != null) {
            throw new UsageException("column " + c.name() + " is named twice");
        }
    }
}
