// C functions of the probe. Those called "framed" keep a frame record, because they ask for their frame address; the
// others keep none where the compiler leaves frame pointers out.
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include "cframes.h"

#define NOINLINE __attribute__((noinline))

extern void goBack(int n);
extern int goLess(int a, int b);

volatile int cf_sink;

NOINLINE void cf_store(int *p) { *(volatile int *)p = 1; }

NOINLINE void cf_store_deep(int *p, int n) {
    if (n == 0) {
        cf_store(p);
    } else {
        cf_store_deep(p, n - 1);
    }
    cf_sink++;
}

NOINLINE void cf_store_framed(int *p, int n) {
    volatile void *frame = __builtin_frame_address(0);
    if (n == 0) {
        *(volatile int *)p = frame != 0;
    } else {
        cf_store_framed(p, n - 1);
    }
    cf_sink++;
}

NOINLINE int cf_divide(int a, int b) {
    volatile int d = b;
    return a / d;
}

NOINLINE void cf_copy(void *from, int n) {
    char to[64];
    volatile int size = n;
    memcpy(to, from, size);
    cf_sink += to[3];
}

// A name as compilers give to parts of functions.
void cf_part(int *p) __asm__("cf_part.cold");
NOINLINE void cf_part(int *p) {
    *(volatile int *)p = 2;
    cf_sink++;
}

NOINLINE void cf_calls_dotted(int *p) {
    cf_part(p);
    cf_sink++;
}

NOINLINE void cf_call(unsigned long code) {
    void (*f)(void) = (void (*)(void))code;
    f();
    cf_sink++;
}

// The frame register points into a page that cannot be read, or that is not there, when the fault happens.
NOINLINE void cf_guard_frame(int unmapped) {
    char *page = mmap(0, 4096, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (unmapped) {
        munmap(page, 4096);
    }
    page += 64;
#if defined(__x86_64__)
    __asm__ volatile("push %%rbp\n\tmov %0, %%rbp\n\tmovl $1, 0\n\tpop %%rbp" : : "r"(page) : "memory");
#elif defined(__aarch64__)
    __asm__ volatile("mov x9, x29\n\tmov x29, %0\n\tstr xzr, [xzr]\n\tmov x29, x9" : : "r"(page) : "x9", "memory");
#endif
    cf_sink++;
}

static void *fault(void *unused) {
    cf_store(0);
    return unused;
}

NOINLINE void cf_foreign_fault(void) {
    pthread_t t;
    pthread_create(&t, 0, fault, 0);
    pthread_join(t, 0);
}

NOINLINE void cf_call_back(int n) {
    goBack(n);
    cf_sink++;
}

NOINLINE void cf_call_back_framed(int n) {
    volatile void *frame = __builtin_frame_address(0);
    goBack(n + (frame == 0));
    cf_sink++;
}

static int less(const void *a, const void *b) { return goLess(*(const int *)a, *(const int *)b); }

NOINLINE void cf_sort(void) {
    int numbers[5] = {3, 1, 2, 5, 4};
    qsort(numbers, 5, sizeof numbers[0], less);
    cf_sink += numbers[2];
}

static void at_exit(void) {
    puts("the exit handler ran");
    fflush(stdout);
}

NOINLINE void cf_at_exit(void) { atexit(at_exit); }
