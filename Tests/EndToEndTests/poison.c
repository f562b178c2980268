// Preloaded into the daemon by a test: a file that begins with a word makes it die as soon as it is read.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
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
        usleep(300000);
        kill(getpid(), SIGKILL);
    }
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
