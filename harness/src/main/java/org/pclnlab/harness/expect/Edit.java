package org.pclnlab.harness.expect;

import java.util.List;
import java.util.Map;

/** One change of an expectation file; {@link ExpectationText#apply} makes it where the entry is and nowhere else. */
public sealed interface Edit {
    /** Takes an entry out. */
    record Remove(Entry entry) implements Edit {}

    /**
     * Puts entries in the place of one, each a copy of it with some fields changed.
     *
     * @param copies for each copy its changed fields: key and text; an empty text takes the field out. The value of
     *     {@code generation} may be several names, separated by a comma
     */
    record Rewrite(Entry entry, List<Map<String, String>> copies) implements Edit {
        public Rewrite {
            copies = List.copyOf(copies);
        }
    }

    /**
     * Adds an item at the end of a section.
     *
     * @param fields key and text, in the order of the file, without the case
     * @param cases one, or in our files several
     */
    record Add(Section section, Map<String, String> fields, List<String> cases) implements Edit {
        public Add {
            cases = List.copyOf(cases);
        }
    }
}
