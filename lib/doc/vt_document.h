/* vt_document.h — a text → its documents and their fields.
 * Layer: doc (uses ref, text, base).  Threads: stateless after vt_ref_init.
 * Source: Nghị định 30/2020/NĐ-CP annex I; HD 36-HD/VPTW (2018); docs/layout.md. */
#ifndef VT_DOCUMENT_H
#define VT_DOCUMENT_H

#include "vt_record.h"

/** A text with its tokens, and its lines as cells (parts of a line between wide gaps, tabs or the
 * bars of a drawn table): two columns of a letterhead are two cells. */
struct vt_cell {
    uint32_t first, end; /* tokens */
    uint32_t line;       /* number of the line */
    uint32_t column;     /* code points before it in its line */
    bool is_upper;       /* has words, and all of them are in capitals */
};

struct vt_page {
    struct vt_str text;
    const struct vt_token *tokens;
    size_t token_count;
    const struct vt_cell *cells;
    size_t cell_count;
};

/** Everything is in the arena; text is borrowed. */
int vt_page_read(struct vt_arena *arena, struct vt_str text, struct vt_page *ret,
                 struct vt_error *err);

/** The cells [begin, end) of one document. */
struct vt_extent {
    size_t begin, end;
};

/** Where each document of a bundle begins and ends: at least one, in text order, covering
 * everything. */
int vt_document_split(struct vt_arena *arena, const struct vt_page *page,
                      const struct vt_extent **ret, size_t *ret_count, struct vt_error *err);

/** Fields of the document in an extent (not its units and mentions). */
int vt_document_fields(struct vt_arena *arena, const struct vt_page *page, struct vt_extent extent,
                       struct vt_document *ret, struct vt_error *err);

/** Parts, chapters, articles … of the document; fills units. */
int vt_document_outline(struct vt_arena *arena, const struct vt_page *page, struct vt_extent extent,
                        struct vt_document *document, struct vt_error *err);

/** First and one-past-last token of an extent. */
void vt_extent_tokens(const struct vt_page *page, struct vt_extent extent, size_t *ret_first,
                      size_t *ret_end);

/** The longest position of a signer that starts at a token.  Number of its tokens, or 0. */
size_t vt_position_scan(const struct vt_page *page, size_t token, size_t end);

/** Text from a token to before another, white space folded, in the arena; ptr NULL: no memory. */
struct vt_str vt_page_text(struct vt_arena *arena, const struct vt_page *page, size_t first,
                           size_t end);
/** A field of these tokens: text, bytes, the rule that found it and how sure it is. */
struct vt_field vt_page_field(struct vt_arena *arena, const struct vt_page *page, size_t first,
                              size_t end, const char *rule, float confidence);
/** Its bytes. */
struct vt_span vt_page_span(const struct vt_page *page, size_t first, size_t end);

#endif
