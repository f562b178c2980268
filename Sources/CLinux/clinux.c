#define _GNU_SOURCE
#include "clinux.h"
#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <poll.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/inotify.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

// Opens one step of a way: a folder that is no link. Whoever finds a link there learns ELOOP.
static int open_step(int folder, const char *name) {
    int fd = openat(folder, name, O_PATH | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd >= 0 || errno != ENOTDIR) return fd;
    struct stat status;
    errno = fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISLNK(status.st_mode) ? ELOOP : ENOTDIR;
    return -1;
}

// Opens without a new time of the last access, which would have to be written to the disk for each file that is
// read. Only the owner of a file may: where the files are those of others, it is seldom tried.
static int open_file(int folder, const char *name, int flags) {
    static _Thread_local unsigned refused;
    if (refused == 0) {
        int fd = openat(folder, name, flags | O_NOATIME | O_NOFOLLOW | O_CLOEXEC);
        if (fd >= 0 || errno != EPERM) return fd;
        refused = 256;
    }
    refused--;
    return openat(folder, name, flags | O_NOFOLLOW | O_CLOEXEC);
}

// Step by step rather than by openat2: a unit with RestrictSUIDSGID= answers that call with ENOSYS.
int datelined_open_beneath(int root, const char *path, int flags) {
    char step[NAME_MAX + 1];
    int folder = root;
    int opened = -1;
    for (;;) {
        size_t length = strcspn(path, "/");
        int is_dots = length <= 2 && strspn(path, ".") == length;
        if (length > NAME_MAX || is_dots) {
            errno = length > NAME_MAX ? ENAMETOOLONG : EINVAL;
            break;
        }
        memcpy(step, path, length);
        step[length] = 0;
        if (path[length] == 0) {
            opened = open_file(folder, step, flags);
            break;
        }
        int next = open_step(folder, step);
        if (folder != root) {
            int error = errno;
            close(folder);
            errno = error;
        }
        folder = next;
        if (folder < 0) return -1;
        path += length + 1;
    }
    if (folder != root) {
        int error = errno;
        close(folder);
        errno = error;
    }
    return opened;
}

int datelined_rename_noreplace(int old_dir, const char *old_path, int new_dir, const char *new_path) {
    return renameat2(old_dir, old_path, new_dir, new_path, RENAME_NOREPLACE);
}

int datelined_make_like(int folder, const char *name, int other, const char *target) {
    struct stat status;
    if (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) != 0) return -1;
    if (S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)) {
        errno = EINVAL;
        return -1;
    }
    if (!S_ISLNK(status.st_mode)) return mknodat(other, target, status.st_mode, status.st_rdev);
    char link[PATH_MAX];
    ssize_t length = readlinkat(folder, name, link, sizeof link - 1);
    if (length < 0) return -1;
    link[length] = 0;
    return symlinkat(link, other, target);
}

int datelined_reserve(int fd, off_t offset, off_t length) {
    return fallocate(fd, FALLOC_FL_KEEP_SIZE, offset, length);
}

int datelined_has_writer(int fd) {
    // A read lease is granted only while nobody has the file open for writing (fcntl(2), F_SETLEASE).
    if (fcntl(fd, F_SETLEASE, F_RDLCK) == 0) {
        fcntl(fd, F_SETLEASE, F_UNLCK);
        return 0;
    }
    return errno == EAGAIN ? 1 : -1;
}

int datelined_lock_exclusive(int fd) {
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    if (fcntl(fd, F_OFD_SETLK, &lock) == 0) return 0;
    return errno == EAGAIN || errno == EACCES ? 1 : -1;
}

void datelined_unlock(int fd) {
    struct flock lock = { .l_type = F_UNLCK, .l_whence = SEEK_SET };
    fcntl(fd, F_OFD_SETLK, &lock);
}

int datelined_is_locked(int fd) {
    struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
    if (fcntl(fd, F_OFD_GETLK, &lock) < 0) return -1;
    return lock.l_type != F_UNLCK;
}

ssize_t datelined_read_folder(int fd, void *buffer, size_t size) { return getdents64(fd, buffer, size); }

int datelined_is_on_network(int fd) {
    struct statfs status;
    if (fstatfs(fd, &status) != 0) return -1;
    // The magic numbers of linux/magic.h and of the file systems that have theirs elsewhere.
    switch ((uint32_t)status.f_type) {
    case 0x00006969: // NFS
    case 0x0000517b: // SMB
    case 0xff534d42: // CIFS
    case 0xfe534d42: // SMB2
    case 0x65735546: // FUSE, virtiofs
    case 0x01021997: // 9p
    case 0x00c36400: // Ceph
    case 0x5346414f: // AFS
    case 0x6b414653: // kAFS
    case 0x73757245: // Coda
    case 0x7461636f: // OCFS2
    case 0x01161970: // GFS2
    case 0x0bd00bd0: // Lustre
    case 0x786f4256: // VirtualBox shared folders
        return 1;
    default: return 0;
    }
}

int datelined_rewrites_in_place(int fd) {
    struct statfs status;
    if (fstatfs(fd, &status) != 0) return -1;
    switch ((uint32_t)status.f_type) {
    case 0x0000ef53: // ext2, ext3, ext4
    case 0x58465342: // XFS
    case 0x01021994: // tmpfs
        return 1;
    default: return 0;
    }
}

void datelined_publish(void *at, const void *record, size_t size) {
    uint32_t head = 0;
    // A process is stopped between two instructions, and all before have taken effect: the compiler's order counts.
    __atomic_store_n((uint32_t *)at, 0, __ATOMIC_SEQ_CST);
    if (size <= sizeof head) return;
    memcpy((char *)at + sizeof head, (const char *)record + sizeof head, size - sizeof head);
    memcpy(&head, record, sizeof head);
    __atomic_store_n((uint32_t *)at, head, __ATOMIC_SEQ_CST);
}

int datelined_signal_descriptor(const int *signals, size_t count) {
    sigset_t set;
    sigemptyset(&set);
    for (size_t i = 0; i < count; i++) sigaddset(&set, signals[i]);
    int error = pthread_sigmask(SIG_BLOCK, &set, NULL);
    if (error) { errno = error; return -1; }
    // Breaking a lease sends SIGIO, whose default is to end the process; a closed pipe is told by EPIPE.
    signal(SIGIO, SIG_IGN);
    signal(SIGPIPE, SIG_IGN);
    return signalfd(-1, &set, SFD_CLOEXEC | SFD_NONBLOCK);
}

int datelined_next_signal(int fd) {
    struct signalfd_siginfo info;
    ssize_t n = read(fd, &info, sizeof info);
    if (n == (ssize_t)sizeof info) return (int)info.ssi_signo;
    return n < 0 && errno != EAGAIN && errno != EINTR ? -1 : 0;
}

int datelined_event_descriptor(void) { return eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK); }

int datelined_event_raise(int fd) { return eventfd_write(fd, 1); }

int datelined_event_clear(int fd) {
    eventfd_t value;
    return eventfd_read(fd, &value) < 0 && errno != EAGAIN ? -1 : 0;
}

int datelined_wait_readable(const int *fds, size_t count, int timeout_ms) {
    struct pollfd polled[16];
    if (count > 16) { errno = EINVAL; return -1; }
    for (size_t i = 0; i < count; i++) polled[i] = (struct pollfd){ .fd = fds[i], .events = POLLIN };
    int n = poll(polled, count, timeout_ms);
    if (n < 0) return errno == EINTR ? 0 : -1;
    int ready = 0;
    for (size_t i = 0; i < count; i++) if (polled[i].revents) ready |= 1 << i;
    return ready;
}

int datelined_wait_with_peer(int peer, int wants_room, const int *fds, size_t count, int timeout_ms) {
    struct pollfd polled[9];
    if (count > 8) { errno = EINVAL; return -1; }
    for (size_t i = 0; i < count; i++) polled[i] = (struct pollfd){ .fd = fds[i], .events = POLLIN };
    polled[count] = (struct pollfd){ .fd = peer, .events = wants_room ? POLLOUT : 0 };
    int n = poll(polled, count + 1, timeout_ms);
    if (n < 0) return errno == EINTR ? 0 : -1;
    int ready = 0;
    for (size_t i = 0; i < count; i++) if (polled[i].revents) ready |= 1 << i;
    if (polled[count].revents & (POLLHUP | POLLERR | POLLNVAL)) ready |= 1 << 30;
    if (polled[count].revents & POLLOUT) ready |= 1 << 29;
    return ready;
}

ssize_t datelined_find(const void *hay, size_t length, const void *needle, size_t count) {
    const char *found = memmem(hay, length, needle, count);
    return found ? found - (const char *)hay : -1;
}

int datelined_inotify_create(void) { return inotify_init1(IN_CLOEXEC | IN_NONBLOCK); }

int datelined_inotify_add(int fd, const char *path, uint32_t mask) { return inotify_add_watch(fd, path, mask); }

static int mark_fd = -1;
static off_t mark_offset;
static const int fault_signals[] = { SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGABRT, SIGTRAP, SIGSYS };
static struct sigaction handlers_before[NSIG];

// Runs on a thread that has gone wrong: it makes system calls only.
static void mark_fault(int signal, siginfo_t *info, void *context) {
    (void)context;
    // A signal from another process says nothing about what this one was doing.
    if (info->si_code > 0 || info->si_pid == getpid()) {
        unsigned char number = (unsigned char)signal;
        ssize_t written = pwrite(mark_fd, &number, 1, mark_offset);
        (void)written;
    }
    // Whoever handled it before handles it now: a fault comes again as soon as this returns.
    sigaction(signal, &handlers_before[signal], NULL);
    if (info->si_code <= 0) raise(signal);
}

void datelined_mark_faults(int fd, off_t offset) {
    mark_fd = fd;
    mark_offset = offset;
    struct sigaction action = { .sa_sigaction = mark_fault, .sa_flags = SA_SIGINFO | SA_ONSTACK };
    sigemptyset(&action.sa_mask);
    for (size_t i = 0; i < sizeof fault_signals / sizeof *fault_signals; i++)
        sigaction(fault_signals[i], &action, &handlers_before[fault_signals[i]]);
}

void datelined_fault_stack(void) {
    static _Thread_local char stack[16 << 10];
    stack_t description = { .ss_sp = stack, .ss_size = sizeof stack };
    sigaltstack(&description, NULL);
}

int datelined_thread_name(const char *name) { return pthread_setname_np(pthread_self(), name); }

void datelined_thread_yielding(void) {
    // On Linux both count for the thread. Where the unit's filter refuses them the thread runs as the others do.
    setpriority(PRIO_PROCESS, 0, 10);
    enum { IOPRIO_WHO_PROCESS = 1, IOPRIO_CLASS_IDLE = 3, IOPRIO_CLASS_SHIFT = 13 };
    syscall(SYS_ioprio_set, IOPRIO_WHO_PROCESS, 0, IOPRIO_CLASS_IDLE << IOPRIO_CLASS_SHIFT);
}

int datelined_open_unnamed_pipe(int fds[2]) { return pipe2(fds, O_CLOEXEC); }
