/* vt_file.h — files and folders.
 * Layer: base.  Threads: stateless.  Paths are NUL-terminated and taken as the system gives them
 * (any bytes but NUL); a path that is shown to a person goes through vt_utf8_clean. */
#ifndef VT_FILE_H
#define VT_FILE_H

#include "vt_buf.h"
#include "vt_status.h"

#include <sys/stat.h>

/** Append a file's bytes to buf, whose cap is the limit (VT_E_LIMIT when the file is larger).
 *  Only regular files: VT_E_UNSUPPORTED for devices, sockets and pipes. */
int vt_file_read(const char *path, struct vt_buf *buf, struct vt_error *err);

/** Replace a file so that a reader and a crash see the old or the new content, never a part:
 * written beside it, synced, renamed, folder synced. */
int vt_file_write_atomic(const char *path, struct vt_str content, struct vt_error *err);

/** All of the bytes, over interruptions.  */
int vt_file_write_all(int fd, struct vt_str content, struct vt_error *err);

/** Make a folder and its parents; one that exists is fine. */
int vt_file_mkdirs(const char *path, struct vt_error *err);

/** Remove a folder with what is in it; one that does not exist is fine.  Links are not followed. */
int vt_file_remove_tree(const char *path, struct vt_error *err);

/** Sync a folder, so that renames in it last. */
int vt_file_sync_dir(const char *path, struct vt_error *err);

/** Called for each file.  A return other than VT_OK ends the walk, which returns it. */
typedef int (*vt_file_cb)(const char *path, const struct stat *info, void *ctx,
                          struct vt_error *err);

/** Visit a file, or the regular files below a folder in byte order of their paths.  Links to
 * folders are not followed (no loops), links to files are.  What cannot be read is given to
 * unreadable_cb (path, errno text in err) and skipped.  Hidden files and folders (.x) are skipped
 * below the root. */
int vt_file_walk(const char *path, vt_file_cb file_cb, vt_file_cb unreadable_cb, void *ctx,
                 struct vt_error *err);

/** The text with every byte that is not valid UTF-8, and every control character, replaced by '?'
 *  one for one, in buf. */
void vt_utf8_clean(struct vt_buf *buf, struct vt_str bytes);

/** Whether the bytes are valid UTF-8 (RFC 3629: no surrogates, no overlong forms).  Else
 *  *ret_offset (may be NULL) is where it ends to be. */
bool vt_utf8_valid(struct vt_str bytes, size_t *ret_offset);

#endif
