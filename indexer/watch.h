/* watch.h — folders that are watched for new, changed and removed files (inotify).
 * Threads: one. */
#ifndef VT_INDEXER_WATCH_H
#define VT_INDEXER_WATCH_H

#include "vt_buf.h"
#include "vt_cleanup.h"
#include "vt_status.h"

enum { VT_WATCH_STOPPED = 1 };

struct vt_watch;
/** Watch files and folders, with what is below them; links to folders and hidden ones are left out,
 * as by vt_file_walk.  Begin before the first look at the files: then nothing is missed. */
int vt_watch_new(char **paths, int path_count, struct vt_watch **ret, struct vt_error *err);
void vt_watch_free(struct vt_watch *watch);
VT_DEFINE_CLEANUP(struct vt_watch, vt_watch_free);

/** Wait for changes, and until they have paused for a moment (at most a second more).  ret gets the
 *  paths to look at again, each with its NUL, none twice.  VT_WATCH_STOPPED: a signal came. */
int vt_watch_wait(struct vt_watch *watch, struct vt_buf *ret, struct vt_error *err);

#endif
