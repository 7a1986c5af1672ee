/* vt_codes.h — the words of a unit as numbers, which the index keeps beside it.
 * Layer: query (uses text).  Threads: stateless after vt_ref_init.  docs/index-format.md.
 *
 * Ranking and phrases compare words of a hundred texts for one question; to unpack and cut those took
 * nine tenths of its time.  A word is two bytes here: a hash of its match form, or of the value of a
 * number.  Two words may share a code (one pair of 65,536), so what is decided by codes alone is right but
 * for chance, and what is shown of it is looked up in the text. */
#ifndef VT_CODES_H
#define VT_CODES_H

#include "vt_arena.h"
#include "vt_status.h"
#include "vt_token.h"

enum {
    VT_CODE_STOP = 0, /* a sentence ends; no word has it */
    VT_CODE_COUNT = 1 << 16
};

/** Codes of a text, two bytes each, at any address. */
struct vt_codes {
    const char *bytes;
    size_t count;
};

static inline uint16_t vt_codes_at(struct vt_codes codes, size_t index)
{
    uint16_t code;
    memcpy(&code, codes.bytes + 2 * index, sizeof code);
    return code;
}

/** Codes of the tokens of a text in NFC, in the arena.  Marks are left out; the end of a sentence (a line
 * break, "." ";" ":") is one stop. */
int vt_codes_make(struct vt_arena *arena, const struct vt_tokens *tokens, struct vt_codes *ret,
                  struct vt_error *err);

/** What a unit has: its title (of an article: that of its document), its heading, its text. */
struct vt_unit_codes {
    struct vt_codes title, heading, text;
};

/** As they are stored: all of title and heading, and at most `most` codes of the text.  ptr is NULL on
 * failure. */
struct vt_str vt_unit_codes_pack(struct vt_arena *arena, const struct vt_unit_codes *codes,
                                 size_t most);
/** Views of what was packed.  False: it was not. */
bool vt_unit_codes_unpack(struct vt_str packed, struct vt_unit_codes *ret);

/** The codes of the words that one word of a question stands for. */
struct vt_code_set {
    const uint16_t *codes;
    size_t count;
};

enum vt_code_reading {
    VT_CODE_AS_TYPED, /* that word */
    VT_CODE_UNMARKED, /* that word, or itself typed without its marks */
    VT_CODE_ANY_MARKS /* every word with these letters: of a question without any marks */
};

/** Sets of the words of a text, one for each, marks left out. */
int vt_code_sets_read(struct vt_arena *arena, struct vt_str words, enum vt_code_reading reading,
                      struct vt_code_set **ret, size_t *ret_count, struct vt_error *err);

#endif
