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
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/un.h>
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
            opened = openat(folder, step, flags | O_NOFOLLOW | O_CLOEXEC);
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

int datelined_inotify_create(void) { return inotify_init1(IN_CLOEXEC | IN_NONBLOCK); }

int datelined_inotify_add(int fd, const char *path, uint32_t mask) { return inotify_add_watch(fd, path, mask); }

int datelined_thread_name(const char *name) { return pthread_setname_np(pthread_self(), name); }

void datelined_thread_yielding(void) {
    // On Linux both count for the thread. Where the unit's filter refuses them the thread runs as the others do.
    setpriority(PRIO_PROCESS, 0, 10);
    enum { IOPRIO_WHO_PROCESS = 1, IOPRIO_CLASS_IDLE = 3, IOPRIO_CLASS_SHIFT = 13 };
    syscall(SYS_ioprio_set, IOPRIO_WHO_PROCESS, 0, IOPRIO_CLASS_IDLE << IOPRIO_CLASS_SHIFT);
}

int datelined_open_unnamed_pipe(int fds[2]) { return pipe2(fds, O_CLOEXEC); }

int datelined_datagram_socket(void) {
    int fd = socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    // A larger buffer saves the way over a file in memory; where it is not allowed, that way remains.
    int size = 1 << 20;
    if (fd >= 0) (void)setsockopt(fd, SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
    return fd;
}

int datelined_send_datagram(int socket, const char *path, const void *bytes, size_t count, int passed) {
    struct sockaddr_un address = { .sun_family = AF_UNIX };
    size_t length = strlen(path);
    if (length >= sizeof address.sun_path) { errno = ENAMETOOLONG; return -1; }
    memcpy(address.sun_path, path, length);
    // An abstract name begins with NUL, and the length says where it ends.
    if (path[0] == '@') address.sun_path[0] = 0;
    struct iovec part = { .iov_base = (void *)bytes, .iov_len = count };
    struct msghdr message = { .msg_name = &address, .msg_namelen = offsetof(struct sockaddr_un, sun_path) + length };
    if (count > 0) { message.msg_iov = &part; message.msg_iovlen = 1; }
    union { char bytes[CMSG_SPACE(sizeof(int))]; struct cmsghdr header; } control = { .bytes = { 0 } };
    if (passed >= 0) {
        message.msg_control = control.bytes;
        message.msg_controllen = sizeof control.bytes;
        struct cmsghdr *header = CMSG_FIRSTHDR(&message);
        header->cmsg_level = SOL_SOCKET;
        header->cmsg_type = SCM_RIGHTS;
        header->cmsg_len = CMSG_LEN(sizeof(int));
        memcpy(CMSG_DATA(header), &passed, sizeof passed);
    }
    ssize_t sent;
    do sent = sendmsg(socket, &message, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent < 0 ? -1 : 0;
}

int datelined_sealed_memory(const void *bytes, size_t count) {
    int fd = memfd_create("journal-entry", MFD_CLOEXEC | MFD_ALLOW_SEALING);
    if (fd < 0) return -1;
    size_t written = 0;
    while (written < count) {
        ssize_t n = write(fd, (const char *)bytes + written, count - written);
        if (n < 0 && errno == EINTR) continue;
        if (n <= 0) goto failed;
        written += (size_t)n;
    }
    if (fcntl(fd, F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) == 0) return fd;
failed:;
    int error = errno;
    close(fd);
    errno = error;
    return -1;
}
