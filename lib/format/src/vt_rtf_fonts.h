/* vt_rtf_fonts.h — the table of fonts of an RTF file.  Private to format. */
#ifndef VT_RTF_FONTS_H
#define VT_RTF_FONTS_H

#include "vt_arena.h"
#include "vt_legacy.h"

enum { VT_RTF_FONT_NAME_BYTES = 64 };

struct vt_rtf_font {
    struct vt_font font;
    bool is_1258; /* its bytes are windows-1258, else windows-1252 */
};

struct vt_rtf_fonts {
    struct vt_rtf_font *items;
    bool is_1258; /* the whole file */
    int entry;    /* the font that the table is speaking of; -1: none */
    char name[VT_RTF_FONT_NAME_BYTES];
    size_t name_bytes;
};

/** In the arena; false: no memory. */
bool vt_rtf_fonts_init(struct vt_rtf_fonts *fonts, struct vt_arena *arena);

/** \ansicpg, before the table. */
void vt_rtf_fonts_set_code_page(struct vt_rtf_fonts *fonts, int code_page);
/** \fcharset of the entry. */
void vt_rtf_fonts_set_charset(struct vt_rtf_fonts *fonts, int charset);
/** A letter of the entry's name, which ends in a semicolon. */
void vt_rtf_fonts_add_letter(struct vt_rtf_fonts *fonts, char c);

/** A font by its number; the first for one that there is not. */
const struct vt_rtf_font *vt_rtf_fonts_at(const struct vt_rtf_fonts *fonts, int number);

#endif
