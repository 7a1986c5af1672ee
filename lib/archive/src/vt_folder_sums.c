#include "vt_folder_sums.h"

#include <endian.h>
#include <errno.h>
#include <fcntl.h>

#include "vt_cleanup.h"
#include "vt_file.h"
#include "vt_hash.h"

#define HEAD "vtsums 1\n"

enum { PART_BYTES = 1024 * 1024, DIGITS = 16 };

static char *path_of(const char *folder, const char *tail)
{
    char *path = NULL;
    size_t length = strlen(folder);
    while (length > 1 && folder[length - 1] == '/')
        length--;
    return asprintf(&path, "%.*s%s", (int)length, folder, tail) < 0 ? NULL : path;
}

/* ---- one file ---- */

static int hash_parts(int fd, char *part, struct vt_buf *hashes, uint64_t *ret_size,
                      const char *path, struct vt_error *err)
{
    size_t filled = 0;
    *ret_size = 0;
    for (;;) {
        ssize_t got = read(fd, part + filled, PART_BYTES - filled);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return vt_fail_errno(err, errno, "cannot read '%s'", path);
        filled += (size_t)got;
        *ret_size += (uint64_t)got;
        if (filled == PART_BYTES || (got == 0 && filled > 0)) {
            uint64_t hash = htole64(vt_hash64(vt_str_n(part, filled)));
            vt_buf_add(hashes, vt_str_n((const char *)&hash, sizeof hash));
            filled = 0;
        }
        if (got == 0)
            return hashes->failed == VT_OK ? VT_OK : vt_fail(err, hashes->failed, "out of memory");
    }
}

/* What is being listed: lines of the files below a folder. */
struct listing {
    struct vt_buf *lines;
    size_t folder_bytes; /* of the paths, with the slash: what follows is the name */
};

static int add_file(const char *path, const struct stat *info, void *ctx, struct vt_error *err)
{
    const struct listing *listing = ctx;
    VT_AUTOFREE char *part = malloc(PART_BYTES);
    VT_AUTO(vt_buf_release) struct vt_buf hashes = VT_BUF_INIT(VT_BUF_NO_CAP);
    uint64_t size_bytes;
    (void)info;
    if (part == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    VT_AUTOFD int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
    if (fd < 0)
        return vt_fail_errno(err, errno, "cannot read '%s'", path);
    int status = hash_parts(fd, part, &hashes, &size_bytes, path, err);
    if (status == VT_OK)
        vt_buf_printf(listing->lines, "%016llx %llu %s\n",
                      (unsigned long long)vt_hash64(vt_buf_str(&hashes)),
                      (unsigned long long)size_bytes, path + listing->folder_bytes);
    return status;
}

/* ---- the folder ---- */

static int fail_unreadable(const char *path, const struct stat *info, void *ctx,
                           struct vt_error *err)
{
    (void)path, (void)info, (void)ctx;
    return err->status;
}

/* The lines of all files, with head and end. */
static int make_lines(const char *folder, struct vt_buf *lines, struct vt_error *err)
{
    VT_AUTOFREE char *root = path_of(folder, "");
    struct vt_error failure = {0};
    if (root == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    struct listing listing = {lines, strlen(root) + 1};
    vt_buf_puts(lines, HEAD);
    int status = vt_file_walk(root, add_file, fail_unreadable, &listing, &failure);
    if (status != VT_OK && err != NULL)
        *err = failure;
    vt_buf_printf(lines, "%016llx\n", (unsigned long long)vt_hash64(vt_buf_str(lines)));
    if (status == VT_OK && lines->failed != VT_OK)
        status = vt_fail(err, lines->failed, "out of memory");
    return status;
}

int vt_folder_sums_remove(const char *folder, struct vt_error *err)
{
    VT_AUTOFREE char *path = path_of(folder, ".sum");
    if (path == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    if (unlink(path) != 0)
        return errno == ENOENT ? VT_OK : vt_fail_errno(err, errno, "cannot remove '%s'", path);
    char *slash = strrchr(path, '/');
    if (slash == NULL)
        return vt_file_sync_dir(".", err);
    *(slash == path ? slash + 1 : slash) = '\0';
    return vt_file_sync_dir(path, err);
}

int vt_folder_sums_write(const char *folder, struct vt_error *err)
{
    VT_AUTOFREE char *path = path_of(folder, ".sum");
    VT_AUTO(vt_buf_release) struct vt_buf lines = VT_BUF_INIT(VT_BUF_NO_CAP);
    if (path == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    int status = make_lines(folder, &lines, err);
    return status == VT_OK ? vt_file_write_atomic(path, vt_buf_str(&lines), err) : status;
}

/* ---- checking ---- */

static bool is_whole(struct vt_str sums)
{
    if (!vt_str_starts(sums, VT_STR(HEAD)) || sums.len_bytes < sizeof HEAD - 1 + DIGITS + 1)
        return false;
    size_t end = sums.len_bytes - DIGITS - 1;
    char digits[DIGITS + 2];
    snprintf(digits, sizeof digits, "%016llx\n",
             (unsigned long long)vt_hash64(vt_str_n(sums.ptr, end)));
    return vt_str_eq(vt_str(digits), vt_str_n(sums.ptr + end, DIGITS + 1));
}

static struct vt_str name_of(struct vt_str line)
{
    struct vt_str digits, size;
    if (!vt_str_split(&line, ' ', &digits) || !vt_str_split(&line, ' ', &size))
        return VT_STR_EMPTY;
    return line;
}

static bool next_line(struct vt_str *rest, struct vt_str *ret)
{
    while (vt_str_split(rest, '\n', ret))
        if (ret->len_bytes > 0)
            return true;
    return false;
}

/* Both lists are in byte order of name: a merge finds what is missing, added or changed. */
static void compare(struct vt_str told, struct vt_str found, vt_sums_problem_cb problem_cb,
                    void *ctx)
{
    struct vt_str a = VT_STR_EMPTY, b = VT_STR_EMPTY;
    bool more_a = next_line(&told, &a), more_b = next_line(&found, &b);
    while (more_a || more_b) {
        int order = !more_a ? 1 : !more_b ? -1 : vt_str_compare(name_of(a), name_of(b));
        if (order < 0)
            problem_cb(name_of(a), "file is missing", ctx);
        else if (order > 0)
            problem_cb(name_of(b), "file was added by another program", ctx);
        else if (!vt_str_eq(a, b))
            problem_cb(name_of(a), "file differs from its checksum", ctx);
        if (order <= 0)
            more_a = next_line(&told, &a);
        if (order >= 0)
            more_b = next_line(&found, &b);
    }
}

/* Without head and end. */
static struct vt_str body(const struct vt_buf *lines)
{
    const size_t head = sizeof HEAD - 1;
    return vt_str_n(lines->data + head, lines->len_bytes - head - DIGITS - 1);
}

int vt_folder_sums_check(const char *folder, vt_sums_problem_cb problem_cb, void *ctx,
                         struct vt_error *err)
{
    VT_AUTOFREE char *path = path_of(folder, ".sum");
    VT_AUTO(vt_buf_release) struct vt_buf told = VT_BUF_INIT(VT_BUF_NO_CAP);
    VT_AUTO(vt_buf_release) struct vt_buf found = VT_BUF_INIT(VT_BUF_NO_CAP);
    struct stat before, after;
    if (path == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    if (stat(path, &before) != 0)
        return vt_fail_errno(err, errno, "no checksums '%s'", path);
    int status = vt_file_read(path, &told, err);
    if (status == VT_OK)
        status = make_lines(folder, &found, err);
    /* A writer takes the sums away before it changes anything: then what was seen means nothing. */
    if (stat(path, &after) != 0 || after.st_ino != before.st_ino ||
        after.st_mtim.tv_sec != before.st_mtim.tv_sec ||
        after.st_mtim.tv_nsec != before.st_mtim.tv_nsec)
        return vt_fail(err, VT_E_NOTFOUND, "a writer has begun on '%s'", folder);
    if (status != VT_OK)
        return status;
    if (is_whole(vt_buf_str(&told)))
        compare(body(&told), body(&found), problem_cb, ctx);
    else
        problem_cb(vt_str(path), "the checksums are damaged", ctx);
    return VT_OK;
}
