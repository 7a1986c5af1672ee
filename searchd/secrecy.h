/* secrecy.h — whether the archive holds documents that must not be on a network.
 * Layer: searchd (uses archive, base).  Threads: safe.
 *
 * Law on protection of state secrets 29/2018/QH14, article 5: what is marked MẬT, TỐI MẬT or TUYỆT
 * MẬT is not kept on or sent over networked machines outside of the rules for it.  A count, a
 * snippet, a suggestion or a link of the graph would tell of it as well as the text, so an archive
 * with such a document is not served in part: it is not served until somebody says that it may be
 * (--serve-secret) or the document is gone. */
#ifndef VT_SECRECY_H
#define VT_SECRECY_H

#include "vt_cleanup.h"
#include "vt_status.h"

struct vt_secrecy;

int vt_secrecy_open(const char *archive_dir, struct vt_secrecy **ret, struct vt_error *err);
void vt_secrecy_close(struct vt_secrecy *secrecy);
VT_DEFINE_CLEANUP(struct vt_secrecy, vt_secrecy_close);

/** VT_E_UNSUPPORTED, naming the document's id, if one of those held now is marked.  Cost: the
 * documents that are new since the last call; all of them at the first, and after each while one is
 * marked. */
int vt_secrecy_check(struct vt_secrecy *secrecy, struct vt_error *err);

#endif
