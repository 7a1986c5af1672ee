/* vt_rtf_words.h — the control words of RTF that are looked at.  Private to format.
 * Source: Rich Text Format Specification 1.9.1, Microsoft. */
#ifndef VT_RTF_WORDS_H
#define VT_RTF_WORDS_H

#include "vt_str.h"

enum vt_rtf_word {
    VT_RTF_OTHER,
    VT_RTF_CODE_PAGE,
    VT_RTF_BINARY,
    VT_RTF_CAPS,
    VT_RTF_CELL,
    VT_RTF_CHARSET,
    VT_RTF_DEFAULT_FONT,
    VT_RTF_DELETED,
    VT_RTF_DROPPED, /* a destination that is no text of the document */
    VT_RTF_FONT,
    VT_RTF_FONT_TABLE,
    VT_RTF_FOOTNOTE,
    VT_RTF_HIDDEN,
    VT_RTF_IN_TABLE,
    VT_RTF_KEPT, /* a destination marked as one that may be passed over, with text in it */
    VT_RTF_LINE,
    VT_RTF_NOTE_MARK,
    VT_RTF_PARAGRAPH,
    VT_RTF_PARAGRAPH_DEFAULTS,
    VT_RTF_PLAIN,
    VT_RTF_ROW,
    VT_RTF_SUPER,
    VT_RTF_NOT_SUPER,
    VT_RTF_TAB,
    VT_RTF_UNICODE,
    VT_RTF_UNICODE_SKIP,
    VT_RTF_CHARACTER, /* stands for one */
};

/** What a word means; *ret_character: what a VT_RTF_CHARACTER stands for, UTF-8. */
enum vt_rtf_word vt_rtf_word(struct vt_str name, const char **ret_character);

#endif
