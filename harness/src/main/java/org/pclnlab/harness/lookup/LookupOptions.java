package org.pclnlab.harness.lookup;

import java.io.File;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of {@code lookup}. Immutable; the {@code with} methods give changed copies.
 *
 * @param style whose output
 * @param functions whether names are printed
 * @param inlines whether the callers of inlined code are frames of their own
 * @param addresses whether each answer begins with its pc
 * @param pretty one line for each frame
 * @param basenames files without their folders
 * @param decimal pcs without {@code 0x} are decimal; else hexadecimal, but decimal in LLVM's styles, as there
 * @param slide is subtracted from each pc: runtime address minus link-time address
 * @param relative pcs count from the lowest address of the image
 * @param filter lines are text with pcs inside
 * @param array JSON answers form an array
 * @param module what to call the image in JSON
 * @param sidecar tables of a program that has them outside; null for the file where its process looks
 */
public record LookupOptions(
        OutputStyle style,
        boolean functions,
        boolean inlines,
        boolean addresses,
        boolean pretty,
        boolean basenames,
        boolean decimal,
        long slide,
        boolean relative,
        boolean filter,
        boolean array,
        String module,
        @Nullable File sidecar) {

    /** What a style means without any other option. */
    public static LookupOptions of(OutputStyle style) {
        boolean llvm = style == OutputStyle.LLVM || style == OutputStyle.JSON;
        return new LookupOptions(style, true, llvm, false, false, false, llvm, 0, false, false, false, "", null);
    }

    /** The same for an image called {@code name}. */
    public LookupOptions withModule(String name) {
        return new LookupOptions(
                style, functions, inlines, addresses, pretty, basenames, decimal, slide, relative, filter, array, name,
                sidecar);
    }

    /** The same with the answers as an array where the style has one. */
    public LookupOptions withArray() {
        boolean json = style == OutputStyle.JSON;
        return new LookupOptions(
                style, functions, inlines, addresses, pretty, basenames, decimal, slide, relative, filter, json, module,
                sidecar);
    }

    /** The same with other marks around the frames. */
    public LookupOptions withFrames(
            boolean names, boolean callers, boolean pcs, boolean oneLine, boolean withoutFolders) {
        return new LookupOptions(
                style,
                names,
                callers,
                pcs,
                oneLine,
                withoutFolders,
                decimal,
                slide,
                relative,
                filter,
                array,
                module,
                sidecar);
    }

    /** The same with pcs that mean something else. */
    public LookupOptions withPcs(boolean base10, long by, boolean fromLowest) {
        return new LookupOptions(
                style,
                functions,
                inlines,
                addresses,
                pretty,
                basenames,
                base10,
                by,
                fromLowest,
                filter,
                array,
                module,
                sidecar);
    }

    /** The same for text with pcs inside. */
    public LookupOptions withFilter(boolean text) {
        return new LookupOptions(
                style, functions, inlines, addresses, pretty, basenames, decimal, slide, relative, text, array, module,
                sidecar);
    }

    /** The same with the tables in another file than the one where the process looks. */
    public LookupOptions withSidecar(@Nullable File file) {
        return new LookupOptions(
                style, functions, inlines, addresses, pretty, basenames, decimal, slide, relative, filter, array,
                module, file);
    }
}
