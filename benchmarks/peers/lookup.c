/*
 * The peer of `pclnlab bench hot`: the runtime's lookup (spec 02 sections 7 and 8.1) in C, on the bytes of the table as they
 * lie in the file.
 *
 *   lookup TABLE PCS SLICE
 *
 * TABLE holds one LLGOFTB1 table, mapped; PCS holds u32 offsets relative to the table's base. Each `r` on standard input runs
 * one round: every slice of SLICE lookups is timed and its minimum over all rounds kept. Each `a` writes the row of every pc
 * as i32 to standard output, so that answers can be compared before anything is timed. `q` prints `MINIMA LOOKUPS SUM` in
 * nanoseconds, number and the sum of all rows of the last round. Each `s` looks up every pc of the text once, in slices of
 * 65536, and keeps minima too; `t` prints their sum, the number of pcs and the sum of rows. Every request but `a` is answered
 * by one line.
 */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { HEADER = 32, ROW = 8, BUCKET = 36, DELTAS = 4, SWEEP = 65536 };

struct table {
    const unsigned char *rows;    /* {u32 entryOff, u32 funcIndex} */
    const unsigned char *buckets; /* {u32 idx, u16 delta[16]} */
    uint64_t base, index_base, bucket_count;
    int64_t n;
};

static inline uint16_t u16(const unsigned char *p) { uint16_t v; memcpy(&v, p, sizeof v); return v; }
static inline uint32_t u32(const unsigned char *p) { uint32_t v; memcpy(&v, p, sizeof v); return v; }
static inline uint64_t u64(const unsigned char *p) { uint64_t v; memcpy(&v, p, sizeof v); return v; }
static inline uint32_t entry_off(const struct table *t, int64_t row) { return u32(t->rows + row * ROW); }

static inline int64_t find(const struct table *t, uint64_t pc) {
    if (t->n <= 0 || pc < t->base) return -1;
    uint32_t off = (uint32_t)(pc - t->base);
    int64_t lo = 0, hi = t->n;
    uint64_t at = pc - t->index_base, b = at >> 12;
    if (b < t->bucket_count) {
        const unsigned char *bucket = t->buckets + b * BUCKET;
        unsigned s = (at >> 8) & 15;
        int64_t idx = u32(bucket);
        lo = idx + u16(bucket + DELTAS + 2 * s);
        if (s < 15) hi = idx + u16(bucket + DELTAS + 2 * s + 2);
        else if (b + 1 < t->bucket_count) hi = u32(bucket + BUCKET);
        if (lo > 0) lo--;
        if (hi < lo) hi = lo;
        hi += 2;
        if (hi > t->n) hi = t->n;
        if (lo > t->n) lo = t->n;
    }
    while (lo < hi) {
        int64_t mid = (lo + hi) >> 1;
        if (entry_off(t, mid) > off) hi = mid;
        else lo = mid + 1;
    }
    int64_t i = lo - 1;
    return i < 0 || entry_off(t, i) > off ? -1 : i;
}

/* Every pc from one offset to another, by independent lookups. */
__attribute__((noinline)) static int64_t range(const struct table *t, uint64_t from, uint64_t to) {
    int64_t sum = 0;
    for (uint64_t pc = from; pc < to; pc++) sum += find(t, pc);
    return sum;
}

static const void *map(const char *path, size_t *size) {
    int fd = open(path, O_RDONLY);
    struct stat st;
    if (fd < 0 || fstat(fd, &st) != 0) { perror(path); exit(2); }
    *size = (size_t)st.st_size;
    const void *p = mmap(NULL, *size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    if (p == MAP_FAILED) { perror(path); exit(2); }
    close(fd);
    return p;
}

static inline int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

/* Not inlined: Java compiles its slice as one method too. */
__attribute__((noinline)) static int64_t slice(const struct table *t, const uint64_t *pcs, size_t n) {
    int64_t sum = 0;
    for (size_t i = 0; i < n; i++) sum += find(t, pcs[i]);
    return sum;
}

int main(int argc, char **argv) {
    if (argc != 4) { fprintf(stderr, "usage: lookup TABLE PCS SLICE\n"); return 2; }
    size_t table_size, pcs_size;
    const unsigned char *bytes = map(argv[1], &table_size);
    const unsigned char *offs = map(argv[2], &pcs_size);
    size_t per = (size_t)atol(argv[3]), n = pcs_size / 4, slices = per ? n / per : 0;
    if (table_size < HEADER || memcmp(bytes, "LLGOFTB1", 8) != 0 || slices == 0) { fprintf(stderr, "bad input\n"); return 2; }

    struct table t;
    uint64_t count = u32(bytes + 24);
    t.base = u64(bytes + 16);
    t.index_base = t.base & ~(uint64_t)4095;
    t.n = (int64_t)count - 1;
    t.bucket_count = u32(bytes + 28);
    t.rows = bytes + HEADER;
    t.buckets = t.rows + count * ROW;
    if (table_size < HEADER + count * ROW + t.bucket_count * BUCKET) { fprintf(stderr, "short table\n"); return 2; }

    uint64_t *pcs = malloc(n * sizeof *pcs);
    int64_t *best = malloc(slices * sizeof *best);
    if (!pcs || !best) return 3;
    for (size_t i = 0; i < n; i++) pcs[i] = t.base + u32(offs + 4 * i);
    for (size_t i = 0; i < slices; i++) best[i] = INT64_MAX;

    uint64_t text = entry_off(&t, t.n), sweeps = (text + SWEEP - 1) / SWEEP;
    int64_t *fastest = malloc(sweeps * sizeof *fastest);
    if (!fastest) return 3;
    for (size_t i = 0; i < sweeps; i++) fastest[i] = INT64_MAX;

    int64_t sum = 0, swept = 0;
    for (int c; (c = getchar()) != EOF;) {
        if (c == 'a') {
            for (size_t i = 0; i < n; i++) {
                int32_t row = (int32_t)find(&t, pcs[i]);
                fwrite(&row, sizeof row, 1, stdout);
            }
        } else if (c == 'r') {
            sum = 0;
            for (size_t i = 0; i < slices; i++) {
                int64_t start = now();
                sum += slice(&t, pcs + i * per, per);
                int64_t took = now() - start;
                if (took < best[i]) best[i] = took;
            }
            puts("done");
        } else if (c == 's') {
            swept = 0;
            for (size_t i = 0; i < sweeps; i++) {
                uint64_t from = i * SWEEP, to = from + SWEEP < text ? from + SWEEP : text;
                int64_t start = now();
                swept += range(&t, t.base + from, t.base + to);
                int64_t took = now() - start;
                if (took < fastest[i]) fastest[i] = took;
            }
            puts("done");
        } else if (c == 't') {
            int64_t total = 0;
            for (size_t i = 0; i < sweeps; i++) total += fastest[i];
            printf("%lld %llu %lld\n", (long long)total, (unsigned long long)text, (long long)swept);
        } else if (c == 'q') {
            int64_t total = 0;
            for (size_t i = 0; i < slices; i++) total += best[i];
            printf("%lld %zu %lld\n", (long long)total, slices * per, (long long)sum);
            fflush(stdout);
            return 0;
        }
        fflush(stdout);
    }
    return 0;
}
