/* vt_docx_styles.h — what paragraph styles say about numbers and headings.  Private to format. */
#ifndef VT_DOCX_STYLES_H
#define VT_DOCX_STYLES_H

#include "vt_docx_xml.h"
#include "vt_legacy.h"

enum {
    VT_DOCX_UNSET = -1,
    VT_DOCX_LEVELS = 9, /* of lists and of the outline (ECMA-376 part 1, 17.9.3) */
};

/** What holds for a paragraph, from its style or from itself. */
struct vt_docx_style {
    struct vt_str id;
    struct vt_str based_on;
    int num_id; /* VT_DOCX_UNSET; 0: not numbered */
    int level;
    int outline_level; /* VT_DOCX_LEVELS: body text */
    bool is_contents;  /* a line of the table of contents */
    bool has_font;
    struct vt_font font;
};

struct vt_docx_styles {
    struct vt_docx_style *items; /* by id */
    size_t count;
    struct vt_font font; /* where no style names one */
    struct vt_str plain; /* id of the style of paragraphs that name none */
};

/** From word/styles.xml (may be empty), in the arena.  A damaged part gives the styles before the
 *  damage: what is lost are numbers of some lists. */
int vt_docx_styles_read(struct vt_arena *arena, struct vt_str part, struct vt_docx_styles *ret,
                        struct vt_error *err);

/** A style with what it inherits; everything unset for an id that there is not. */
struct vt_docx_style vt_docx_style_of(const struct vt_docx_styles *styles, struct vt_str id);

/** The font of text in a style; in no style for the id "". */
struct vt_font vt_docx_font_of(const struct vt_docx_styles *styles, struct vt_str id);

/** At w:rFonts: what it says of letters that are not ASCII; *font stays where it says nothing. */
void vt_docx_read_fonts(struct vt_xml *xml, struct vt_font *font);

#endif
