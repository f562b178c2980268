// Preloaded into the daemon by a test: a file that begins with a word makes it die as soon as it is read.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static ssize_t (*real)(int, void *, size_t, off_t);

static ssize_t check(const void *buffer, ssize_t count) {
    if (count >= 8 && memcmp(buffer, "SEGFAULT", 8) == 0) *(volatile int *)8 = 1;
    if (count >= 7 && memcmp(buffer, "ABORTED", 7) == 0) abort();
    // Killed for want of memory, without leaving a word.
    if (count >= 7 && memcmp(buffer, "STARVED", 7) == 0) {
        memset(malloc(700 << 20), 1, 700 << 20);
        usleep(1000000);
        kill(getpid(), SIGKILL);
    }
    // Takes memory bit by bit until it is killed for it.
    if (count >= 6 && memcmp(buffer, "GREEDY", 6) == 0)
        for (;; usleep(5000)) memset(malloc(4 << 20), 1, 4 << 20);
    // Never comes back.
    if (count >= 7 && memcmp(buffer, "HANGING", 7) == 0)
        for (;;) pause();
    // Killed by somebody else, again and again, while it is alone in hand.
    if (count >= 8 && memcmp(buffer, "INNOCENT", 8) == 0 && access(getenv("KILLS_LEFT"), F_OK) == 0) {
        usleep(200000);
        kill(getpid(), SIGKILL);
    }
    return count;
}

ssize_t pread(int fd, void *buffer, size_t size, off_t offset) {
    if (!real) real = (ssize_t(*)(int, void *, size_t, off_t))dlsym(RTLD_NEXT, "pread64");
    return check(buffer, real(fd, buffer, size, offset));
}

ssize_t pread64(int fd, void *buffer, size_t size, off_t offset) { return pread(fd, buffer, size, offset); }

// Counts what is done to names that contain a word, and kills the program at one of the moments between.
static void step(const char *name) {
    static int steps;
    const char *last = getenv("DIE_AT_STEP");
    if (last && strstr(name, "linked") && steps++ == atoi(last)) kill(getpid(), SIGKILL);
}

int unlinkat(int folder, const char *name, int flags) {
    static int (*unlink_really)(int, const char *, int);
    if (!unlink_really) unlink_really = (__typeof__(unlink_really))dlsym(RTLD_NEXT, "unlinkat");
    step(name);
    int result = unlink_really(folder, name, flags);
    step(name);
    return result;
}

// Another file takes the name of one in the very moment in which that is moved, and then the program is killed.
int renameat2(int old, const char *name, int new, const char *target, unsigned int flags) {
    static int (*rename_really)(int, const char *, int, const char *, unsigned int);
    if (!rename_really) rename_really = (__typeof__(rename_really))dlsym(RTLD_NEXT, "renameat2");
    const char *replacement = getenv("REPLACEMENT");
    if (replacement && strcmp(name, "replaced.txt") == 0 && access(replacement, F_OK) == 0) {
        renameat(AT_FDCWD, replacement, old, name);
        rename_really(old, name, new, target, flags);
        kill(getpid(), SIGKILL);
    }
    step(name);
    int result = rename_really(old, name, new, target, flags);
    step(name);
    return result;
}
