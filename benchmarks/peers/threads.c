// A process with many threads that notices when it is held: one thread reads the clock without a pause and keeps the longest
// time between two readings. threads N: starts N - 1 sleeping threads, prints "ready PID"; then, for each line on standard
// input, prints the longest gap since the line before in microseconds.
#include <pthread.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

static _Atomic long longest;

static long now(void) {
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return t.tv_sec * 1000000000L + t.tv_nsec;
}

static int sleep_here(int depth) {
    volatile char frame[64];
    frame[0] = (char)depth;
    if (depth > 0) {
        return sleep_here(depth - 1) + frame[0];
    }
    for (;;) {
        pause();
    }
}

static void *sleeper(void *arg) {
    sleep_here((int)(long)arg);
    return 0;
}

static void *watcher(void *arg) {
    (void)arg;
    for (long last = now();;) {
        long t = now();
        if (t - last > longest) {
            longest = t - last;
        }
        last = t;
    }
}

int main(int argc, char **argv) {
    int n = argc > 1 ? atoi(argv[1]) : 1000;
    pthread_attr_t small;
    pthread_attr_init(&small);
    pthread_attr_setstacksize(&small, 128 << 10);
    pthread_t t;
    for (int i = 0; i < n - 2; i++) {
        if (pthread_create(&t, &small, sleeper, (void *)(long)(i % 16))) {
            perror("pthread_create");
            return 1;
        }
    }
    pthread_create(&t, &small, watcher, 0);
    printf("ready %d\n", getpid());
    fflush(stdout);
    char line[64];
    while (fgets(line, sizeof line, stdin)) {
        long gap = atomic_exchange(&longest, 0);
        printf("%ld\n", gap / 1000);
        fflush(stdout);
    }
    return 0;
}
