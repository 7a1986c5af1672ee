/* lineage_parts.h — the controls and the drawing of the lineage page. Layer: searchd. */
#ifndef VT_LINEAGE_PARTS_H
#define VT_LINEAGE_PARTS_H

#include "page.h"

/** What the address asks for, as far as lib/answer takes it. */
struct vt_lineage_address {
    struct vt_str id;
    uint32_t depth;
    struct vt_str relations; /* ids with commas, in the arena */
    struct vt_str as_of;     /* an exact date, else the year of the slider, else "" */
    uint32_t limit;
};

struct vt_lineage_address vt_lineage_address_of(struct vt_page *page);

/** Depth, relations, a slider of years, an exact date. */
void vt_lineage_form(struct vt_page *page, const struct vt_lineage_address *address,
                     const json_t *lineage);

/** The way from here to another document: a form that leads to the page of paths. */
void vt_lineage_path_form(struct vt_page *page, struct vt_str id);

/** The drawing with its legend and files.  Of a level that is too wide to be read only the first
 * documents are drawn; the list has them all. */
int vt_lineage_drawing(struct vt_page *page, const json_t *lineage,
                       const struct vt_lineage_address *address, struct vt_error *err);

#endif
