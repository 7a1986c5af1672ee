/* vt_export.h — the whole archive in one file, in the formats of `vanthu export`.
 * Layer: answer (private).
 *
 * The same documents give the same bytes, in whatever order the files arrived: no times, no
 * sequence numbers, everything in order of its identity. */
#ifndef VT_EXPORT_H
#define VT_EXPORT_H

#include "vt_answerer.h"
#include "vt_buf.h"

/** Where an export goes: small pieces are gathered and handed on. */
struct vt_export {
    struct vt_answerer *a;
    vt_write_cb write_cb;
    void *ctx;
    struct vt_buf buf;
    uint64_t edges; /* of a GraphML file, so far */
};

/** Hand on what was gathered, if there is enough of it (always, where now is set). */
int vt_export_flush(struct vt_export *out, bool now, struct vt_error *err);

int vt_export_jsonl(struct vt_export *out, struct vt_error *err);
int vt_export_csv(struct vt_export *out, struct vt_error *err);
int vt_export_graphml(struct vt_export *out, struct vt_error *err);
int vt_export_jsonld(struct vt_export *out, struct vt_error *err);
int vt_export_akn(struct vt_export *out, struct vt_error *err);

/** The objects of the formats that have one for each thing: called for every document, mention,
 * known work, correction, work, link and source, in this order; the kind stands in "kind". */
typedef int (*vt_export_object_cb)(struct vt_export *out, const json_t *object,
                                   struct vt_error *err);
int vt_export_archive(struct vt_export *out, vt_export_object_cb cb, struct vt_error *err);
int vt_export_works(struct vt_export *out, vt_export_object_cb cb, struct vt_error *err);
int vt_export_links(struct vt_export *out, vt_export_object_cb cb, struct vt_error *err);
int vt_export_sources(struct vt_export *out, vt_export_object_cb cb, struct vt_error *err);

#endif
