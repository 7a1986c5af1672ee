/* vt_link_rows.h — statements between works, from the resolved mentions.
 * Layer: graph (private). */
#ifndef VT_LINK_ROWS_H
#define VT_LINK_ROWS_H

#include "vt_catalog.h"
#include "vt_snapshot.h"

struct vt_link_row {
    uint32_t from, to, speaker, mention;
    uint8_t relation, flags; /* enum vt_disk_link_flag */
    uint16_t confidence;     /* thousandths */
};

struct vt_link_rows {
    struct vt_link_row *links;        /* in order of from, to, speaker, mention */
    uint32_t *in;                     /* links in order of to, from, speaker, mention */
    uint32_t *out_begins, *in_begins; /* by work, and one more */
    uint32_t *citing;                 /* by work: different documents that cite it */
    size_t count;
};

int vt_link_rows_make(struct vt_link_rows *links, const struct vt_resolution *res,
                      const struct vt_catalog *catalog, struct vt_error *err);
void vt_link_rows_release(struct vt_link_rows *links);

#endif
