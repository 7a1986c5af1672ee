/* vt_begun.h — a number or name of which only the beginning has been typed, taken apart.
 * Layer: graph (private).  Threads: stateless. */
#ifndef VT_BEGUN_H
#define VT_BEGUN_H

#include "vt_arena.h"
#include "vt_status.h"
#include "vt_type.h"

enum { VT_BEGUN_PARTS_MAX = 12, VT_BEGUN_PREFIXES = 2 };

/** Views stand in the arena. */
struct vt_begun {
    /* How the loose numbers of works begin: "57.NQ.T"; "15A.2" or "15.A.2" of "15a/2". */
    struct vt_str prefixes[VT_BEGUN_PREFIXES];
    size_t prefix_count;  /* 0: there is no number */
    struct vt_str name;   /* the words, folded, where there is no number: "luat dat d" */
    struct vt_str serial; /* "57", "15" */
    bool is_serial_open;  /* more figures may follow: "chỉ thị 4" */
    vt_type type;         /* by its name; 0: none */
    struct vt_str
        parts[VT_BEGUN_PARTS_MAX]; /* what else was typed, folded, upper case: "QD", "TINH" */
    size_t part_count;
    bool is_last_open; /* the last part may be the beginning of a word */
};

/** Takes any valid UTF-8; of what is too long to name a document nothing is filled in.  VT_E_NOMEM alone
 * fails. */
int vt_begun_read(struct vt_str text, struct vt_arena *arena, struct vt_begun *ret,
                  struct vt_error *err);

#endif
