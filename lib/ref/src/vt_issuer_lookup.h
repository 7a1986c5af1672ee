/* vt_issuer_lookup.h — the look-up tables behind vt_issuer.h and the codes of numbers. */
#ifndef VT_ISSUER_LOOKUP_H
#define VT_ISSUER_LOOKUP_H

#include "vt_issuer.h"

/** Build everything; thread-safe, cheap to repeat. */
void vt_issuer_lookup_init(void);

/** What the tables know of a code in a number, whatever its case: its canonical spelling. */
struct vt_code {
    struct vt_str canonical;
    bool is_type;
    bool is_issuer;
    const struct vt_issuer *issuer; /* NULL unless is_issuer */
};

/** code: match form (lower case).  False if no table has it. */
bool vt_code_lookup(struct vt_str code, struct vt_code *ret);

#endif
