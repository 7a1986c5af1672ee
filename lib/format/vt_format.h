/* vt_format.h — bytes of a file → one UTF-8 text with its blocks.
 * Layer: format (uses text, base); libxml2, libarchive, poppler and libgsf end
 * here.
 * Threads: stateless, but meant for the extraction child (vt_worker.h): a hostile file may make a
 * library crash, and that must not take more than the child with it.
 *
 * The text that comes out is what every byte offset of an extraction counts in, but for plain text,
 * whose offsets are those of the file: in UTF-8 the text is the file itself, byte for byte (a BOM stays
 * in front), in other encodings `steps` lead back to it. */
#ifndef VT_FORMAT_H
#define VT_FORMAT_H

#include "vt_arena.h"
#include "vt_decode.h"
#include "vt_status.h"

enum vt_format {
    VT_FORMAT_UNKNOWN,
    VT_FORMAT_TEXT, /* plain text and Markdown, in any encoding lib/text decodes */
    VT_FORMAT_HTML,
    VT_FORMAT_DOCX,
    VT_FORMAT_PDF,
    VT_FORMAT_DOC, /* Word 6 to 2003 */
    VT_FORMAT_RTF,
    VT_FORMAT_XLS,  /* Excel to 2003 */
    VT_FORMAT_XLSX, /* Excel from 2007 */
    VT_FORMAT_ODT,  /* OpenDocument text */
    VT_FORMAT_ODS,  /* OpenDocument spreadsheet */
    VT_FORMAT_ZIP,  /* from here on not read: UNSUPPORTED with the reason */
    VT_FORMAT_IMAGE,
    VT_FORMAT_DATA, /* JSON, CSV … */
    VT_FORMAT_COUNT
};

struct vt_format_info {
    enum vt_format format;
    const char *name; /* "docx" */
    const char *media_type;
    bool is_read;        /* false: listed in the failure report as not read yet */
    const char *why_not; /* English, for the report; NULL where is_read */
};

const struct vt_format_info *vt_format_info(enum vt_format format);

/** What the bytes are: by their first bytes and, for packages, their parts; the name decides only
 *  between kinds of text.  Never reads past len_bytes. */
enum vt_format vt_format_detect(struct vt_str bytes, const char *name);

enum vt_block_kind {
    VT_BLOCK_PARAGRAPH,
    VT_BLOCK_HEADING,
    VT_BLOCK_LIST_ITEM,
    VT_BLOCK_TABLE_ROW,   /* cells of the row stand in the text separated by a tab */
    VT_BLOCK_PAGE_DEBRIS, /* running head or foot, page number: not content */
    VT_BLOCK_STAMP,       /* visible part of an electronic signature: evidence, not content */
    VT_BLOCK_NOTE         /* foot- or endnote */
};

/** Blocks are in text order, do not overlap, and cover everything that is not white space. */
struct vt_block {
    struct vt_span span;
    enum vt_block_kind kind;
    uint32_t page; /* 1-based; 0 unknown */
};

struct vt_format_text {
    struct vt_str text; /* valid UTF-8, in the arena; not normalised */
    const struct vt_block *blocks;
    size_t block_count; /* 0 for plain text: lib/doc finds the blocks of lines itself */
    enum vt_format format;
    uint32_t page_count;    /* 0 where the format has no pages */
    struct vt_str encoding; /* of plain text: "utf-8", "tcvn3" … */
    /* Of plain text that is not UTF-8: the way back from the text to the bytes of the file. */
    const struct vt_offset_step *steps;
    size_t step_count;
};

struct vt_format_limits {
    size_t text_bytes; /* most text that may come out */
    size_t
        part_bytes; /* most bytes unpacked at a time: the parts of a package that belong together */
    size_t part_count;
    unsigned ratio; /* most unpacked : packed */
    uint32_t page_count;
};

/** 256 MB of text, 512 MB a part, 10,000 parts, 200 : 1, 20,000 pages. */
extern const struct vt_format_limits VT_FORMAT_LIMITS;

/** Read a file's bytes.  name is used for vt_format_detect only.
 *  VT_E_UNSUPPORTED: a kind that is not read, or a PDF without a text layer (err says which and
 * why); VT_E_FORMAT: damaged; VT_E_LIMIT: past a limit. */
int vt_format_read(struct vt_arena *arena, struct vt_str bytes, const char *name,
                   const struct vt_format_limits *limits, struct vt_format_text *ret,
                   struct vt_error *err);

/** The text with everything that is not content (PAGE_DEBRIS, STAMP) overwritten by spaces, so that
 * byte offsets stay.  The line break after such a block goes too: a sentence that runs over a
 * page's foot is not cut by it.  Borrows the text where there is no such block.  VT_E_NOMEM past
 * the cap. */
int vt_format_content(struct vt_arena *arena, const struct vt_format_text *text, struct vt_str *ret,
                      struct vt_error *err);

#endif
