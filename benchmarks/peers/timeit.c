/*
 * Runs a command once and says what it cost, by the kernel's own accounts of it and the children it waited for.
 *
 *   timeit [-o FILE] COMMAND [ARG...]
 *
 * Writes `WALL_US CPU_US MAXRSS_KB EXIT` to FILE, or to standard error. CPU is user plus system time. The command's standard
 * streams are those of timeit.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long us(struct timeval t) { return t.tv_sec * 1000000LL + t.tv_usec; }

int main(int argc, char **argv) {
    FILE *out = stderr;
    int first = 1;
    if (argc > 3 && strcmp(argv[1], "-o") == 0) {
        out = fopen(argv[2], "we");
        first = 3;
    }
    if (!out || argc <= first) { fprintf(stderr, "usage: timeit [-o FILE] COMMAND [ARG...]\n"); return 2; }
    struct timespec a, b;
    clock_gettime(CLOCK_MONOTONIC, &a);
    pid_t pid = fork(); /* this program is smaller than any it measures, so its copy does not count as the child's peak */
    if (pid < 0) { perror("fork"); return 3; }
    if (pid == 0) {
        execvp(argv[first], argv + first);
        _exit(127);
    }
    int status;
    struct rusage r;
    if (wait4(pid, &status, 0, &r) < 0) { perror("wait4"); return 3; }
    clock_gettime(CLOCK_MONOTONIC, &b);
    long long wall = (b.tv_sec - a.tv_sec) * 1000000LL + (b.tv_nsec - a.tv_nsec) / 1000;
    long rss = r.ru_maxrss; /* KiB on Linux, bytes on macOS */
#ifdef __APPLE__
    rss /= 1024;
#endif
    int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    fprintf(out, "%lld %lld %ld %d\n", wall, us(r.ru_utime) + us(r.ru_stime), rss, code);
    return 0;
}
