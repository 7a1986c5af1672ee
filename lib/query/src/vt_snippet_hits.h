/* vt_snippet_hits.h — where the words and phrases of a question stand in a text. */
#ifndef VT_SNIPPET_HITS_H
#define VT_SNIPPET_HITS_H

#include "vt_query.h"
#include "vt_token.h"

enum { VT_SNIPPET_PHRASES = 128 }; /* of a question that are looked for */

/** Words and numbers of a text; they point into its tokens, where marks stand between them. */
struct vt_words {
    const struct vt_token **items;
    size_t count;
};

struct vt_hit {
    size_t first, count; /* words */
    uint32_t phrase;     /* of the query */
    bool is_exact;       /* with the marks that were asked for */
};

/** In order of the text. */
struct vt_hits {
    struct vt_hit *items;
    size_t count;
    uint32_t phrase_hits[VT_SNIPPET_PHRASES]; /* how often each phrase stands in the text */
};

int vt_words_read(struct vt_arena *arena, struct vt_str text, struct vt_words *ret);

/** A phrase that stands somewhere with its marks counts only so; else without. */
int vt_hits_find(struct vt_arena *arena, const struct vt_query *query, struct vt_str text,
                 const struct vt_words *words, struct vt_hits *ret);

#endif
