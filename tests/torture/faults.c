/* Stands between the program and the disk, under LD_PRELOAD.
 *
 * Records every change below IPSO_FAULTS_DIR in IPSO_FAULTS_LOG (with its data, so that
 * replay.py can build what a power cut leaves behind), and makes the N-th change fail, or
 * kills the process there. The counting is armed from inside the process, so that a test
 * chooses the moment: faults_arm(n, error, forever), faults_count(), faults_mark(text).
 *
 * A record: op u8, pad u8, path length u16, second path length u16, pad u16,
 *           inode u64, offset u64, data length u64; then the two paths and the data.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <netinet/in.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/sendfile.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

enum { CREATE = 1, TRUNCATE, WRITE, SYNC, SYNC_DIR, RENAME, UNLINK, MKDIR, RMDIR, MARK, CONNECT };
enum { DIE = 9999 };

struct record {
    uint8_t op, pad;
    uint16_t path, second, pad2;
    uint64_t inode, offset, length;
} __attribute__((packed));

static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;
static char root[PATH_MAX];
static size_t root_length;
static int log_fd = -1;
static long armed_at = -1, counted;
static int armed_error, armed_forever;

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *)dlsym(RTLD_NEXT, #name)

static ssize_t plain_write(int fd, const void *data, size_t length) {
    REAL(write);
    return real(fd, data, length);
}

__attribute__((constructor)) static void start(void) {
    const char *directory = getenv("IPSO_FAULTS_DIR"), *log = getenv("IPSO_FAULTS_LOG");
    if (!directory || !*directory || strlen(directory) >= sizeof root) return;
    strcpy(root, directory);
    root_length = strlen(root);
    if (log && *log) {
        int (*real_open)(const char *, int, ...) = dlsym(RTLD_NEXT, "open");
        log_fd = real_open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    }
    const char *at = getenv("IPSO_FAULTS_AT"), *error = getenv("IPSO_FAULTS_ERROR");
    if (at && error) {
        armed_at = atol(at);
        armed_error = atoi(error);
        armed_forever = getenv("IPSO_FAULTS_FOREVER") != NULL;
    }
}

void faults_arm(long at, int error, int forever) {
    pthread_mutex_lock(&turn);
    counted = 0;
    armed_at = at;
    armed_error = error;
    armed_forever = forever;
    pthread_mutex_unlock(&turn);
}

long faults_count(void) { return counted; }

static void write_whole(const void *data, size_t length) {
    const char *from = data;
    while (length > 0) {
        ssize_t done = plain_write(log_fd, from, length);
        if (done <= 0) abort();
        from += done;
        length -= (size_t)done;
    }
}

static void note(int op, const char *path, const char *second, uint64_t inode, uint64_t offset,
                 const void *data, uint64_t length) {
    if (log_fd < 0) return;
    int kept = errno;
    struct record record = {.op = (uint8_t)op, .inode = inode, .offset = offset};
    record.path = path ? (uint16_t)strlen(path) : 0;
    record.second = second ? (uint16_t)strlen(second) : 0;
    record.length = data ? length : 0;
    write_whole(&record, sizeof record);
    if (path) write_whole(path, record.path);
    if (second) write_whole(second, record.second);
    if (data) write_whole(data, length);
    errno = kept;
}

void faults_mark(const char *text) {
    pthread_mutex_lock(&turn);
    note(MARK, text, NULL, 0, 0, NULL, 0);
    pthread_mutex_unlock(&turn);
}

/* 1 when this call must fail. Holds the turn already. */
static int failing(int frees_space) {
    counted++;
    if (armed_at < 0) return 0;
    if (counted != armed_at && !(armed_forever && counted > armed_at)) return 0;
    if (armed_error == DIE) {
        kill(getpid(), SIGKILL);
        for (;;) pause();
    }
    /* A full disk still lets go of what it holds. */
    if (frees_space && armed_error == ENOSPC) return 0;
    errno = armed_error;
    return 1;
}

static int ours(const char *path) {
    return root_length && path && strncmp(path, root, root_length) == 0 &&
           (path[root_length] == '/' || path[root_length] == 0);
}

static int absolute(int dirfd, const char *path, char *out) {
    char link[64], base[PATH_MAX];
    if (!root_length || !path) return 0;
    if (path[0] == '/') return snprintf(out, PATH_MAX, "%s", path) < PATH_MAX;
    if (dirfd == AT_FDCWD) {
        if (!getcwd(base, sizeof base)) return 0;
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", dirfd);
        ssize_t length = readlink(link, base, sizeof base - 1);
        if (length < 0) return 0;
        base[length] = 0;
    }
    return snprintf(out, PATH_MAX, "%s/%s", base, path) < PATH_MAX;
}

static int path_of(int fd, char *out) {
    char link[64];
    if (!root_length) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    int kept = errno;
    ssize_t length = readlink(link, out, PATH_MAX - 1);
    errno = kept;
    if (length <= 0) return 0;
    out[length] = 0;
    return ours(out);
}

static uint64_t inode_of(int fd) {
    struct stat about;
    return fstat(fd, &about) == 0 ? (uint64_t)about.st_ino : 0;
}

static int opened(int dirfd, const char *path, int flags, mode_t mode) {
    REAL(openat);
    char whole[PATH_MAX];
    int changes = flags & (O_CREAT | O_TRUNC);
    if (!changes || (flags & O_TMPFILE) == O_TMPFILE || !absolute(dirfd, path, whole) ||
        !ours(whole))
        return real(dirfd, path, flags, mode);
    struct stat about;
    pthread_mutex_lock(&turn);
    int there = stat(whole, &about) == 0;
    int fd = -1;
    int writes = (!there && (flags & O_CREAT)) || (there && (flags & O_TRUNC) && about.st_size);
    if (!(writes && failing(0))) {
        fd = real(dirfd, path, flags, mode);
        if (fd >= 0 && !there) note(CREATE, whole, NULL, inode_of(fd), 0, NULL, 0);
        if (fd >= 0 && there && (flags & O_TRUNC))
            note(TRUNCATE, whole, NULL, inode_of(fd), 0, NULL, 0);
    }
    pthread_mutex_unlock(&turn);
    return fd;
}

#define MODE_OF(flags) \
    mode_t mode = 0; \
    if ((flags) & O_CREAT) { \
        va_list rest; \
        va_start(rest, flags); \
        mode = (mode_t)va_arg(rest, int); \
        va_end(rest); \
    }

int open(const char *path, int flags, ...) { MODE_OF(flags) return opened(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE_OF(flags) return opened(AT_FDCWD, path, flags | O_LARGEFILE, mode); }
int openat(int at, const char *path, int flags, ...) { MODE_OF(flags) return opened(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE_OF(flags) return opened(at, path, flags | O_LARGEFILE, mode); }
int creat(const char *path, mode_t mode) { return opened(AT_FDCWD, path, O_CREAT | O_WRONLY | O_TRUNC, mode); }

static ssize_t written(int fd, const void *data, size_t length, off_t at, int positioned) {
    char path[PATH_MAX];
    ssize_t (*place)(int, const void *, size_t, off_t) = dlsym(RTLD_NEXT, "pwrite");
    if (fd == log_fd || fd <= 2 || !path_of(fd, path))
        return positioned ? place(fd, data, length, at) : plain_write(fd, data, length);
    pthread_mutex_lock(&turn);
    ssize_t done = -1;
    if (!failing(0)) {
        if (!positioned) {
            struct stat about;
            int append = fcntl(fd, F_GETFL) & O_APPEND;
            at = append && fstat(fd, &about) == 0 ? about.st_size : lseek(fd, 0, SEEK_CUR);
        }
        done = positioned ? place(fd, data, length, at) : plain_write(fd, data, length);
        if (done > 0) note(WRITE, path, NULL, inode_of(fd), (uint64_t)at, data, (uint64_t)done);
    }
    pthread_mutex_unlock(&turn);
    return done;
}

ssize_t write(int fd, const void *data, size_t length) { return written(fd, data, length, 0, 0); }
ssize_t pwrite(int fd, const void *data, size_t length, off_t at) { return written(fd, data, length, at, 1); }
ssize_t pwrite64(int fd, const void *data, size_t length, off_t at) { return written(fd, data, length, at, 1); }

ssize_t writev(int fd, const struct iovec *parts, int count) {
    REAL(writev);
    char path[PATH_MAX];
    if (fd == log_fd || fd <= 2 || !path_of(fd, path)) return real(fd, parts, count);
    ssize_t total = 0;
    for (int i = 0; i < count; i++) {
        ssize_t done = written(fd, parts[i].iov_base, parts[i].iov_len, 0, 0);
        if (done < 0) return total ? total : -1;
        total += done;
        if ((size_t)done < parts[i].iov_len) break;
    }
    return total;
}

/* Copies inside the kernel would escape the record: refused, so the caller writes instead. */
ssize_t sendfile(int out, int in, off_t *offset, size_t count) {
    REAL(sendfile);
    char path[PATH_MAX];
    if (path_of(out, path)) { errno = EINVAL; return -1; }
    return real(out, in, offset, count);
}
ssize_t sendfile64(int out, int in, off_t *offset, size_t count) { return sendfile(out, in, offset, count); }
ssize_t copy_file_range(int in, off64_t *at, int out, off64_t *to, size_t length, unsigned flags) {
    REAL(copy_file_range);
    char path[PATH_MAX];
    if (path_of(out, path)) { errno = EXDEV; return -1; }
    return real(in, at, out, to, length, flags);
}

static int synced(int fd, int (*real)(int)) {
    char path[PATH_MAX];
    struct stat about;
    if (!path_of(fd, path)) return real(fd);
    pthread_mutex_lock(&turn);
    int done = -1;
    if (!failing(0)) {
        done = real(fd);
        int folder = fstat(fd, &about) == 0 && S_ISDIR(about.st_mode);
        if (done == 0) note(folder ? SYNC_DIR : SYNC, path, NULL, inode_of(fd), 0, NULL, 0);
    }
    pthread_mutex_unlock(&turn);
    return done;
}

int fsync(int fd) { REAL(fsync); return synced(fd, real); }
int fdatasync(int fd) { REAL(fdatasync); return synced(fd, real); }

static int shortened(int fd, off_t length) {
    int (*real)(int, off_t) = dlsym(RTLD_NEXT, "ftruncate");
    char path[PATH_MAX];
    if (!path_of(fd, path)) return real(fd, length);
    pthread_mutex_lock(&turn);
    int done = -1;
    if (!failing(1)) {
        done = real(fd, length);
        if (done == 0) note(TRUNCATE, path, NULL, inode_of(fd), (uint64_t)length, NULL, 0);
    }
    pthread_mutex_unlock(&turn);
    return done;
}

int ftruncate(int fd, off_t length) { return shortened(fd, length); }
int ftruncate64(int fd, off_t length) { return shortened(fd, length); }

/* Space reserved ahead would be filled without a record: the caller is told it cannot be had. */
int posix_fallocate(int fd, off_t at, off_t length) {
    REAL(posix_fallocate);
    char path[PATH_MAX];
    return path_of(fd, path) ? EINVAL : real(fd, at, length);
}
int fallocate(int fd, int mode, off_t at, off_t length) {
    REAL(fallocate);
    char path[PATH_MAX];
    if (path_of(fd, path)) { errno = EOPNOTSUPP; return -1; }
    return real(fd, mode, at, length);
}

static int renamed(int old_at, const char *old, int new_at, const char *new, unsigned flags) {
    int (*real)(int, const char *, int, const char *, unsigned) = dlsym(RTLD_NEXT, "renameat2");
    char from[PATH_MAX], to[PATH_MAX];
    if (!absolute(old_at, old, from) || !absolute(new_at, new, to) || !(ours(from) || ours(to)))
        return real(old_at, old, new_at, new, flags);
    pthread_mutex_lock(&turn);
    int done = -1;
    if (!failing(1)) {
        done = real(old_at, old, new_at, new, flags);
        if (done == 0) note(RENAME, from, to, 0, 0, NULL, 0);
    }
    pthread_mutex_unlock(&turn);
    return done;
}

int rename(const char *old, const char *new) { return renamed(AT_FDCWD, old, AT_FDCWD, new, 0); }
int renameat(int old_at, const char *old, int new_at, const char *new) { return renamed(old_at, old, new_at, new, 0); }
int renameat2(int old_at, const char *old, int new_at, const char *new, unsigned flags) { return renamed(old_at, old, new_at, new, flags); }

static int removed(int at, const char *path, int flags) {
    int (*real)(int, const char *, int) = dlsym(RTLD_NEXT, "unlinkat");
    char whole[PATH_MAX];
    if (!absolute(at, path, whole) || !ours(whole)) return real(at, path, flags);
    pthread_mutex_lock(&turn);
    int done = -1;
    if (!failing(1)) {
        done = real(at, path, flags);
        if (done == 0)
            note(flags & AT_REMOVEDIR ? RMDIR : UNLINK, whole, NULL, 0, 0, NULL, 0);
    }
    pthread_mutex_unlock(&turn);
    return done;
}

int unlink(const char *path) { return removed(AT_FDCWD, path, 0); }
int unlinkat(int at, const char *path, int flags) { return removed(at, path, flags); }
int rmdir(const char *path) { return removed(AT_FDCWD, path, AT_REMOVEDIR); }

int mkdirat(int at, const char *path, mode_t mode) {
    REAL(mkdirat);
    char whole[PATH_MAX];
    if (!absolute(at, path, whole) || !ours(whole)) return real(at, path, mode);
    pthread_mutex_lock(&turn);
    int done = -1;
    if (!failing(0)) {
        done = real(at, path, mode);
        if (done == 0) note(MKDIR, whole, NULL, 0, 0, NULL, 0);
    }
    pthread_mutex_unlock(&turn);
    return done;
}
int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

int connect(int fd, const struct sockaddr *address, socklen_t length) {
    REAL(connect);
    if (address && (address->sa_family == AF_INET || address->sa_family == AF_INET6)) {
        pthread_mutex_lock(&turn);
        note(CONNECT, "connect", NULL, 0, address->sa_family, NULL, 0);
        pthread_mutex_unlock(&turn);
        errno = ENETUNREACH;
        return -1;
    }
    return real(fd, address, length);
}
