package org.pclnlab.emulator.heapprofile;

import java.util.function.LongFunction;

/**
 * What a reader cuts off a recorded stack: the leading words inside the allocator and the sampler (spec 06 A8.2). It happens
 * after bucketing, so several records can end up with one visible stack.
 */
public enum PlumbingTrim {
    /** The current form. */
    CURRENT("github.com/xgo-dev/llgo/runtime/internal/", ""),
    /** The July form, whose hooks have wrappers. */
    JULY("github.com/goplus/llgo/runtime/internal/", "__llgo_stub.");

    private final String prefix;
    private final String wrapper;

    PlumbingTrim(String prefix, String wrapper) {
        this.prefix = prefix;
        this.wrapper = wrapper;
    }

    /**
     * Cuts the plumbing off.
     *
     * @param nameOf name of the function that holds an address, empty if none does; asked for return address - 1
     */
    public Stack trim(Stack stack, LongFunction<String> nameOf) {
        int n = 0;
        while (n < stack.depth() && stack.pc(n) != 0 && isPlumbing(nameOf.apply(stack.pc(n) - 1))) {
            n++;
        }
        return stack.without(n);
    }

    boolean isPlumbing(String name) {
        String bare = !wrapper.isEmpty() && name.startsWith(wrapper) ? name.substring(wrapper.length()) : name;
        return bare.startsWith(prefix) || bare.equals("runtime.captureMemProfileStack");
    }
}
