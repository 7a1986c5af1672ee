/* vt_question.h — what a person typed to name a document, taken apart.
 * Layer: graph (private).  Threads: stateless. */
#ifndef VT_QUESTION_H
#define VT_QUESTION_H

#include "vt_arena.h"
#include "vt_status.h"
#include "vt_type.h"

enum { VT_QUESTION_PARTS_MAX = 24, VT_QUESTION_BYTES_MAX = 600 };

/** Views stand in the arena. */
struct vt_question {
    struct vt_str key;         /* a whole number, canonical; "" none */
    struct vt_str loose;       /* of key */
    uint32_t serial;           /* 0: none */
    struct vt_str serial_text; /* "57", "15A" */
    struct vt_str
        parts[VT_QUESTION_PARTS_MAX]; /* what else was typed: folded, upper case: "NQ", "TW" */
    size_t part_count;
    vt_type type;         /* by its name; 0: none */
    uint32_t date;        /* yyyymmdd, 00 for unknown parts */
    uint8_t term;         /* "khóa XIII" */
    struct vt_str family; /* of the issuer that was named; "" none */
    struct vt_str issuer; /* folded name of that issuer */
    struct vt_str name;   /* the whole as a name: "luat dat dai" */
    uint32_t name_year;
    struct vt_str plenum; /* "nghi quyet hoi nghi trung uong 8 khoa xiii"; "" none */
};

int vt_question_read(struct vt_str text, struct vt_arena *arena, struct vt_question *ret,
                     struct vt_error *err);

#endif
