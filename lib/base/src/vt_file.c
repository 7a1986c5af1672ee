#include "vt_file.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "vt_cleanup.h"

static int too_large(const char *path, size_t cap_bytes, struct vt_error *err)
{
    return vt_fail(err, VT_E_LIMIT, "larger than the limit of %zu bytes: '%s'", cap_bytes, path);
}

static int read_to_end(int fd, size_t expect, struct vt_buf *buf, const char *path,
                       struct vt_error *err)
{
    for (;;) {
        size_t left = buf->cap_bytes - buf->len_bytes;
        size_t ask = expect > 0 ? expect + 1 : 65536;
        if (ask > left)
            ask = left;
        /* A full buffer may hold the whole file: one byte more would tell. */
        char beyond;
        char *to = ask == 0 ? &beyond : vt_buf_reserve(buf, ask);
        if (to == NULL)
            return vt_fail(err, buf->failed, "out of memory for '%s'", path);
        ssize_t got = read(fd, to, ask == 0 ? 1 : ask);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return vt_fail_errno(err, errno, "cannot read '%s'", path);
        if (got == 0)
            return VT_OK;
        if (ask == 0)
            return too_large(path, buf->cap_bytes, err);
        buf->len_bytes += (size_t)got;
        buf->data[buf->len_bytes] = '\0';
        expect = (size_t)got < expect ? expect - (size_t)got : 0;
    }
}

int vt_file_read(const char *path, struct vt_buf *buf, struct vt_error *err)
{
    VT_AUTOFD int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0)
        return vt_fail_errno(err, errno, "cannot open '%s'", path);
    struct stat info;
    if (fstat(fd, &info) != 0)
        return vt_fail_errno(err, errno, "cannot read '%s'", path);
    if (!S_ISREG(info.st_mode))
        return vt_fail(err, VT_E_UNSUPPORTED, "not a regular file: '%s'", path);
    if ((uint64_t)info.st_size > buf->cap_bytes)
        return too_large(path, buf->cap_bytes, err);
    return read_to_end(fd, (size_t)info.st_size, buf, path, err);
}

int vt_file_write_all(int fd, struct vt_str content, struct vt_error *err)
{
    while (content.len_bytes > 0) {
        ssize_t put = write(fd, content.ptr, content.len_bytes);
        if (put < 0 && errno == EINTR)
            continue;
        if (put < 0)
            return vt_fail_errno(err, errno, "cannot write");
        content.ptr += put;
        content.len_bytes -= (size_t)put;
    }
    return VT_OK;
}

int vt_file_sync_dir(const char *path, struct vt_error *err)
{
    VT_AUTOFD int fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (fd < 0 || fsync(fd) != 0)
        return vt_fail_errno(err, errno, "cannot sync '%s'", path);
    return VT_OK;
}

static int sync_parent(const char *path, struct vt_error *err)
{
    const char *slash = strrchr(path, '/');
    if (slash == NULL)
        return vt_file_sync_dir(".", err);
    VT_AUTOFREE char *folder = strndup(path, slash == path ? 1 : (size_t)(slash - path));
    return folder == NULL ? vt_fail(err, VT_E_NOMEM, "out of memory")
                          : vt_file_sync_dir(folder, err);
}

int vt_file_write_atomic(const char *path, struct vt_str content, struct vt_error *err)
{
    VT_AUTOFREE char *temporary = NULL;
    if (asprintf(&temporary, "%s.new", path) < 0) {
        temporary = NULL;
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    }
    VT_AUTOFD int fd = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    if (fd < 0)
        return vt_fail_errno(err, errno, "cannot create '%s'", temporary);
    int status = vt_file_write_all(fd, content, err);
    if (status == VT_OK && fsync(fd) != 0)
        status = vt_fail_errno(err, errno, "cannot sync '%s'", temporary);
    if (status == VT_OK && rename(temporary, path) != 0)
        status = vt_fail_errno(err, errno, "cannot replace '%s'", path);
    if (status != VT_OK) {
        unlink(temporary);
        return status;
    }
    return sync_parent(path, err);
}

int vt_file_mkdirs(const char *path, struct vt_error *err)
{
    VT_AUTOFREE char *copy = strdup(path);
    if (copy == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    for (char *at = copy + 1;; at++) {
        if (*at != '/' && *at != '\0')
            continue;
        char end = *at;
        *at = '\0';
        struct stat info;
        if (mkdir(copy, 0755) != 0 &&
            (errno != EEXIST || stat(copy, &info) != 0 || !S_ISDIR(info.st_mode)))
            return vt_fail_errno(err, errno == EEXIST ? ENOTDIR : errno, "cannot make folder '%s'",
                                 copy);
        if (end == '\0')
            return VT_OK;
        *at = end;
    }
}

static int remove_entry(int parent_fd, const char *name)
{
    if (unlinkat(parent_fd, name, 0) == 0 || errno == ENOENT)
        return 0;
    if (errno != EISDIR && errno != EPERM)
        return -1;
    int fd = openat(parent_fd, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (fd < 0)
        return -1;
    DIR *dir = fdopendir(fd);
    if (dir == NULL) {
        close(fd);
        return -1;
    }
    int result = 0;
    struct dirent *entry;
    while (result == 0 && (entry = readdir(dir)) != NULL)
        if (strcmp(entry->d_name, ".") != 0 && strcmp(entry->d_name, "..") != 0)
            result = remove_entry(dirfd(dir), entry->d_name);
    closedir(dir);
    return result != 0 ? result : unlinkat(parent_fd, name, AT_REMOVEDIR);
}

int vt_file_remove_tree(const char *path, struct vt_error *err)
{
    if (remove_entry(AT_FDCWD, path) != 0)
        return vt_fail_errno(err, errno, "cannot remove '%s'", path);
    return VT_OK;
}
