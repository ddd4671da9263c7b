/*
 * The peer of `pclnlab bench heap`: the sampling decision of spec 06 A4 and A5 in C.
 *
 *   countdown SIZES SLICE RATE SEED [rows]
 *
 * SIZES holds u32 sizes; the state starts as remaining 0 and rand SEED (hexadecimal) and goes on from round to round. Each `r`
 * on standard input decides about all sizes in slices, times them and keeps minima over all rounds; it answers `SAMPLES
 * REMAINING RAND`, so that states can be compared. With `rows` the countdown is a local variable from one sample to the next, as
 * in CurrentSampler.skip; otherwise each decision is one of its own, as in CurrentSampler.allocate. `q` answers the sum of minima in nanoseconds and ends.
 */
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct state { uint64_t remaining, rand; };
static struct state state;
int64_t shared_rate; /* MemProfileRate; others may see it, so it is loaded again after each call */

static double ln_approx(double u) {
    uint64_t bits;
    memcpy(&bits, &u, 8);
    int64_t e = (int64_t)(bits >> 52 & 0x7ff) - 1023;
    uint64_t mb = (bits & 0xfffffffffffffULL) | 0x3ff0000000000000ULL;
    double m;
    memcpy(&m, &mb, 8);
    double z = (m - 1) / (m + 1), z2 = z * z;
    double s = ((1 + z2 / 3) + (z2 * z2) / 5) + ((z2 * z2) * z2) / 7;
    double lnm = (2 * z) * s;
    return (double)e * 0.6931471805599453 + lnm;
}

static uint64_t draw(struct state *s, int64_t rate) {
    uint64_t x = s->rand;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    s->rand = x;
    double u = (double)((x * 0x2545f4914f6cdd1dULL) >> 11) / 9007199254740992.0;
    if (u < 1e-12) u = 1e-12;
    double t = -ln_approx(u) * (double)rate;
    if (t < 1) t = 1;
    return (uint64_t)t;
}

__attribute__((noinline)) static int slow(struct state *s, uint64_t size, int64_t rate) {
    if (rate == 1) return 1;
    if (s->remaining == 0) {
        uint64_t first = draw(s, rate);
        if (size < first) { s->remaining = first - size; return 0; }
    }
    s->remaining = draw(s, rate);
    return 1;
}

static inline int decide(struct state *s, uint64_t size, int64_t rate) {
    uint64_t left = s->remaining;
    if (size == 0 || rate <= 0 || left == UINT64_MAX) return 0;
    if (rate != 1 && size < left) { s->remaining = left - size; return 0; }
    return slow(s, size, rate);
}

/* Not inlined: Java compiles its slice as one method too. */
__attribute__((noinline)) static int64_t slice(struct state *s, const uint32_t *sizes, size_t n) {
    int64_t samples = 0;
    for (size_t i = 0; i < n; i++) samples += decide(s, sizes[i], shared_rate);
    return samples;
}

__attribute__((noinline)) static size_t skip(struct state *s, const uint32_t *sizes, size_t from, size_t to, int64_t rate) {
    uint64_t left = s->remaining;
    if (rate <= 1 || left == UINT64_MAX) return from;
    size_t i = from;
    for (; i < to; i++) {
        if (sizes[i] == 0 || sizes[i] >= left) break;
        left -= sizes[i];
    }
    s->remaining = left;
    return i;
}

__attribute__((noinline)) static int64_t rows(struct state *s, const uint32_t *sizes, size_t n) {
    int64_t samples = 0;
    for (size_t i = skip(s, sizes, 0, n, shared_rate); i < n; i = skip(s, sizes, i + 1, n, shared_rate))
        samples += decide(s, sizes[i], shared_rate);
    return samples;
}

static int64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv) {
    int in_rows = argc == 6 && strcmp(argv[5], "rows") == 0;
    if (argc != 5 && !in_rows) { fprintf(stderr, "usage: countdown SIZES SLICE RATE SEED [rows]\n"); return 2; }
    FILE *f = fopen(argv[1], "rb");
    if (!f) { perror(argv[1]); return 2; }
    fseek(f, 0, SEEK_END);
    size_t n = (size_t)ftell(f) / 4, per = (size_t)atol(argv[2]);
    rewind(f);
    uint32_t *sizes = malloc(n * 4);
    if (!sizes || per == 0 || fread(sizes, 4, n, f) != n) { fprintf(stderr, "bad input\n"); return 2; }
    fclose(f);
    size_t slices = n / per;
    int64_t *best = malloc(slices * sizeof *best);
    if (!best || slices == 0) return 2;
    for (size_t i = 0; i < slices; i++) best[i] = INT64_MAX;
    shared_rate = atoll(argv[3]);
    state.rand = strtoull(argv[4], NULL, 16);
    for (int c; (c = getchar()) != EOF;) {
        if (c == 'r') {
            int64_t samples = 0;
            for (size_t i = 0; i < slices; i++) {
                int64_t start = now();
                samples += (in_rows ? rows : slice)(&state, sizes + i * per, per);
                int64_t took = now() - start;
                if (took < best[i]) best[i] = took;
            }
            printf("%" PRId64 " %" PRIu64 " %" PRIx64 "\n", samples, state.remaining, state.rand);
        } else if (c == 'q') {
            int64_t total = 0;
            for (size_t i = 0; i < slices; i++) total += best[i];
            printf("%" PRId64 "\n", total);
            fflush(stdout);
            return 0;
        }
        fflush(stdout);
    }
    return 0;
}
