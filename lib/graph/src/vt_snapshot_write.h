/* vt_snapshot_write.h — resolved works and links → the bytes of graph.vtg.
 * Layer: graph (private). */
#ifndef VT_SNAPSHOT_WRITE_H
#define VT_SNAPSHOT_WRITE_H

#include "vt_buf.h"
#include "vt_link_rows.h"

/** Everything that a snapshot is made of; borrowed. */
struct vt_snapshot_source {
    const struct vt_resolution *res;
    const struct vt_all_facts *facts;
    const struct vt_catalog *catalog;
    const struct vt_link_rows *links;
    uint64_t sequence;
    uint64_t base; /* 0: no delta */
};

/** Append the snapshot to buf, which is empty. */
int vt_snapshot_write(const struct vt_snapshot_source *source, struct vt_buf *buf,
                      struct vt_error *err);

/** Texts of a snapshot, each once, in order of their first use. */
struct vt_pool {
    struct vt_strings texts;
    uint32_t *offsets; /* by number in texts */
    size_t offset_room;
    uint64_t len_bytes;
    int failed; /* first failure; then texts are empty */
};
struct vt_disk_text vt_pool_add(struct vt_pool *pool, struct vt_str text);
/** Number of a text in texts; views stay valid until the snapshot is written. */
uint32_t vt_pool_number(struct vt_pool *pool, struct vt_str text, bool is_view);

/** The tables for looking up works; each appends one section's items to buf. */
int vt_write_ids(const struct vt_snapshot_source *source, struct vt_pool *pool, struct vt_buf *buf,
                 struct vt_error *err);
int vt_write_keys(const struct vt_snapshot_source *source, bool loose, struct vt_buf *buf,
                  struct vt_error *err);
int vt_write_serials(const struct vt_snapshot_source *source, struct vt_buf *buf,
                     struct vt_error *err);
int vt_write_names(const struct vt_snapshot_source *source, struct vt_pool *pool,
                   struct vt_buf *buf, struct vt_error *err);

static inline void vt_buf_add_item(struct vt_buf *buf, const void *item, size_t item_bytes)
{
    vt_buf_add(buf, vt_str_n(item, item_bytes));
}

#endif
