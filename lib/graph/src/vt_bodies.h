/* vt_bodies.h — issuers as printed, and what tells two of them apart: body, level, place.
 * Layer: graph (private).  Threads: one table, one thread.
 *
 * A printed name is looked up once.  Two names can mean one issuer although they differ ("Tỉnh ủy",
 * "Ban Thường vụ Tỉnh ủy Bình Dương"); what is not printed does not tell apart. */
#ifndef VT_BODIES_H
#define VT_BODIES_H

#include "vt_strings.h"

/** Level of a local body, as its name says it. */
enum vt_body_level { VT_LEVEL_UNKNOWN, VT_LEVEL_PROVINCE, VT_LEVEL_DISTRICT, VT_LEVEL_COMMUNE };

struct vt_body {
    uint32_t name;   /* strings: folded; as the table of issuers has it, else as printed */
    uint32_t words;  /* strings: folded, as printed */
    uint32_t family; /* strings: bodies that share one series of numbers; 0: not in the table */
    uint32_t code;   /* strings: its code in numbers, or 0 */
    uint32_t place;  /* places */
    uint8_t level;   /* enum vt_body_level */
    bool is_known;   /* stands in the table */
    bool is_local;
};

struct vt_bodies {
    struct vt_strings *strings; /* borrowed */
    struct vt_strings printed;  /* names as printed; number 0: none */
    struct vt_body *bodies;     /* by number in printed */
    size_t body_room;
    struct vt_strings spellings; /* of places, as given */
    uint32_t *places_spelled;    /* places, by number in spellings */
    size_t spelling_room;
    struct vt_strings places; /* folded; number 0: unknown */
    uint32_t *place_names;    /* strings: how a place is shown, by number in places */
    size_t place_room;
};

int vt_bodies_init(struct vt_bodies *bodies, struct vt_strings *strings, struct vt_error *err);
void vt_bodies_release(struct vt_bodies *bodies);

/** Number of a printed issuer; 0 for "". */
int vt_bodies_add(struct vt_bodies *bodies, struct vt_str printed, uint32_t *ret,
                  struct vt_error *err);

/** Number of a place; 0 for "".  Written with diacritics somewhere, it is shown with them. */
int vt_bodies_add_place(struct vt_bodies *bodies, struct vt_str place, uint32_t *ret,
                        struct vt_error *err);

static inline const struct vt_body *vt_bodies_get(const struct vt_bodies *bodies, uint32_t issuer)
{
    return &bodies->bodies[issuer];
}
struct vt_str vt_bodies_place_name(const struct vt_bodies *bodies, uint32_t place);

/** Whether two printed issuers can be one body (0: unknown, can be any). */
bool vt_bodies_compatible(const struct vt_bodies *bodies, uint32_t a, uint32_t b);

/** Whether two printed issuers say the same: stricter, Bộ Chính trị is not Ban Chấp hành Trung ương
 *  although both sign TW. */
bool vt_bodies_same(const struct vt_bodies *bodies, uint32_t a, uint32_t b);

/** Places that can be one (0: unknown). */
static inline bool vt_places_compatible(uint32_t a, uint32_t b)
{
    return a == 0 || b == 0 || a == b;
}

#endif
