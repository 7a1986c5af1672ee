/* atom.h — a list of documents as an Atom feed (RFC 4287).
 * Layer: searchd (uses base). */
#ifndef VT_ATOM_H
#define VT_ATOM_H

#include "vt_json.h"

/** What the feed says of itself. */
struct vt_atom_feed {
    struct vt_str title;
    const char *language;    /* "vi" */
    struct vt_str self;      /* address of the feed, below this server */
    struct vt_str alternate; /* of the page with the same list; "" where there is none */
};

/** Print the works of a list: each entry has the work's id as urn:vanthu:ID, links to its page, and
 * bears its date at noon of Hà Nội; what has no date stands at the beginning of time.  Links are
 * relative: a reader completes them by the address it has the feed from. */
void vt_atom_print(const struct vt_atom_feed *feed, const json_t *items, struct vt_buf *ret);

#endif
