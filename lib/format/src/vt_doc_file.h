/* vt_doc_file.h — the parts of a Word file of 6.0 to 2003: text in pieces, fonts, styles, and what
 * is said of characters and paragraphs.  Private to format.
 * Source: [MS-DOC] of Microsoft; for Word 6.0 and 95 the file format of Word 6.0 as published with
 * its software development kit.
 *
 * Every number in the file is distrusted: what lies outside a stream reads as 0. */
#ifndef VT_DOC_FILE_H
#define VT_DOC_FILE_H

#include "vt_legacy.h"
#include "vt_ole.h"

/** Parts of the text, in the order in which they follow one another in it. */
enum vt_doc_part {
    VT_DOC_MAIN,
    VT_DOC_FOOTNOTES,
    VT_DOC_HEADERS,
    VT_DOC_MACROS,
    VT_DOC_COMMENTS,
    VT_DOC_ENDNOTES,
    VT_DOC_TEXTBOXES,
    VT_DOC_HEADER_TEXTBOXES,
    VT_DOC_PART_COUNT
};

struct vt_doc_piece {
    uint32_t start, end; /* characters of the text */
    uint32_t at;         /* byte in the stream of text */
    bool is_wide;        /* UTF-16, else windows-1252 */
};

/** Characters of a stretch of bytes. */
struct vt_doc_characters {
    uint32_t start, end; /* bytes in the stream of text */
    int font;            /* index, -1: the style's */
    uint16_t symbol;     /* a character of symbol_font instead of the one in the text; 0: none */
    uint16_t symbol_font;
    bool is_hidden; /* or deleted */
    bool is_raised;
    bool is_upper;
    bool is_special; /* notes, pictures: the character stands for something */
};

struct vt_doc_paragraphs {
    uint32_t start, end; /* bytes in the stream of text */
    uint16_t style;
    bool is_in_table;
    bool is_row_end;
    bool is_inner_cell_end; /* of a table in a cell */
};

struct vt_doc_style {
    uint16_t built_in; /* 1…9 headings, 19…27 contents (sti) */
    uint16_t based_on;
    int font; /* -1: as what it is based on */
};

struct vt_doc_font {
    struct vt_str name;
    struct vt_font font;
};

struct vt_doc_file {
    struct vt_arena *arena;
    struct vt_str text;  /* stream WordDocument */
    struct vt_str table; /* where the tables are: 0Table or 1Table; in Word 6 the same */
    bool is_word6;
    uint32_t part_lengths[VT_DOC_PART_COUNT]; /* characters */
    const struct vt_doc_piece *pieces;
    size_t piece_count;
    struct vt_doc_characters *characters; /* by start */
    size_t character_count;
    struct vt_doc_paragraphs *paragraphs; /* by start */
    size_t paragraph_count;
    struct vt_doc_style *styles;
    size_t style_count;
    struct vt_doc_font *fonts;
    size_t font_count;
};

/** Read the parts, into the arena; the streams must outlive them.  streams: WordDocument, 0Table,
 * 1Table.  VT_E_UNSUPPORTED: under a password. */
int vt_doc_file_open(struct vt_arena *arena, const struct vt_ole_stream streams[3],
                     struct vt_doc_file *ret, struct vt_error *err);

/** What holds at a byte; NULL: nothing is said. */
const struct vt_doc_characters *vt_doc_characters_at(const struct vt_doc_file *file, uint32_t at);
const struct vt_doc_paragraphs *vt_doc_paragraphs_at(const struct vt_doc_file *file, uint32_t at);

/** The font of characters in a paragraph's style. */
const struct vt_doc_font *vt_doc_font_of(const struct vt_doc_file *file, int font,
                                         uint16_t paragraph_style);

/** Numbers of a stream, 0 beyond its end. */
static inline uint32_t vt_doc_u8(struct vt_str bytes, size_t at)
{
    return at < bytes.len_bytes ? (unsigned char)bytes.ptr[at] : 0;
}
static inline uint32_t vt_doc_u16(struct vt_str bytes, size_t at)
{
    return vt_doc_u8(bytes, at) | vt_doc_u8(bytes, at + 1) << 8;
}
static inline uint32_t vt_doc_u32(struct vt_str bytes, size_t at)
{
    return vt_doc_u16(bytes, at) | vt_doc_u16(bytes, at + 2) << 16;
}
/** The bytes [at, at + len_bytes) as far as they are there. */
static inline struct vt_str vt_doc_part_of(struct vt_str bytes, size_t at, size_t len_bytes)
{
    if (at >= bytes.len_bytes)
        return VT_STR_EMPTY;
    size_t left = bytes.len_bytes - at;
    return vt_str_n(bytes.ptr + at, len_bytes < left ? len_bytes : left);
}

/* The parts of vt_doc_file_open. */
int vt_doc_properties_read(struct vt_doc_file *file, struct vt_str character_pages,
                           struct vt_str paragraph_pages, struct vt_error *err);
void vt_doc_read_characters(const struct vt_doc_file *file, struct vt_str modifiers,
                            struct vt_doc_characters *ret);
int vt_doc_styles_read(struct vt_doc_file *file, struct vt_str sheet, struct vt_str fonts,
                       struct vt_error *err);

#endif
