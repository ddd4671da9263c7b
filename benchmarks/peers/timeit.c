/*
 * Runs a command once and says what it cost, by the kernel's own accounts of it and the children it waited for.
 *
 *   timeit [-p] [-o FILE] COMMAND [ARG...]
 *
 * Writes `WALL_US CPU_US MAXRSS_KB EXIT` to FILE, or to standard error. CPU is user plus system time. The command's standard
 * streams are those of timeit; with -p its input and output are pipes instead: one process writes timeit's input into the one,
 * timeit reads the other to its end and throws away what it reads. Their CPU time is not the command's.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static long long us(struct timeval t) { return t.tv_sec * 1000000LL + t.tv_usec; }

static char block[1 << 16];

static void feed(int to) {
    for (ssize_t n; (n = read(0, block, sizeof block)) > 0;)
        for (ssize_t done = 0; done < n;) {
            ssize_t more = write(to, block + done, (size_t)(n - done));
            if (more < 0) _exit(0);
            done += more;
        }
    _exit(0);
}

int main(int argc, char **argv) {
    FILE *out = stderr;
    int first = 1, piped = 0, in[2], back[2];
    if (argc > first && strcmp(argv[first], "-p") == 0) { piped = 1; first++; }
    if (argc > first + 1 && strcmp(argv[first], "-o") == 0) {
        out = fopen(argv[first + 1], "we");
        first += 2;
    }
    if (!out || argc <= first) { fprintf(stderr, "usage: timeit [-p] [-o FILE] COMMAND [ARG...]\n"); return 2; }
    if (piped && (pipe(in) < 0 || pipe(back) < 0)) { perror("pipe"); return 3; }
    struct timespec a, b;
    clock_gettime(CLOCK_MONOTONIC, &a);
    pid_t pid = fork(); /* this program is smaller than any it measures, so its copy does not count as the child's peak */
    if (pid < 0) { perror("fork"); return 3; }
    if (pid == 0) {
        if (piped) {
            dup2(in[0], 0);
            dup2(back[1], 1);
            close(in[0]); close(in[1]); close(back[0]); close(back[1]);
        }
        execvp(argv[first], argv + first);
        _exit(127);
    }
    if (piped) {
        close(in[0]);
        close(back[1]);
        pid_t feeder = fork();
        if (feeder < 0) { perror("fork"); return 3; }
        if (feeder == 0) { close(back[0]); feed(in[1]); }
        close(in[1]);
        while (read(back[0], block, sizeof block) > 0) {}
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
