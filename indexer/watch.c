#include "watch.h"

#include <dirent.h>
#include <errno.h>
#include <limits.h>
#include <poll.h>
#include <sys/inotify.h>
#include <sys/stat.h>

#include "clock.h"
#include "stop.h"

enum {
    QUIET_MS = 250,     /* a program that writes several files has paused */
    PATIENCE_MS = 1000, /* one that does not pause */
    POLL_MS = 500,
    EVENTS = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_CREATE,
    DEEPEST_FOLDER = 64
};

/* One watched folder, at the index of its watch descriptor. */
struct folder {
    char *path;
    char *only; /* name of the one file that is meant, or NULL: all */
};

struct vt_watch {
    int fd;
    char **roots; /* real paths */
    int root_count;
    struct folder *folders;
    size_t folder_count;
};

/* ---- which folders ---- */

static void forget_folder(struct folder *folder)
{
    free(folder->path);
    free(folder->only);
    *folder = (struct folder){NULL, NULL};
}

static int watch_folder(struct vt_watch *watch, const char *path, const char *only,
                        struct vt_error *err)
{
    int wd = inotify_add_watch(watch->fd, path, EVENTS | IN_ONLYDIR | IN_EXCL_UNLINK);
    if (wd < 0 && errno == ENOSPC) {
        return vt_hint(
            err, vt_fail(err, VT_E_LIMIT, "hệ thống không cho theo dõi thêm thư mục: '%s'", path),
            "tăng giới hạn: sysctl fs.inotify.max_user_watches=1048576");
    }
    if (wd < 0) /* gone, or not for us: the walk reports it */
        return errno == ENOENT || errno == EACCES || errno == ENOTDIR
                   ? VT_OK
                   : vt_fail_errno(err, errno, "không theo dõi được '%s'", path);
    if ((size_t)wd >= watch->folder_count) {
        size_t count = (size_t)wd * 2 + 16;
        struct folder *folders = realloc(watch->folders, count * sizeof *folders);
        if (folders == NULL)
            return vt_fail(err, VT_E_NOMEM, "out of memory");
        memset(folders + watch->folder_count, 0, (count - watch->folder_count) * sizeof *folders);
        watch->folders = folders;
        watch->folder_count = count;
    }
    struct folder *folder = &watch->folders[wd];
    /* Two roots may share a folder: whoever wants all of it wins. */
    bool all = only == NULL || (folder->path != NULL && folder->only == NULL) ||
               (folder->only != NULL && strcmp(folder->only, only) != 0);
    forget_folder(folder);
    folder->path = strdup(path);
    folder->only = all ? NULL : strdup(only);
    if (folder->path == NULL || (!all && folder->only == NULL))
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    return VT_OK;
}

static int watch_below(struct vt_watch *watch, const char *path, int depth, struct vt_error *err)
{
    int status = watch_folder(watch, path, NULL, err);
    DIR *dir = status == VT_OK && depth < DEEPEST_FOLDER ? opendir(path) : NULL;
    const struct dirent *entry;
    while (status == VT_OK && dir != NULL && (entry = readdir(dir)) != NULL) {
        VT_AUTOFREE char *child = NULL;
        struct stat info;
        if (entry->d_name[0] == '.')
            continue;
        if (asprintf(&child, "%s/%s", path, entry->d_name) < 0) {
            child = NULL;
            status = vt_fail(err, VT_E_NOMEM, "out of memory");
        } else if (lstat(child, &info) == 0 && S_ISDIR(info.st_mode)) {
            status = watch_below(watch, child, depth + 1, err);
        }
    }
    if (dir != NULL)
        closedir(dir);
    return status;
}

static int watch_root(struct vt_watch *watch, const char *root, struct vt_error *err)
{
    struct stat info;
    if (stat(root, &info) != 0 || S_ISDIR(info.st_mode))
        return watch_below(watch, root, 0, err);
    /* A file is often replaced by another of the same name: its folder sees that. */
    VT_AUTOFREE char *folder = strdup(root);
    if (folder == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    char *slash = strrchr(folder, '/');
    *slash = '\0';
    return watch_folder(watch, folder[0] == '\0' ? "/" : folder, slash + 1, err);
}

static void unwatch_all(struct vt_watch *watch)
{
    if (watch->fd >= 0)
        close(watch->fd);
    for (size_t i = 0; i < watch->folder_count; i++)
        forget_folder(&watch->folders[i]);
    free(watch->folders);
    watch->folders = NULL;
    watch->folder_count = 0;
}

static int watch_all(struct vt_watch *watch, struct vt_error *err)
{
    unwatch_all(watch);
    watch->fd = inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    int status = watch->fd < 0 ? vt_fail_errno(err, errno, "không theo dõi được thư mục") : VT_OK;
    for (int i = 0; i < watch->root_count && status == VT_OK; i++)
        status = watch_root(watch, watch->roots[i], err);
    return status;
}

int vt_watch_new(char **paths, int path_count, struct vt_watch **ret, struct vt_error *err)
{
    VT_AUTO(vt_cleanup_vt_watch_free) struct vt_watch *watch = calloc(1, sizeof *watch);
    if (watch == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    watch->fd = -1;
    watch->roots = calloc((size_t)path_count + 1, sizeof *watch->roots);
    if (watch->roots == NULL)
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    for (; watch->root_count < path_count; watch->root_count++) {
        watch->roots[watch->root_count] = realpath(paths[watch->root_count], NULL);
        if (watch->roots[watch->root_count] == NULL)
            return vt_fail_errno(err, errno, "không tìm thấy '%s'", paths[watch->root_count]);
    }
    int status = watch_all(watch, err);
    if (status == VT_OK)
        *ret = VT_TAKE(watch);
    return status;
}

void vt_watch_free(struct vt_watch *watch)
{
    unwatch_all(watch);
    for (int i = 0; i < watch->root_count; i++)
        free(watch->roots[i]);
    free(watch->roots);
    free(watch);
}

/* ---- what has changed ---- */

static bool has_path(const struct vt_buf *paths, const char *path)
{
    struct vt_str rest = vt_buf_str(paths), one;
    while (vt_str_split(&rest, '\0', &one))
        if (vt_str_eq(one, vt_str(path)))
            return true;
    return false;
}

static int add_path(struct vt_buf *paths, const char *path, struct vt_error *err)
{
    if (has_path(paths, path))
        return VT_OK;
    vt_buf_puts(paths, path);
    vt_buf_add_c(paths, '\0');
    return paths->failed == VT_OK ? VT_OK : vt_fail(err, paths->failed, "out of memory");
}

/* Folders were moved, or events lost: watch anew, and look at everything. */
static int start_over(struct vt_watch *watch, struct vt_buf *ret, struct vt_error *err)
{
    vt_buf_clear(ret);
    int status = watch_all(watch, err);
    for (int i = 0; i < watch->root_count && status == VT_OK; i++)
        status = add_path(ret, watch->roots[i], err);
    return status;
}

static int take_event(struct vt_watch *watch, const struct inotify_event *event, struct vt_buf *ret,
                      bool *ret_start_over, struct vt_error *err)
{
    bool is_folder = (event->mask & IN_ISDIR) != 0;
    if ((event->mask & IN_Q_OVERFLOW) != 0 || (is_folder && (event->mask & IN_MOVED_FROM) != 0)) {
        *ret_start_over = true;
        return VT_OK;
    }
    if (event->wd < 0 || (size_t)event->wd >= watch->folder_count)
        return VT_OK;
    struct folder *folder = &watch->folders[event->wd];
    if ((event->mask & IN_IGNORED) != 0) {
        forget_folder(folder);
        return VT_OK;
    }
    /* A file is of interest once it was closed; a folder at once. */
    if (folder->path == NULL || event->len == 0 || event->name[0] == '.' ||
        (!is_folder && event->mask == IN_CREATE) ||
        (folder->only != NULL && strcmp(folder->only, event->name) != 0))
        return VT_OK;
    VT_AUTOFREE char *path = NULL;
    if (asprintf(&path, "%s/%s", folder->path, event->name) < 0) {
        path = NULL;
        return vt_fail(err, VT_E_NOMEM, "out of memory");
    }
    int status = add_path(ret, path, err);
    if (status == VT_OK && is_folder && (event->mask & (IN_CREATE | IN_MOVED_TO)) != 0)
        status = watch_below(watch, path, 0, err);
    return status;
}

static int take_events(struct vt_watch *watch, struct vt_buf *ret, struct vt_error *err)
{
    _Alignas(struct inotify_event) char events[64 * (sizeof(struct inotify_event) + NAME_MAX + 1)];
    bool lost = false;
    int status = VT_OK;
    ssize_t got;
    while (status == VT_OK && (got = read(watch->fd, events, sizeof events)) > 0)
        for (ssize_t at = 0; at < got && status == VT_OK;) {
            const struct inotify_event *event = (const void *)(events + at);
            status = take_event(watch, event, ret, &lost, err);
            at += (ssize_t)(sizeof *event + event->len);
        }
    return status == VT_OK && lost ? start_over(watch, ret, err) : status;
}

int vt_watch_wait(struct vt_watch *watch, struct vt_buf *ret, struct vt_error *err)
{
    int64_t first_ms = 0;
    vt_buf_clear(ret);
    for (;;) {
        struct pollfd polled = {watch->fd, POLLIN, 0};
        bool waiting = ret->len_bytes == 0;
        int ready = poll(&polled, 1, waiting ? POLL_MS : QUIET_MS);
        if (vt_stop_requested())
            return VT_WATCH_STOPPED;
        if (ready < 0 && errno != EINTR)
            return vt_fail_errno(err, errno, "không theo dõi được thư mục");
        if (ready == 0 && !waiting)
            return VT_OK;
        if (ready > 0) {
            int status = take_events(watch, ret, err);
            if (status != VT_OK)
                return status;
        }
        if (waiting && ret->len_bytes > 0)
            first_ms = vt_now_ms();
        else if (!waiting && vt_now_ms() - first_ms >= PATIENCE_MS)
            return VT_OK;
    }
}
