/* remote.h — the same questions asked of a vanthu-searchd (--server URL), over HTTP.
 * Layer: cli (uses base); libcurl ends here.  Threads: one. */
#ifndef VT_CLI_REMOTE_H
#define VT_CLI_REMOTE_H

#include "vt_json.h"
#include "vt_status.h"

/** An address below /api/v1 as it is put together. */
struct vt_remote {
    struct vt_buf url;
    bool has_params;
};
#define VT_AUTOREMOTE VT_AUTO(vt_remote_release) struct vt_remote

/** SERVER/api/v1/PATH, or SERVER/api/v1/documents/REF/SUFFIX. */
struct vt_remote vt_remote_path(const char *server, const char *path);
struct vt_remote vt_remote_document(const char *server, struct vt_str ref, const char *suffix);
void vt_remote_release(struct vt_remote *remote);

/** Parameters; a text that is "" is left out. */
void vt_remote_text(struct vt_remote *remote, const char *name, struct vt_str value);
void vt_remote_number(struct vt_remote *remote, const char *name, uint32_t value);

/** The body as it comes.  A problem that the server tells becomes our error of the same status. */
int vt_remote_get(const struct vt_remote *remote, struct vt_buf *ret, struct vt_error *err);
/** An answer.  VT_E_NOTFOUND (empty list) and VT_E_AMBIGUOUS (candidates) fill *ret as lib/answer
 * does. */
int vt_remote_ask(const struct vt_remote *remote, json_t **ret, struct vt_error *err);
/** The same for a list of which [offset, offset+limit) is wanted; limit 0: all. */
int vt_remote_ask_list(const struct vt_remote *remote, uint32_t limit, uint32_t offset,
                       json_t **ret, struct vt_error *err);
/** POST a text. */
int vt_remote_post(const struct vt_remote *remote, struct vt_str text, json_t **ret,
                   struct vt_error *err);

#endif
