package org.pclnlab.harness.expect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is to become of one item of a section and of its cases. Mutable while edits are collected. */
final class ItemEdit {
    private final List<Entry> entries;
    private final Map<Entry, Edit> edits = new HashMap<>();

    ItemEdit(Section section, Expectations content, int item) {
        entries = content.of(section).stream().filter(e -> e.item() == item).toList();
    }

    void add(Entry entry, Edit edit) {
        if (!entries.contains(entry)) {
            throw new IllegalArgumentException("not an entry of this text: " + entry);
        }
        edits.put(entry, edit);
    }

    /** Whether nothing of the item stays as it is. */
    boolean replacesAll() {
        return edits.size() == entries.size();
    }

    boolean hasList() {
        return entries.size() > 1;
    }

    /** Numbers of the cases that go, from 0. */
    List<Integer> leaving() {
        List<Integer> out = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            if (edits.containsKey(entries.get(i))) {
                out.add(i);
            }
        }
        return out;
    }

    /** Copies of the item to write, with the cases that share each: changed fields to globs. */
    Map<Map<String, String>, List<String>> copies() {
        Map<Map<String, String>, List<String>> out = new LinkedHashMap<>();
        for (Entry e : entries) {
            if (edits.get(e) instanceof Edit.Rewrite w) {
                for (Map<String, String> copy : w.copies()) {
                    out.computeIfAbsent(copy, c -> new ArrayList<>()).add(e.caseGlob());
                }
            }
        }
        return out;
    }

    /** Whether a list of globs is the whole item's. */
    boolean isAll(List<String> globs) {
        return entries.stream().map(Entry::caseGlob).toList().equals(globs);
    }
}
