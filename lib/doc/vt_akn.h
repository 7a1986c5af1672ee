/* vt_akn.h — the Akoma Ntoso 3.0 record of a document: written once, read by everything else.
 * Layer: doc (uses ref, text, base); libxml2 ends here.  schema/akn-profile.rng is the profile.
 * Threads: stateless.
 *
 * The record is lossless: the character data outside <meta>, in order, with <eop/> read as a form
 * feed, are exactly the normalised text of the document.  So one stored thing serves as text, as
 * structure and as exchange format, and offsets into the text need no other map. */
#ifndef VT_AKN_H
#define VT_AKN_H

#include "vt_arena.h"
#include "vt_status.h"

enum vt_unit_kind {
    VT_UNIT_PART,      /* Phần */
    VT_UNIT_CHAPTER,   /* Chương */
    VT_UNIT_SECTION,   /* Mục, Tiểu mục, and I. II. of plans */
    VT_UNIT_ARTICLE,   /* Điều */
    VT_UNIT_PARAGRAPH, /* khoản 1. */
    VT_UNIT_POINT,     /* điểm a) */
    VT_UNIT_ANNEX      /* Phụ lục */
};

struct vt_unit {
    struct vt_str eid;     /* "art_5__para_2__point_a" */
    struct vt_str num;     /* "5", "2", "a", "II" */
    struct vt_str heading; /* "" where it has none; white space folded */
    uint32_t heading_end;  /* of a document that was read: where it ends in the text */
    enum vt_unit_kind kind;
    struct vt_span span; /* in the record's text, number and heading included */
    int32_t parent;      /* index, or -1 */
};

/** Where a mention stands in the record's text; ordinal is the mention's. */
struct vt_akn_ref {
    uint32_t ordinal;
    struct vt_span span;
};

struct vt_akn_record {
    struct vt_str text;
    const struct vt_unit *units; /* in text order, parents first */
    size_t unit_count;
    const struct vt_akn_ref *refs;
    size_t ref_count;
};

/** Read a record; everything is in the arena.  VT_E_FORMAT: not a record of ours.  Cost: linear,
 * about 200 MB/s. */
int vt_akn_read(struct vt_arena *arena, struct vt_str xml, struct vt_akn_record *ret,
                struct vt_error *err);

/** Only the text of a record, ten times as fast: for what reads many.  VT_E_FORMAT: not written by
 * vt_akn_write as it stands; vt_akn_read may still read it. */
int vt_akn_text(struct vt_arena *arena, struct vt_str xml, struct vt_str *ret,
                struct vt_error *err);

#endif
