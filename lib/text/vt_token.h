/* vt_token.h — text as tokens: syllables, numbers, marks.
 * Layer: text (uses base).  Threads: stateless.
 *
 * One pass over the text; everything that reads structure (dates, numbers, layout, citations) and
 * the index works on these tokens, so line breaks, odd spaces, markdown stars, soft hyphens,
 * zero-width characters and superscript note marks are dealt with once: they are gaps between
 * tokens.  Letters and digits are separate tokens even where they touch ("QH14" is QH, 14); `gap`
 * says whether they touch. */
#ifndef VT_TOKEN_H
#define VT_TOKEN_H

#include "vt_arena.h"
#include "vt_status.h"

enum vt_token_kind { VT_TOKEN_WORD, VT_TOKEN_NUMBER, VT_TOKEN_MARK };

/** What stands before a token. */
enum vt_gap {
    VT_GAP_NONE, /* nothing: it touches the token before */
    VT_GAP_SPACE,
    VT_GAP_LINE,  /* a line break */
    VT_GAP_BLANK, /* a blank line */
    VT_GAP_PAGE   /* a form feed, or the start of the text */
};

enum vt_token_flag {
    VT_TOKEN_CAPITAL = 1 << 0, /* first letter is a capital */
    VT_TOKEN_UPPER = 1 << 1,   /* all letters are capitals */
    VT_TOKEN_MARKED = 1 << 2   /* has a diacritic or đ: match and folded form differ */
};

struct vt_token {
    uint32_t start; /* byte offset */
    uint32_t len_bytes;
    uint8_t kind;
    uint8_t gap; /* enum vt_gap */
    uint8_t flags;
    char mark; /* of a MARK: dashes are '-', quotes '"', bullets '*', else the ASCII character, 0
                  for others; runs of one mark are one token */
    uint32_t match;  /* WORD: hash of the match form.  NUMBER: value, saturated */
    uint32_t folded; /* WORD: hash of the folded form.  NUMBER: count of digits */
};

struct vt_tokens {
    const struct vt_token *items;
    size_t count;
};

/** Tokens of valid UTF-8, in the arena.  Cost: about 150 MB/s; 20 bytes a token.  VT_E_NOMEM past
 * the arena's cap, VT_E_LIMIT for a text of 4 GB and more. */
int vt_tokenize(struct vt_arena *arena, struct vt_str text, struct vt_tokens *ret,
                struct vt_error *err);

/** One word's hashes, to compare with tokens; the word must be a single token. */
struct vt_word {
    uint32_t match;
    uint32_t folded;
};
struct vt_word vt_word(struct vt_str word);

static inline struct vt_str vt_token_str(struct vt_str text, const struct vt_token *token)
{
    return vt_str_n(text.ptr + token->start, token->len_bytes);
}
static inline uint32_t vt_token_end(const struct vt_token *token)
{
    return token->start + token->len_bytes;
}
static inline bool vt_token_is(const struct vt_token *token, struct vt_word word)
{
    return token->kind == VT_TOKEN_WORD && token->match == word.match &&
           token->folded == word.folded;
}
static inline bool vt_token_is_mark(const struct vt_token *token, char mark)
{
    return token->kind == VT_TOKEN_MARK && token->mark == mark;
}

#endif
