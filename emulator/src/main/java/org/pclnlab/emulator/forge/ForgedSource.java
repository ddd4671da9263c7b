package org.pclnlab.emulator.forge;

import java.util.List;

/**
 * What {@code cc} needs to link a forged program.
 *
 * @param assembler GNU assembler text
 * @param dynamicList linker script fragment that names the exported symbols, for {@code --dynamic-list}
 * @param responderFlags how to compile {@link Responder#source}
 * @param linkFlags for the final link, without the dynamic list
 * @param carrier whether the linker also gets {@link AssemblerWriter#CARRIER}
 */
public record ForgedSource(
        String assembler, String dynamicList, List<String> responderFlags, List<String> linkFlags, boolean carrier) {

    public ForgedSource(String assembler, String dynamicList, List<String> responderFlags, List<String> linkFlags) {
        this(assembler, dynamicList, responderFlags, linkFlags, false);
    }
}
