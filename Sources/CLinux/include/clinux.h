// What glibc's Swift module does not show: each function is one system call, or one that the kernel ought to
// have, returning its result or -1 with errno set.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// open without following any link, not even on the way, and without leaving `root`: EINVAL for `.`, `..` and empty
// names, ELOOP for a link
int datelined_open_beneath(int root, const char *path, int flags);
// rename that fails with EEXIST rather than replacing
int datelined_rename_noreplace(int old_dir, const char *old_path, int new_dir, const char *new_path);
// makes a link, FIFO, socket or device that is as `name`; EEXIST where `target` is taken, EINVAL for other files
int datelined_make_like(int folder, const char *name, int other, const char *target);
// reserve blocks without changing the size (FALLOC_FL_KEEP_SIZE)
int datelined_reserve(int fd, off_t offset, off_t length);
// 1 when some process has the file open for writing, 0 when none, -1 when it cannot be told
int datelined_has_writer(int fd);
// a whole-file lock owned by the open file description; 1 when another holds it
int datelined_lock_exclusive(int fd);
// gives that lock up, also where another process has a copy of the descriptor
void datelined_unlock(int fd);
// 1 when another open file description holds the lock
int datelined_is_locked(int fd);

// the next entries of an open folder, as getdents64(2) gives them; 0 at its end
ssize_t datelined_read_folder(int fd, void *buffer, size_t size);
// 1 when the open file lies on a file system of whose changes by others the kernel does not tell
int datelined_is_on_network(int fd);

// 1 when the file system that holds the open file overwrites data where they lie, so that a page of a file with
// all its blocks never lacks room
int datelined_rewrites_in_place(int fd);
// puts a record into memory that is shared with a file, its first four bytes last; `at` has to be a multiple of four
void datelined_publish(void *at, const void *record, size_t size);

int datelined_signal_descriptor(const int *signals, size_t count);
// the number of the next signal waiting, 0 when none is
int datelined_next_signal(int fd);

int datelined_event_descriptor(void);
int datelined_event_raise(int fd);
int datelined_event_clear(int fd);

// waits until one of the descriptors is readable; a bit set for each that is, 0 on timeout
int datelined_wait_readable(const int *fds, size_t count, int timeout_ms);
// the same, and at most the peer of a connection is waited for as well: bit 30 when it has gone, bit 29 when it has
// room for more, which is only looked at when `wants_room`
int datelined_wait_with_peer(int peer, int wants_room, const int *fds, size_t count, int timeout_ms);

// where `needle` begins in `hay`, -1 where it does not stand
ssize_t datelined_find(const void *hay, size_t length, const void *needle, size_t count);

int datelined_inotify_create(void);
int datelined_inotify_add(int fd, const char *path, uint32_t mask);

// lets a signal that the process raises by a fault of its own leave its number, one byte, at `offset` of the file
void datelined_mark_faults(int fd, off_t offset);
// gives this thread a stack for such signals, should its own be used up
void datelined_fault_stack(void);

int datelined_thread_name(const char *name);
// Lets the calling thread give way to others, at the processor and at the disk.
void datelined_thread_yielding(void);
int datelined_open_unnamed_pipe(int fds[2]);
