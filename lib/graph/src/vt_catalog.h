/* vt_catalog.h — the numbers and stable ids of works.
 * Layer: graph (private). */
#ifndef VT_CATALOG_H
#define VT_CATALOG_H

#include "vt_facts.h"

struct vt_catalog {
    uint32_t *clusters; /* of work number: works stand in order of date and id */
    uint32_t *works;    /* of cluster; VT_NONE for one that was joined to another */
    uint32_t *ids;      /* of cluster; strings: the document's id, else the slug */
    uint32_t *slugs;    /* of cluster; strings: "57-nq-tw.2024-12-22"; 0: none */
    size_t count;
};

int vt_catalog_make(struct vt_catalog *catalog, struct vt_resolution *res,
                    const struct vt_all_facts *facts, struct vt_error *err);
void vt_catalog_release(struct vt_catalog *catalog);

/** "57-nq-tw" of "57-NQ/TW", "luat-dat-dai-2013" of "Luật Đất đai 2013", in an arena. */
struct vt_str vt_slug(struct vt_arena *arena, struct vt_str text);

/** "2024-12-22", "2024-12", "2024" or "", in an arena. */
struct vt_str vt_iso_date(struct vt_arena *arena, uint32_t date);

#endif
