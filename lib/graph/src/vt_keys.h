/* vt_keys.h — what the numbers of documents say by themselves, each number looked at once.
 * Layer: graph (private).  Threads: one table, one thread. */
#ifndef VT_KEYS_H
#define VT_KEYS_H

#include "vt_number.h"
#include "vt_strings.h"

/** What a place does to a number: nothing, or it makes another document of it. */
enum vt_scope {
    VT_SCOPE_CENTRAL, /* one body in the country signs so */
    VT_SCOPE_LOCAL,   /* each place has a body that signs so: UBND, TU, ĐU, Sở … */
    VT_SCOPE_OPEN     /* not in the table of issuers */
};

struct vt_key {
    uint32_t loose;       /* strings */
    uint32_t family;      /* strings: bodies that share the series; 0: unknown */
    uint32_t issuer_code; /* strings */
    uint32_t serial;      /* 0: none */
    uint16_t year;
    vt_type type;  /* what its code says */
    uint8_t scope; /* enum vt_scope */
    bool is_party;
    bool is_assembly; /* of the National Assembly: laws and resolutions look alike */
    bool is_joint;    /* of several bodies: each may be named as its issuer */
    bool is_bare;     /* only a serial: "57" of "Nghị quyết 57" */
    bool is_plain;    /* its codes stand in the tables */
    uint32_t same_as; /* the key of which it is a misprint; itself: none */
};

struct vt_keys {
    struct vt_strings texts; /* number 0: no key */
    struct vt_key *items;    /* by number; made by vt_keys_describe */
};

int vt_keys_init(struct vt_keys *keys, struct vt_error *err);
void vt_keys_release(struct vt_keys *keys);

/** Fill items.  anchored[k]: a document with that number is held or known, so it cannot be a
 * misprint. Two keys that differ only in separators and D for Đ are one where just one of them has
 * codes that exist (30/2020/ND-CP is 30/2020/NĐ-CP; but ĐA and DA both exist). */
int vt_keys_describe(struct vt_keys *keys, struct vt_strings *strings, const bool *anchored,
                     struct vt_error *err);

/** "57" of "Nghị quyết 57", "15a": figures, and a letter at most. */
bool vt_key_is_bare(struct vt_str text);

static inline struct vt_str vt_keys_text(const struct vt_keys *keys, uint32_t key)
{
    return vt_strings_get(&keys->texts, key);
}

#endif
