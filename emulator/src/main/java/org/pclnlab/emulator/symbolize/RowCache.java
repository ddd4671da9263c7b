package org.pclnlab.emulator.symbolize;

import org.jspecify.annotations.Nullable;

/**
 * One cell per row for the {@code *Func} of its exact entry (02 section 9). Pages of cells are made when they are first
 * written: adopting a table allocates the same few bytes whatever its row count.
 */
final class RowCache {
    private static final int PAGE_BITS = 8, PAGE = 1 << PAGE_BITS;

    private final int rows;
    private @Nullable Func @Nullable [] @Nullable [] pages;

    RowCache(int rows) {
        this.rows = rows;
    }

    @Nullable Func get(int row) {
        @Nullable Func @Nullable [] @Nullable [] p = pages;
        if (p == null) {
            return null;
        }
        @Nullable Func @Nullable [] page = p[row >> PAGE_BITS];
        return page == null ? null : page[row & (PAGE - 1)];
    }

    void put(int row, Func f) {
        @Nullable Func @Nullable [] @Nullable [] p = pages;
        if (p == null) {
            p = new @Nullable Func @Nullable [(rows >> PAGE_BITS) + 1] @Nullable [];
            pages = p;
        }
        @Nullable Func @Nullable [] page = p[row >> PAGE_BITS];
        if (page == null) {
            page = new @Nullable Func[PAGE];
            p[row >> PAGE_BITS] = page;
        }
        page[row & (PAGE - 1)] = f;
    }
}
