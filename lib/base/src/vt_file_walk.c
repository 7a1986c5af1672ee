#include "vt_file.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "vt_cleanup.h"

struct walk {
    vt_file_cb file_cb;
    vt_file_cb unreadable_cb;
    void *ctx;
    struct vt_error *err;
};

/* Folders nested deeper than this are reported, not entered: no real archive has them. */
enum { DEEPEST_FOLDER = 64 };

static int visit_folder(const struct walk *walk, const char *path, int depth);

static int report_unreadable(const struct walk *walk, const char *path, int sys_errno)
{
    struct vt_error reason;
    vt_fail_errno(&reason, sys_errno, "cannot read '%s'", path);
    if (walk->unreadable_cb == NULL)
        return VT_OK;
    return walk->unreadable_cb(path, NULL, walk->ctx, &reason);
}

static int visit(const struct walk *walk, const char *path, int depth)
{
    struct stat link_info, info;
    if (lstat(path, &link_info) != 0)
        return report_unreadable(walk, path, errno);
    info = link_info;
    if (S_ISLNK(link_info.st_mode) && stat(path, &info) != 0)
        return report_unreadable(walk, path, errno);
    if (S_ISDIR(info.st_mode)) {
        if (S_ISLNK(link_info.st_mode) && depth > 0)
            return VT_OK;
        return depth > DEEPEST_FOLDER ? report_unreadable(walk, path, ELOOP)
                                      : visit_folder(walk, path, depth);
    }
    if (S_ISREG(info.st_mode))
        return walk->file_cb(path, &info, walk->ctx, walk->err);
    return depth == 0 ? report_unreadable(walk, path, EINVAL) : VT_OK;
}

static int visible(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

static int by_bytes(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static int visit_folder(const struct walk *walk, const char *path, int depth)
{
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, visible, by_bytes);
    if (count < 0)
        return report_unreadable(walk, path, errno);
    int status = VT_OK;
    for (int i = 0; i < count; i++) {
        VT_AUTOFREE char *child = NULL;
        const char *slash = path[0] != '\0' && path[strlen(path) - 1] == '/' ? "" : "/";
        if (status == VT_OK && asprintf(&child, "%s%s%s", path, slash, entries[i]->d_name) < 0) {
            child = NULL;
            status = vt_fail(walk->err, VT_E_NOMEM, "out of memory");
        }
        if (status == VT_OK)
            status = visit(walk, child, depth + 1);
        free(entries[i]);
    }
    free(entries);
    return status;
}

int vt_file_walk(const char *path, vt_file_cb file_cb, vt_file_cb unreadable_cb, void *ctx,
                 struct vt_error *err)
{
    struct walk walk = {file_cb, unreadable_cb, ctx, err};
    return visit(&walk, path, 0);
}
