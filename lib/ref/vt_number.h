/* vt_number.h — document numbers: grammar, parts, canonical keys.
 * Layer: ref (uses text, base).  Threads: stateless after vt_ref_init.
 * Source: Nghị định 30/2020/NĐ-CP annex I and III; Luật 80/2015/QH13; HD 36-HD/VPTW (2018); older
 * forms as described in docs/numbers.md. */
#ifndef VT_NUMBER_H
#define VT_NUMBER_H

#include "vt_arena.h"
#include "vt_token.h"
#include "vt_type.h"

enum vt_number_form {
    VT_NUMBER_NONE,
    VT_NUMBER_QH,       /* 59/2020/QH14, 36/2001/PL-UBTVQH10 */
    VT_NUMBER_JOINT,    /* 55/2005/TTLT-BNV-VPCP */
    VT_NUMBER_NORM,     /* 30/2020/NĐ-CP */
    VT_NUMBER_PARTY,    /* 57-NQ/TW */
    VT_NUMBER_ADMIN,    /* 155/QĐ-TTg */
    VT_NUMBER_DISPATCH, /* 1391/UBND-VX */
    VT_NUMBER_MASS,     /* 84-QĐ/TWĐTN */
    VT_NUMBER_LEGACY,   /* 64/SL, 332/HĐBT, 327-CT */
    VT_NUMBER_BARE      /* "57" after a type word; only the serial is known */
};

/** A parsed number.  Views stand in the arena that was given; codes are NFC, in canonical case. */
struct vt_number {
    enum vt_number_form form;
    enum vt_regime regime;
    struct vt_str
        serial; /* without leading zeros, with dotted part and letter: "57", "66.7", "15A" */
    uint32_t serial_value;
    uint16_t year;             /* 0: none */
    struct vt_str type_code;   /* "NQ", or "" */
    struct vt_str issuer_code; /* "TW", "QH14", "BNV-VPCP", or "" */
    struct vt_str units;       /* "VX", "QLHC", "A-B", or "" */
    vt_type type;   /* what type_code says, or 0; a type word in the text goes before it */
    bool malformed; /* separators are not those of its regime (03/NQ/CP) */
};

/** Read one number that fills the whole text ("Số:" in front, spaces, odd dashes, *, case and
 *  misplaced separators are forgiven).  VT_E_FORMAT if it is none. */
int vt_number_parse(struct vt_str text, struct vt_arena *arena, struct vt_number *ret);

/** Canonical print: Party n-TYPE/ISSUER[-UNIT], state n[/yyyy]/TYPE-ISSUER[-UNIT].  Equal keys are
 * the same number. */
struct vt_str vt_number_key(const struct vt_number *number, struct vt_arena *arena);

/** For look-ups that forgive: upper case, Đ as D, every separator '.': "57.NQ.TW".  Diacritics of
 * the codes are folded too. */
struct vt_str vt_number_loose(struct vt_str key, struct vt_arena *arena);

/** A number whose serial is token `from` and that ends before token `end`.  text: what the tokens
 * point into.  announced: a type word or "số" stands before it, so that short and old forms count.
 * Number of its tokens, or 0.  Cost: constant; a rejected candidate allocates nothing. */
size_t vt_number_scan(struct vt_str text, const struct vt_token *tokens, size_t from, size_t end,
                      bool announced, struct vt_arena *arena, struct vt_number *ret);

/** A quick look: false where vt_number_scan finds nothing, as behind most figures of a text. */
bool vt_number_may_begin(const struct vt_token *tokens, size_t from, size_t end);

/** The same for a number whose figures were left blank ("/QĐ-UBND", "….-KH/TU"): `from` is where
 * the serial would stand.  serial is "". */
size_t vt_number_scan_blank(struct vt_str text, const struct vt_token *tokens, size_t from,
                            size_t end, struct vt_arena *arena, struct vt_number *ret);

#endif
